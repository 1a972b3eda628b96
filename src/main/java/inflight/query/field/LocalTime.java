package inflight.query.field;

import inflight.packet.capfile.OddTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Date and time in the zone of this machine. */
final class LocalTime {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("MMM ppd, yyyy HH:mm:ss.nnnnnnnnn zzz", Locale.US)
          .withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM ppd, ", Locale.US);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern(" HH:mm:ss", Locale.US);
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern(" zzz", Locale.US);

  /** Seconds of 400 years (146 097 days). */
  private static final long CALENDAR_CYCLE = 146_097L * 86_400;

  private LocalTime() {}

  /**
   * @param nanos since the epoch
   */
  static void append(StringBuilder out, long nanos) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    Instant at = Instant.ofEpochSecond(seconds, Math.floorMod(nanos, NANOS_PER_SECOND));
    FORMAT.formatTo(at, out);
  }

  /** The fraction stands as the file tells it, even if it is none. */
  static void append(StringBuilder out, OddTime time) {
    // the calendar repeats, and Java's ends before that of C
    boolean beyond = Math.abs(time.seconds()) > Instant.MAX.getEpochSecond();
    long cycles = beyond ? Math.floorDiv(time.seconds(), CALENDAR_CYCLE) : 0;
    ZonedDateTime at =
        Instant.ofEpochSecond(time.seconds() - cycles * CALENDAR_CYCLE)
            .atZone(ZoneId.systemDefault());
    long year = at.getYear() + 400 * cycles;
    if (Math.abs(year) > Integer.MAX_VALUE) {
      out.append("Not representable"); // as tshark has it
      return;
    }
    DAY.formatTo(at, out);
    out.append(year);
    SECONDS.formatTo(at, out);
    out.append(String.format(Locale.ROOT, ".%09d", time.nanos()));
    ZONE.formatTo(at, out);
  }
}
