package inflight.packet.wire;

/**
 * Point-to-Point Protocol (RFC 1661): an optional address and control field (ff 03, RFC 1662), a
 * protocol number of one or two bytes, the packet. PPPoE (RFC 2516) puts a session header in front.
 */
final class Ppp {
  private static final int ADDRESS = 0xff;
  private static final int HDLC_UNICAST = 0x0f;
  private static final int HDLC_MULTICAST = 0x8f;
  private static final int IPV4 = 0x0021;
  private static final int IPV6 = 0x0057;
  private static final int MPLS = 0x0281;
  private static final int MPLS_MULTICAST = 0x0283;
  private static final int PPPOE_HEADER_LEN = 6;

  private Ppp() {}

  /** Framed (RFC 1662); a serial line may carry Cisco HDLC as well, whose first byte tells. */
  static void pppOrHdlc(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int first = at < capEnd ? Bytes.u8(b, at) : ADDRESS;
    if (first == HDLC_UNICAST || first == HDLC_MULTICAST) {
      CiscoHdlc.dissect(d, b, at, capEnd, wireEnd);
    } else {
      packet(d, b, at, at + (first == ADDRESS ? 2 : 0), capEnd, wireEnd);
    }
  }

  /** Without framing. */
  static void packet(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    packet(d, b, at, at, capEnd, wireEnd);
  }

  /** {@code at} is the protocol number of the PPP layer that starts at {@code from}. */
  private static void packet(Dissection d, byte[] b, int from, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.PPP, b, from, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.PPP, at, 2, capEnd, wireEnd)) {
      return;
    }
    // An odd first byte is a protocol number squeezed into one byte (RFC 1661 6.5).
    boolean squeezed = (b[at] & 1) != 0;
    int protocol = squeezed ? Bytes.u8(b, at) : Bytes.u16(b, at);
    int next = at + (squeezed ? 1 : 2);
    switch (protocol) {
      case IPV4 -> Ipv4.byVersion(d, b, next, capEnd, wireEnd);
      case IPV6 -> Ipv6.dissect(d, b, next, capEnd, wireEnd);
      case MPLS, MPLS_MULTICAST -> Mpls.dissect(d, b, next, capEnd, wireEnd);
      default -> Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  /** Version and type, code, session (2), length (2), then PPP without its framing. */
  static void session(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.PPPOE, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.PPPOE, at, PPPOE_HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int next = at + PPPOE_HEADER_LEN;
    int end = Math.min(wireEnd, next + Bytes.u16(b, at + 4));
    packet(d, b, next, Math.min(capEnd, end), end);
  }
}
