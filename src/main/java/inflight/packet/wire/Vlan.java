package inflight.packet.wire;

/**
 * IEEE 802.1Q tag: priority (3 bits), drop eligible (1), VLAN id (12), then the EtherType of what
 * follows. Tags nest (802.1ad).
 */
public final class Vlan {
  public static final int HEADER_LEN = 4;
  public static final int TYPE = 2;

  private Vlan() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.VLAN, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.VLAN, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    Ethernet.typeOrLength(d, type(b, at), b, at + HEADER_LEN, capEnd, wireEnd);
  }

  public static int id(byte[] b, int at) {
    return Bytes.u16(b, at) & 0xfff;
  }

  public static int priority(byte[] b, int at) {
    return Bytes.u8(b, at) >>> 5;
  }

  public static int type(byte[] b, int at) {
    return Bytes.u16(b, at + TYPE);
  }
}
