package inflight.tcp.connection;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Tcp;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Data connections that FTP control connections have announced (RFC 959 4.1.2, RFC 2428 3).
 *
 * <p>Wireshark's FTP dissector enters them into its table of conversations before they open. A SYN
 * that finds its connection there does not open one, which is why it is missing in {@code
 * tcp.completeness}. An EPRT never has that effect: Wireshark takes the client for both ends.
 */
public final class Announced {
  private static final int CONTROL_PORT = 21;
  private static final int DATA_PORT = 20;
  private static final int MAX_LINE = 512;

  /** Four bytes of address and two of port, as PORT and the answer to PASV have them. */
  private static final Pattern SIX =
      Pattern.compile("(?<!\\d)(\\d+),(\\d+),(\\d+),(\\d+),(\\d+),(\\d+)");

  private static final Pattern EXTENDED =
      Pattern.compile("^[^(]*\\(([!-~])\\1\\1(\\d{1,5})\\1.*\\)");

  /** One end with its port, the other one with any. */
  private record Expected(long hi, long lo, int port, long otherHi, long otherLo) {}

  private final Set<Expected> expected = new HashSet<>();

  /** Takes in a segment of the tuple; of those to and from port 21 that carry data. */
  public void read(Tuple t, Dissection d, int payloadLen) {
    boolean request = (t.ports & 0xffff) == CONTROL_PORT;
    if (payloadLen <= 0 || !request && t.ports >>> 16 != CONTROL_PORT) {
      return;
    }
    int tcp = d.tcp();
    int from = d.start(tcp) + Tcp.headerLen(d.data(tcp), d.start(tcp));
    int end = Math.min(d.capturedEnd(tcp), from + Math.min(payloadLen, MAX_LINE));
    if (end > from) {
      line(t, request, new String(d.data(tcp), from, end - from, StandardCharsets.ISO_8859_1));
    }
  }

  private void line(Tuple t, boolean request, String text) {
    String line = text.lines().findFirst().orElse("");
    if (request && line.startsWith("PORT ")) {
      Matcher m = SIX.matcher(line);
      if (m.find()) {
        expected.add(new Expected(t.dstHi, t.dstLo, DATA_PORT, 0, address(m)));
      }
    } else if (!request && line.startsWith("227")) {
      Matcher m = SIX.matcher(line.substring(Math.min(4, line.length())));
      if (m.find()) {
        int port = (byteOf(m, 5) << 8) + byteOf(m, 6);
        expected.add(new Expected(0, address(m), port, t.dstHi, t.dstLo));
      }
    } else if (!request && line.startsWith("229")) {
      Matcher m = EXTENDED.matcher(line.substring(Math.min(4, line.length())));
      if (m.find()) {
        int port = Integer.parseInt(m.group(2)) & 0xffff;
        expected.add(new Expected(t.srcHi, t.srcLo, port, t.dstHi, t.dstLo));
      }
    }
  }

  private static long address(Matcher m) {
    return (long) byteOf(m, 1) << 24 | byteOf(m, 2) << 16 | byteOf(m, 3) << 8 | byteOf(m, 4);
  }

  private static int byteOf(Matcher m, int group) {
    String digits = m.group(group);
    return digits.length() > 9 ? 0 : Integer.parseInt(digits) & 0xff;
  }

  /** Whether the connection of this tuple was announced; an announcement counts once. */
  public boolean take(Tuple t) {
    if (expected.isEmpty()) {
      return false;
    }
    return expected.remove(new Expected(t.srcHi, t.srcLo, t.ports >>> 16, t.dstHi, t.dstLo))
        || expected.remove(new Expected(t.dstHi, t.dstLo, t.ports & 0xffff, t.srcHi, t.srcLo));
  }
}
