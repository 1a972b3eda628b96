package inflight.packet.wire;

/**
 * Captures of Juniper routers: magic number 4d4743, flags (1), extensions (length (2), then so many
 * bytes) if a flag says so, then the link layer of the interface, or, where another flag says that
 * there is none, a protocol number (4, little endian).
 */
final class Juniper {
  private static final int MAGIC = 0x4d4743;
  private static final int EXTENSIONS = 0x80;
  private static final int NO_LINK_LAYER = 0x02;

  private Juniper() {}

  /** {@code linkType}: which link layer follows. */
  static void dissect(Dissection d, int linkType, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.JUNIPER, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.JUNIPER, at, 6, capEnd, wireEnd)) {
      return;
    }
    int flags = Bytes.u8(b, at + 3);
    boolean hasHeader = Bytes.u24(b, at) == MAGIC; // old ones write none
    int len = !hasHeader ? 0 : (flags & EXTENSIONS) != 0 ? 6 + Bytes.u16(b, at + 4) : 4;
    boolean bare = hasHeader && (flags & NO_LINK_LAYER) != 0;
    if (Dissector.lacks(d, Protocol.JUNIPER, at, len + (bare ? 4 : 0), capEnd, wireEnd)) {
      return;
    }
    if (bare) {
      int protocol = Integer.reverseBytes(Bytes.i32(b, at + len));
      payload(d, protocol, b, at + len + 4, capEnd, wireEnd);
    } else {
      switch (linkType) {
        case LinkType.JUNIPER_ETHER, LinkType.JUNIPER_PPPOE ->
            Ethernet.dissect(d, b, at + len, capEnd, wireEnd);
        case LinkType.JUNIPER_PPP -> Ppp.packet(d, b, at + len + 2, capEnd, wireEnd);
        case LinkType.JUNIPER_FRAME_RELAY -> FrameRelay.dissect(d, b, at + len, capEnd, wireEnd);
        case LinkType.JUNIPER_HDLC -> CiscoHdlc.dissect(d, b, at + len, capEnd, wireEnd);
        default -> Dissector.data(d, b, at + len, capEnd, wireEnd);
      }
    }
  }

  private static void payload(
      Dissection d, int protocol, byte[] b, int at, int capEnd, int wireEnd) {
    switch (protocol) {
      case 2, 13 -> Ipv4.byVersion(d, b, at, capEnd, wireEnd);
      case 6, 14 -> Ipv6.dissect(d, b, at, capEnd, wireEnd);
      case 4, 5, 8, 10 -> Mpls.dissect(d, b, at, capEnd, wireEnd);
      default -> Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }
}
