package inflight.packet.wire;

/**
 * Ethernet carried in UDP: VXLAN (RFC 7348), 8 bytes of header, and Geneve (RFC 8926), 8 bytes and
 * options.
 */
final class Overlay {
  static final int VXLAN_PORT = 4789;
  static final int VXLAN_GPE_PORT = 4790;
  static final int GENEVE_PORT = 6081;
  private static final int HEADER_LEN = 8;

  private Overlay() {}

  static void vxlan(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.VXLAN, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.VXLAN, at, HEADER_LEN, capEnd, wireEnd)) {
      Ethernet.dissect(d, b, at + HEADER_LEN, capEnd, wireEnd);
    }
  }

  /** Generic protocol extension (draft-ietf-nvo3-vxlan-gpe): the fourth byte names the protocol. */
  static void vxlanGpe(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.VXLAN, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.VXLAN, at, HEADER_LEN, capEnd, wireEnd)) {
      Nsh.next(d, Bytes.u8(b, at + 3), b, at + HEADER_LEN, capEnd, wireEnd);
    }
  }

  static void geneve(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.GENEVE, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.GENEVE, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int next = at + HEADER_LEN + ((b[at] & 0x3f) << 2);
    if (!Dissector.lacks(d, Protocol.GENEVE, at, next - at, capEnd, wireEnd)) {
      Dissector.dispatchEtherType(d, Bytes.u16(b, at + 2), b, next, capEnd, wireEnd);
    }
  }
}
