package inflight.packet.wire;

/** The Internet checksum (RFC 1071): ones' complement sum of 16-bit words. */
public final class Checksum {
  private Checksum() {}

  /**
   * Adds the words of {@code [from, to)} to {@code sum}; an odd last byte counts as a high byte.
   */
  public static long add(long sum, byte[] b, int from, int to) {
    long s = sum;
    int i = from;
    for (; i + 1 < to; i += 2) {
      s += Bytes.u16(b, i);
    }
    return i < to ? s + (Bytes.u8(b, i) << 8) : s;
  }

  /** Folds a sum to 16 bits and complements it: 0 over data that holds a right checksum. */
  public static int finish(long sum) {
    long s = sum;
    while (s >>> 16 != 0) {
      s = (s & 0xffff) + (s >>> 16);
    }
    return (int) ~s & 0xffff;
  }

  /**
   * Sum of the pseudo header (RFC 9293 3.1, RFC 8200 8.1) of the IP layer that starts at {@code
   * ip}.
   */
  public static long pseudoHeader(byte[] b, int ip, boolean v6, int protocol, int lengthBytes) {
    int from = ip + (v6 ? Ipv6.SOURCE : Ipv4.SOURCE);
    int to = from + (v6 ? 32 : 8);
    return add(0, b, from, to) + protocol + (lengthBytes >>> 16) + (lengthBytes & 0xffff);
  }
}
