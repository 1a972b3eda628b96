package inflight.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.capture.CaptureFailure.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said to other programs and what they say, without starting any. */
class CaptureTextsTest {
  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:1, ::1",
    "fe80:0:0:0:fc:ff:fe00:1, fe80::fc:ff:fe00:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "0:0:0:0:0:0:0:0, ::",
    "192.0.2.1, 192.0.2.1"
  })
  void addressesAsRfc5952WritesThem(String longForm, String shortForm) {
    assertEquals(shortForm, NetworkDevice.shortest(longForm));
  }

  @Test
  void readsTheLineOfADevice() {
    NetworkDevice d = NetworkDevice.parse("eth0\t22\t1\t192.0.2.2,0:0:0:0:0:0:0:1\ta card");
    assertEquals(List.of("192.0.2.2", "::1"), d.addresses());
    assertEquals("up", d.state());
    assertThrows(IllegalArgumentException.class, () -> NetworkDevice.parse("eth0 22"));
  }

  @Test
  void theOtherHostsShellTakesNothingApart() {
    List<String> command = Remote.command("user@host", "eth0", "host $(reboot) or 'x'", 128);
    assertEquals(
        "exec tcpdump -U -w - -i eth0 -s 128 "
            + "'(host $(reboot) or '\\''x'\\'') and not (tcp port 22)'",
        command.getLast());
    assertThrows(
        IllegalArgumentException.class, () -> Remote.command("-oProxyCommand=x", "", "", 0));
  }

  @Test
  void readsTheSentencesOfExtcap() {
    assertEquals(
        Map.of("number", "0", "call", "--host", "display", "A = b"),
        Extcap.parts("arg {number=0}{call=--host}{display=A = b}"));
  }

  @Test
  void theHelperIsToldOnlyWhatWasAsked() {
    CaptureRequest plain = CaptureRequest.ofInterfaces(List.of("lo"), Path.of("x.pcapng"));
    assertEquals(List.of("capture", "--file", "x.pcapng", "--interface", "lo"), plain.words());
    assertTrue(plain.withLimits(5, 0, 0).words().containsAll(List.of("--count", "5")));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyFailureIsOneLine(Kind kind) {
    assertEquals(1, new CaptureFailure(kind, "what happened").getMessage().lines().count());
    assertEquals(
        kind, Kind.ofCode(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
  }
}
