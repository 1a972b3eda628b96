package inflight.packet.wire;

/**
 * Network Service Header (RFC 8300 2.2): version, TTL and length in 4 bytes (2), type of metadata
 * (1), next protocol (1), service path (4), metadata.
 */
final class Nsh {
  private static final int BASE_LEN = 8;
  private static final int FIXED_METADATA = 1;
  private static final int FIXED_LEN = 24;
  private static final int VARIABLE_METADATA = 2;

  private Nsh() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.NSH, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.NSH, at, BASE_LEN, capEnd, wireEnd)) {
      return;
    }
    int len = headerLen(b, at);
    if (!Dissector.lacks(d, Protocol.NSH, at, len, capEnd, wireEnd) && at + len < capEnd) {
      next(d, Bytes.u8(b, at + 3), b, at + len, capEnd, wireEnd);
    }
  }

  /** A length that the type of metadata forbids does not count. */
  private static int headerLen(byte[] b, int at) {
    int len = (b[at + 1] & 0x3f) << 2;
    return switch (b[at + 2]) {
      case FIXED_METADATA -> FIXED_LEN;
      case VARIABLE_METADATA -> Math.max(len, BASE_LEN);
      default -> Math.max(len, 4);
    };
  }

  /** Protocol numbers that VXLAN-GPE has too. */
  static void next(Dissection d, int protocol, byte[] b, int at, int capEnd, int wireEnd) {
    switch (protocol) {
      case 1 -> Ipv4.byVersion(d, b, at, capEnd, wireEnd);
      case 2 -> Ipv6.dissect(d, b, at, capEnd, wireEnd);
      case 3 -> Ethernet.dissect(d, b, at, capEnd, wireEnd);
      case 4 -> dissect(d, b, at, capEnd, wireEnd);
      case 5 -> Mpls.dissect(d, b, at, capEnd, wireEnd);
      default -> Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }
}
