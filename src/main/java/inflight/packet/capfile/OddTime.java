package inflight.packet.capfile;

/**
 * A time as a capture file tells it, where 64 bits of nanoseconds since 1970 do not say it: it is
 * beyond the year 2262, before 1970, or its fraction is none of a second. Seconds and nanoseconds
 * stay apart, and differences are taken as Wireshark takes them, so that both show the same.
 *
 * @param seconds since the epoch, or of a difference
 * @param nanos in a proper time from 0 up to a second; files may say anything
 */
public record OddTime(long seconds, int nanos) {
  private static final int SECOND = 1_000_000_000;

  /** An ordinary time. */
  public static OddTime of(long tsNanos) {
    return new OddTime(Math.floorDiv(tsNanos, SECOND), Math.floorMod(tsNanos, SECOND));
  }

  /** How long after {@code before} this is; seconds and nanoseconds of it have the same sign. */
  public OddTime since(OddTime before) {
    long s = seconds - before.seconds;
    int n = nanos - before.nanos;
    if (before.seconds < seconds && n < 0) {
      return new OddTime(s - 1, n + SECOND);
    }
    return before.seconds > seconds && n > 0 ? new OddTime(s + 1, n - SECOND) : new OddTime(s, n);
  }

  /** In nanoseconds, held at the ends of what 64 bits can say. */
  public long inNanos() {
    long most = Long.MAX_VALUE / SECOND - 3; // nanos are within 3 seconds
    if (seconds > most || seconds < -most) {
      return seconds > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
    }
    return seconds * SECOND + nanos;
  }
}
