package inflight.packet.wire;

/**
 * IEEE 802.2: destination and source (1 each), control (1 or 2), then for SNAP (RFC 1042) a vendor
 * (3) and a protocol (2), which is an EtherType for vendor 0, or a bridged frame (RFC 2684).
 */
final class Llc {
  private static final int HEADER_LEN = 3;
  private static final int SNAP_LEN = 5;
  private static final int SAP_SNAP = 0xaa;
  private static final int SAP_IP = 0x06;
  private static final int CISCO_90 = 0x0000f8;
  private static final int BRIDGED = 0x0080c2;

  private Llc() {}

  /** {@code bridgePad} is 2 where a bridged frame is padded. */
  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.LLC, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.LLC, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int control = Bytes.u8(b, at + 2);
    boolean unnumbered = (control & 3) == 3;
    int next = at + (unnumbered ? HEADER_LEN : HEADER_LEN + 1);
    boolean information = (control & 1) == 0 || (control & ~0x10) == 3;
    boolean toSnap = Bytes.u8(b, at) == SAP_SNAP && Bytes.u8(b, at + 1) == SAP_SNAP;
    if (toSnap && information) {
      snap(d, b, next, capEnd, wireEnd, 2);
    } else if (information && Bytes.u8(b, at) == SAP_IP) {
      Ipv4.byVersion(d, b, next, capEnd, wireEnd);
    } else {
      Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  /** From the vendor on. {@code bridgePad}: bytes before a bridged frame. */
  static void snap(Dissection d, byte[] b, int at, int capEnd, int wireEnd, int bridgePad) {
    if (Dissector.lacks(d, Protocol.LLC, at, SNAP_LEN, capEnd, wireEnd)) {
      return;
    }
    int type = Bytes.u16(b, at + 3);
    int next = at + SNAP_LEN;
    switch (Bytes.u24(b, at)) {
      case 0, CISCO_90 -> Dissector.dispatchEtherType(d, type, b, next, capEnd, wireEnd);
      case BRIDGED -> bridged(d, type, b, next, capEnd, wireEnd, bridgePad);
      default -> Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  private static void bridged(
      Dissection d, int type, byte[] b, int at, int capEnd, int wireEnd, int pad) {
    switch (type) {
      case 1 -> Ethernet.dissect(d, b, at + pad, Math.min(capEnd, wireEnd - 4), wireEnd - 4); // FCS
      case 7 -> Ethernet.dissect(d, b, at + pad, capEnd, wireEnd);
      default -> Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }
}
