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
  private static final int LLC_SNAP = 0xaaaa;
  private static final int LLC_LEN = 3;
  private static final int SNAP_LEN = 8;

  private Ethernet() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (capEnd - at < HEADER_LEN) {
      d.push(Protocol.ETHERNET, b, at, capEnd, wireEnd);
      Dissector.lacks(d, Protocol.ETHERNET, at, HEADER_LEN, capEnd, wireEnd);
      return;
    }
    int type = Bytes.u16(b, at + TYPE);
    if (type == 0 || type > MAX_LENGTH_FIELD) { // a length of 0 is none
      d.push(Protocol.ETHERNET, b, at, capEnd, wireEnd);
      Dissector.dispatchEtherType(d, type, b, at + HEADER_LEN, capEnd, wireEnd);
      return;
    }
    d.push(Protocol.IEEE_802_3, b, at, capEnd, wireEnd);
    int end = Math.min(wireEnd, at + HEADER_LEN + type);
    llc(d, b, at + HEADER_LEN, Math.min(capEnd, end), end);
  }

  /** 802.2 header; SNAP carries an EtherType again (RFC 1042). */
  static void llc(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.LLC, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.LLC, at, LLC_LEN, capEnd, wireEnd)) {
      return;
    }
    boolean maybeSnap = Bytes.u16(b, at) == LLC_SNAP;
    if (maybeSnap && Dissector.lacks(d, Protocol.LLC, at, SNAP_LEN, capEnd, wireEnd)) {
      return;
    }
    boolean snap = maybeSnap && Bytes.u24(b, at + 3) == 0;
    if (snap) {
      Dissector.dispatchEtherType(d, Bytes.u16(b, at + 6), b, at + 8, capEnd, wireEnd);
    } else {
      Dissector.data(d, b, at + 3, capEnd, wireEnd);
    }
  }

  public static int type(byte[] b, int at) {
    return Bytes.u16(b, at + TYPE);
  }
}
