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
    int family = family(b, at, networkOrder);
    int next = at + HEADER_LEN;
    if (!networkOrder && (family < 0 || family > Ethernet.MAX_LENGTH_FIELD)) {
      Dissector.dispatchEtherType(d, family & 0xffff, b, next, capEnd, wireEnd);
      return;
    }
    switch (family) {
      case 2 -> Ipv4.dissect(d, b, next, capEnd, wireEnd); // AF_INET everywhere
      case 24, 28, 30 -> Ipv6.dissect(d, b, next, capEnd, wireEnd); // AF_INET6 differs
      default -> Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  /**
   * The address family, or the EtherType that some systems write in its place. Not in network order
   * it is read as a little-endian number, and turned round where that makes no sense; some systems
   * write two bytes only, in front.
   */
  public static int family(byte[] b, int at, boolean networkOrder) {
    int bigEndian = Bytes.i32(b, at);
    if (networkOrder) {
      return bigEndian;
    }
    int family = Integer.reverseBytes(bigEndian);
    if ((family & 0xffff_0000) != 0) {
      boolean inFront = (family & 0xff00_0000) == 0 && (family & 0x00ff_0000) < 0x0006_0000;
      return inFront ? family >>> 16 : bigEndian;
    }
    boolean swapped = (family & 0xff) == 0 && (family & 0xff00) < 0x0600;
    return swapped ? family >>> 8 : family;
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
