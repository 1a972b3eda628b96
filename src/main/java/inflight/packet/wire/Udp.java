package inflight.packet.wire;

/**
 * User Datagram Protocol (RFC 768): source port, destination port, length, checksum, 2 bytes each.
 */
public final class Udp {
  public static final int HEADER_LEN = 8;

  private Udp() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.UDP, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.UDP, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int end = Math.min(wireEnd, at + Math.max(HEADER_LEN, length(b, at)));
    Dissector.data(d, b, at + HEADER_LEN, Math.min(capEnd, end), end);
  }

  public static int sourcePort(byte[] b, int at) {
    return Bytes.u16(b, at);
  }

  public static int destinationPort(byte[] b, int at) {
    return Bytes.u16(b, at + 2);
  }

  public static int length(byte[] b, int at) {
    return Bytes.u16(b, at + 4);
  }

  public static int checksum(byte[] b, int at) {
    return Bytes.u16(b, at + 6);
  }
}
