package inflight.packet.capfile;

/**
 * Turns the time stamps of one pcapng interface into nanoseconds since the epoch.
 *
 * <p>if_tsresol: units of 10^-n seconds, or of 2^-n if the top bit is set; 10^-6 by default.
 * if_tsoffset: seconds to add. Times beyond the years 1678 to 2262 are held at the ends of that
 * range, except that a count near 2^64 is taken for a negative one, which it was when it was
 * written.
 */
final class Clock {
  private static final long NANOS = 1_000_000_000L;
  private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS - 1;

  private final int exponent;
  private final boolean binary;
  private final long offsetSeconds;
  private final long quickMul;
  private final long quickMax;
  private final long quickOffset;

  /**
   * @param tsresol the byte of the if_tsresol option, 6 if absent
   * @param offsetSeconds if_tsoffset, 0 if absent
   */
  Clock(int tsresol, long offsetSeconds) {
    this.exponent = tsresol & 0x7f;
    this.binary = (tsresol & 0x80) != 0;
    this.offsetSeconds = offsetSeconds;
    boolean quick =
        !binary
            && exponent <= 9
            && Math.abs(offsetSeconds) <= MAX_SECONDS / 2
            && offsetSeconds > Long.MIN_VALUE;
    quickMul = quick ? power10(9 - exponent) : 0;
    quickMax = quick ? Long.MAX_VALUE / 2 / quickMul : -1;
    quickOffset = quick ? offsetSeconds * NANOS : 0;
  }

  /**
   * @param ticks unsigned 64 bits
   */
  long nanos(long ticks) {
    if (ticks >= 0 && ticks <= quickMax) {
      return ticks * quickMul + quickOffset;
    }
    return exactNanos(ticks);
  }

  private long exactNanos(long ticks) {
    if (ticks < 0 && quickMul != 0 && -ticks <= quickMax && ticks != Long.MIN_VALUE) {
      return ticks * quickMul + quickOffset;
    }
    OddTime unshifted = unshifted(ticks);
    return held(unshifted.seconds(), unshifted.nanos());
  }

  /** Whether a time of {@link #nanos} says less than {@link #time} does. */
  static boolean isOdd(long nanos) {
    return nanos < 0 || nanos == Long.MAX_VALUE;
  }

  /**
   * The time of a count that is taken for what the file says: unsigned. It is right for every
   * count, and slow.
   */
  OddTime time(long ticks) {
    OddTime unshifted = unshifted(ticks);
    return new OddTime(unshifted.seconds() + offsetSeconds, unshifted.nanos());
  }

  /** Without the offset. */
  private OddTime unshifted(long ticks) {
    if (binary) {
      long seconds = exponent > 63 ? 0 : ticks >>> exponent;
      long fraction = exponent > 63 ? ticks : ticks - (seconds << exponent);
      return new OddTime(seconds, (int) scaledDown(fraction, exponent));
    }
    if (exponent > 19) {
      long nanos = exponent <= 28 ? Long.divideUnsigned(ticks, power10(exponent - 9)) : 0;
      return new OddTime(nanos / NANOS, (int) (nanos % NANOS));
    }
    long units = power10(exponent);
    long fraction = Long.remainderUnsigned(ticks, units);
    long nanos =
        exponent <= 9
            ? fraction * power10(9 - exponent)
            : Long.divideUnsigned(fraction, power10(exponent - 9));
    return new OddTime(Long.divideUnsigned(ticks, units), (int) nanos);
  }

  private long held(long seconds, long nanos) {
    if (seconds < 0) {
      return Long.MAX_VALUE; // unsigned, beyond 2^63 seconds
    }
    long sum = seconds + offsetSeconds;
    if (sum > MAX_SECONDS || (sum < 0 && offsetSeconds > 0)) {
      return Long.MAX_VALUE;
    }
    return sum < -MAX_SECONDS ? Long.MIN_VALUE + 1 : sum * NANOS + nanos;
  }

  /** fraction * 10^9 / 2^bits, fraction unsigned. */
  private static long scaledDown(long fraction, int bits) {
    long high = Math.unsignedMultiplyHigh(fraction, NANOS);
    long low = fraction * NANOS;
    if (bits == 0) {
      return low;
    }
    if (bits < 64) {
      return high << (64 - bits) | low >>> bits;
    }
    return bits < 128 ? high >>> (bits - 64) : 0;
  }

  private static long power10(int n) {
    long p = 1;
    for (int i = 0; i < n; i++) {
      p *= 10; // 10^19 fits into unsigned 64 bits
    }
    return p;
  }
}
