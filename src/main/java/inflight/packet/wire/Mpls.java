package inflight.packet.wire;

/**
 * MPLS label stack (RFC 3032): label (20 bits), traffic class (3), bottom of stack (1), TTL (8).
 * What follows the last label is not named: its first four bits tell.
 */
final class Mpls {
  static final int UDP_PORT = 6635;
  private static final int LABEL_LEN = 4;
  private static final int OAM_ALERT = 14;

  private Mpls() {}

  static void dissect(Dissection d, byte[] b, int from, int capEnd, int wireEnd) {
    int at = from;
    boolean bottom = false;
    while (!bottom) {
      if (d.push(Protocol.MPLS, b, at, capEnd, wireEnd) < 0
          || Dissector.lacks(d, Protocol.MPLS, at, LABEL_LEN, capEnd, wireEnd)) {
        return;
      }
      bottom = (b[at + 2] & 1) != 0;
      at += LABEL_LEN;
    }
    boolean maintenance = Bytes.i32(b, at - LABEL_LEN) >>> 12 == OAM_ALERT; // ITU-T Y.1711
    int nibble = at >= capEnd || maintenance ? -1 : Bytes.u8(b, at) >>> 4;
    switch (nibble) {
      case 4 -> Ipv4.byVersion(d, b, at, capEnd, wireEnd);
      case 6 -> Ipv6.dissect(d, b, at, capEnd, wireEnd);
      case 1 -> associated(d, b, at, capEnd, wireEnd);
      // A pseudowire with its control word (RFC 4448 4.6) carries Ethernet.
      case 0 -> Ethernet.dissect(d, b, at + 4, capEnd, wireEnd);
      default -> Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }

  /** Associated channel of a pseudowire (RFC 5586 2.1): version (1), 0 (1), channel type (2). */
  private static void associated(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (Dissector.lacks(d, Protocol.MPLS, at, 4, capEnd, wireEnd)) {
      return;
    }
    switch (Bytes.u16(b, at + 2)) {
      case 0x21 -> Ipv4.byVersion(d, b, at + 4, capEnd, wireEnd);
      case 0x57 -> Ipv6.dissect(d, b, at + 4, capEnd, wireEnd);
      default -> Dissector.data(d, b, at + 4, capEnd, wireEnd);
    }
  }
}
