package inflight.lab.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import inflight.document.Capture;
import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A capture becomes notation, and the notation a capture that gives the same notation again. */
class CaptureScriptTest {
  @TempDir private Path folder;

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sample-captures"))) {
      return files.filter(f -> f.toString().endsWith(".pcapng")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleSurvivesTheWayThroughTheNotation(Path sample) throws IOException {
    try (Capture capture = Compiled.load(sample)) {
      int connections = Math.min(capture.connections().size(), 5);
      for (int n = 0; n < connections; n++) {
        Script script = CaptureScript.of(capture, capture.trace(n), 1 << 16, s -> "");
        assertFalse(script.lines().isEmpty());
        assertEquals(script, Script.parse(script.text()));
        if (isOneConnection(script)) {
          assertEquals(withoutComments(script), again(script), sample + " connection " + n);
        }
      }
    }
  }

  private String again(Script script) throws IOException {
    try (Capture capture = Compiled.capture(folder, script.text())) {
      return withoutComments(CaptureScript.of(capture, capture.trace(0), 1 << 16, s -> ""));
    }
  }

  /** A second SYN would open another one (and a frame too long for IP cannot be made). */
  private static boolean isOneConnection(Script script) {
    long syns =
        script.lines().stream()
            .filter(l -> l instanceof Script.Segment s && (s.flags() & 0x12) == 2)
            .map(l -> ((Script.Segment) l).seq())
            .distinct()
            .count();
    return syns <= 2;
  }

  private static String withoutComments(Script script) {
    return new Script(script.lines().stream().filter(l -> !(l instanceof Script.Comment)).toList())
        .text();
  }

  @Test
  void everythingThatALineCanSayComesBack() throws IOException {
    String text =
        """
        C 192.0.2.10:40000 iss 4294967290
        S 192.0.2.20:80 iss 7
        link raw mtu 1500
        start 1767225600.500000000
        +0.000 C SEWe 0:4 win 64240 <mss 1460,sackOK,ts 1/0,wscale 7,tfo 0102030405060708> "data"
        +0.040 S SA 0 ack 1 win 65160 <mss 1400,nop,nop,sackOK,nop,nop,nop,eol> ttl 60 id 999
        +0.000 C . 1 ackraw 77 win 502 badsum
        +0.001 S A 1 ack 1 win 502 <sack 5:9/12:14> ce id 5
        +0.000 S U 1 ackraw 7 win 0 urg 9 <hex:02000000> ect0 reserved 5
        -0.250 C RA 40000 ack 1 win 1 <k254 f9890102,k77>
        """;
    try (Capture capture = Compiled.capture(folder, text)) {
      assertEquals(text, CaptureScript.of(capture, capture.trace(0), 99, s -> "").text());
    }
  }
}
