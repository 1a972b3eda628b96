package inflight.query.field;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Date and time in the zone of this machine. */
final class LocalTime {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("MMM ppd, yyyy HH:mm:ss.nnnnnnnnn zzz", Locale.US)
          .withZone(ZoneId.systemDefault());

  private LocalTime() {}

  /**
   * @param nanos since the epoch
   */
  static void append(StringBuilder out, long nanos) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    Instant at = Instant.ofEpochSecond(seconds, Math.floorMod(nanos, NANOS_PER_SECOND));
    FORMAT.formatTo(at, out);
  }
}
