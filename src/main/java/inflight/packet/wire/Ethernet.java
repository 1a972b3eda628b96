package inflight.packet.wire;

/**
 * Ethernet II and IEEE 802.3.
 *
 * <pre>
 *  destination (6) | source (6) | type or length (2) | payload ...
 * </pre>
 */
public final class Ethernet {
  public static final int HEADER_LEN = 14;
  public static final int SOURCE = 6;
  public static final int TYPE = 12;
  public static final int MAX_LENGTH_FIELD = 1500;

  private Ethernet() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (capEnd - at < HEADER_LEN) {
      d.push(Protocol.ETHERNET, b, at, capEnd, wireEnd);
      Dissector.lacks(d, Protocol.ETHERNET, at, HEADER_LEN, capEnd, wireEnd);
      return;
    }
    int type = Bytes.u16(b, at + TYPE);
    if (FabricPath.is(type, b, at, capEnd)) {
      FabricPath.dissect(d, b, at, capEnd, wireEnd);
      return;
    }
    boolean counted = type <= MAX_LENGTH_FIELD && type != 0; // a length of 0 is none
    if (type <= MAX_LENGTH_FIELD && Isl.is(b, at)) {
      Isl.dissect(d, b, at, capEnd, wireEnd);
      return;
    }
    d.push(counted ? Protocol.IEEE_802_3 : Protocol.ETHERNET, b, at, capEnd, wireEnd);
    typeOrLength(d, type, b, at + HEADER_LEN, capEnd, wireEnd);
  }

  /** What follows a number that is an EtherType or, up to 1500, the length of an 802.2 packet. */
  static void typeOrLength(Dissection d, int type, byte[] b, int at, int capEnd, int wireEnd) {
    if (type > MAX_LENGTH_FIELD || type == 0) {
      Dissector.dispatchEtherType(d, type, b, at, capEnd, wireEnd);
      return;
    }
    int end = Math.min(wireEnd, at + type);
    boolean raw = capEnd - at >= 2 && Bytes.u16(b, at) == 0xffff; // Novell's 802.3 has no 802.2
    if (raw) {
      Dissector.data(d, b, at, Math.min(capEnd, end), end);
    } else {
      Llc.dissect(d, b, at, Math.min(capEnd, end), end);
    }
  }

  public static int type(byte[] b, int at) {
    return Bytes.u16(b, at + TYPE);
  }
}
