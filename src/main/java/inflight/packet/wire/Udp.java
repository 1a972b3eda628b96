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
    payload(d, b, at, Math.min(capEnd, end), end);
  }

  private static void payload(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int next = at + HEADER_LEN;
    if (isPort(b, at, Overlay.VXLAN_PORT)) {
      Overlay.vxlan(d, b, next, capEnd, wireEnd);
    } else if (isPort(b, at, Overlay.GENEVE_PORT)) {
      Overlay.geneve(d, b, next, capEnd, wireEnd);
    } else {
      Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  private static boolean isPort(byte[] b, int at, int port) {
    return sourcePort(b, at) == port || destinationPort(b, at) == port;
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
