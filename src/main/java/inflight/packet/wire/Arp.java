package inflight.packet.wire;

/**
 * Address Resolution Protocol (RFC 826).
 *
 * <pre>
 *  hardware type (2) | protocol type (2) | hw length (1) | proto length (1) | operation (2)
 *  | sender hw | sender proto | target hw | target proto
 * </pre>
 */
public final class Arp {
  public static final int HEADER_LEN = 8;

  private Arp() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.ARP, b, at, capEnd, wireEnd) >= 0) {
      Dissector.lacks(d, Protocol.ARP, at, HEADER_LEN, capEnd, wireEnd);
    }
  }

  public static int operation(byte[] b, int at) {
    return Bytes.u16(b, at + 6);
  }

  public static int hardwareLen(byte[] b, int at) {
    return Bytes.u8(b, at + 4);
  }

  public static int protocolLen(byte[] b, int at) {
    return Bytes.u8(b, at + 5);
  }

  /** Offset of the sender's protocol address from the start of the layer. */
  public static int senderProtocolAt(byte[] b, int at) {
    return HEADER_LEN + hardwareLen(b, at);
  }

  /** Offset of the target's protocol address from the start of the layer. */
  public static int targetProtocolAt(byte[] b, int at) {
    return HEADER_LEN + 2 * hardwareLen(b, at) + protocolLen(b, at);
  }
}
