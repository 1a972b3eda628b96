package inflight.packet.wire;

/** IPv4 options (RFC 791 3.1), as far as a packet cannot be read on behind a broken one. */
final class Ipv4Options {
  private static final int END = 0;
  private static final int NO_OPERATION = 1;

  private Ipv4Options() {}

  /**
   * Whether no option in {@code [from, to)} is shorter than what it has to hold. One whose length
   * makes no sense at all only ends the list, as Wireshark has it.
   */
  static boolean readable(byte[] b, int from, int to) {
    int p = from;
    while (p < to && b[p] != END) {
      if (b[p] == NO_OPERATION) {
        p++;
        continue;
      }
      int len = p + 1 < to ? Bytes.u8(b, p + 1) : 0;
      if (len < 2 || p + len > to) {
        return true;
      }
      if (len < shortest(b, p)) {
        return false;
      }
      p += len;
    }
    return true;
  }

  private static int shortest(byte[] b, int at) {
    return switch (Bytes.u8(b, at)) {
      case 0x82, 0x85 -> 3; // security
      case 0x86 -> 6; // commercial security
      case 0x83, 0x89, 0x07 -> 3; // routes: the pointer
      case 0x88, 0x0b, 0x0c, 0x44, 0x94 -> 4; // stream, MTU, time stamp, router alert
      case 0x52 -> 12; // traceroute
      case 0x19 -> 3; // Quick-Start
      default -> 2;
    };
  }
}
