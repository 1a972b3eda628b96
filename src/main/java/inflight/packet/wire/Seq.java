package inflight.packet.wire;

/**
 * Sequence numbers modulo 2^32 (RFC 9293 3.4). The only place that compares them: the difference,
 * taken as a signed number, tells which one is ahead. Of two numbers exactly half the space apart
 * each is behind and ahead of the other.
 */
public final class Seq {
  private Seq() {}

  public static boolean lt(int a, int b) {
    return a - b < 0;
  }

  public static boolean le(int a, int b) {
    return a - b <= 0;
  }

  public static boolean gt(int a, int b) {
    return b - a < 0;
  }

  public static boolean ge(int a, int b) {
    return b - a <= 0;
  }

  /** The number as it is printed: 0 to 4 294 967 295. */
  public static long unsigned(int a) {
    return a & 0xffff_ffffL;
  }

  /**
   * Widens {@code seq} to a stream offset: the one nearest to {@code near} that is equal mod 2^32.
   */
  public static long widen(int seq, long near) {
    return near + (seq - (int) near);
  }
}
