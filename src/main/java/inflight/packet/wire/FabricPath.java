package inflight.packet.wire;

/**
 * Cisco FabricPath: a frame in a frame. The outer one has addresses of switches and its own tag
 * (0x8903) in 16 bytes, 20 with a VLAN tag before it, and an FCS at its end.
 */
final class FabricPath {
  private static final int TYPE = 0x8903;
  private static final int HEADER_LEN = 16;
  private static final int VLAN_LEN = 4;
  private static final int FCS_LEN = 4;

  private FabricPath() {}

  /** Whether a frame with this type behind its addresses is one. */
  static boolean is(int type, byte[] b, int at, int capEnd) {
    boolean tagged = type == EtherType.VLAN || type == EtherType.QINQ;
    return type == TYPE || tagged && capEnd - at >= 18 && Bytes.u16(b, at + HEADER_LEN) == TYPE;
  }

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int len = HEADER_LEN + (Ethernet.type(b, at) == TYPE ? 0 : VLAN_LEN);
    if (d.push(Protocol.FABRIC_PATH, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.FABRIC_PATH, at, len, capEnd, wireEnd)) {
      int end = wireEnd - FCS_LEN;
      Ethernet.dissect(d, b, at + len, Math.min(capEnd, end), end);
    }
  }
}
