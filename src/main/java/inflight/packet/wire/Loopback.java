package inflight.packet.wire;

/**
 * BSD loopback: four bytes of address family before the packet, in the byte order of the host that
 * captured (NULL) or in network order (LOOP). Raw IP has no link layer at all: the version tells.
 */
public final class Loopback {
  private static final int HEADER_LEN = 4;

  /** Wireshark wants so much of a raw packet before it says what it is. */
  private static final int RECOGNIZED_LEN = 8;

  private Loopback() {}

  static void dissect(
      Dissection d, byte[] b, int at, int capEnd, int wireEnd, boolean networkOrder) {
    d.push(Protocol.NULL_LOOPBACK, b, at, capEnd, wireEnd);
    if (Dissector.lacks(d, Protocol.NULL_LOOPBACK, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int family = Bytes.i32(b, at);
    if (!networkOrder && (family & 0xffff_0000) != 0) {
      family = Integer.reverseBytes(family);
    }
    int next = at + HEADER_LEN;
    switch (family) {
      case 2 -> Ipv4.dissect(d, b, next, capEnd, wireEnd); // AF_INET everywhere
      case 10, 23, 24, 28, 30 -> Ipv6.dissect(d, b, next, capEnd, wireEnd); // AF_INET6 differs
      default -> Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  static void raw(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    d.push(Protocol.RAW_IP, b, at, capEnd, wireEnd);
    if (Dissector.lacks(d, Protocol.RAW_IP, at, RECOGNIZED_LEN, capEnd, wireEnd)) {
      return;
    }
    switch (Bytes.u8(b, at) >>> 4) {
      case 4 -> Ipv4.dissect(d, b, at, capEnd, wireEnd);
      case 6 -> Ipv6.dissect(d, b, at, capEnd, wireEnd);
      default -> Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }
}
