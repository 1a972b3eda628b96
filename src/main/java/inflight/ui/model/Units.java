package inflight.ui.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them: grouped, with three or four digits that matter, and a unit. */
public final class Units {
  /** Between groups of three digits; never breaks a line. */
  private static final char THIN_SPACE = '\u202f';

  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Units() {}

  /** {@code 1 234 567}. */
  public static String count(long n) {
    String digits = Long.toString(Math.abs(n));
    if (digits.length() <= 3) {
      return Long.toString(n);
    }
    StringBuilder text = new StringBuilder(n < 0 ? "-" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(THIN_SPACE);
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }

  /** In thousands with a letter, for narrow places: {@code 640}, {@code 5.8 k}, {@code 12 M}. */
  public static String brief(long n) {
    return scaled(n, new String[] {"", " k", " M", " G", " T"});
  }

  /** A size with its unit: {@code 640 B}, {@code 48 MB}; kilo is 1000. */
  public static String bytes(long n) {
    return scaled(n, new String[] {" B", " kB", " MB", " GB", " TB"});
  }

  private static String scaled(long n, String[] units) {
    double value = n;
    int unit = 0;
    // 999.5 would print as 1000
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    boolean whole = unit == 0 || value >= 9.95;
    return decimals(value, whole ? 0 : 1) + units[unit];
  }

  /** As %.Nf writes it, in a tenth of the time: lists make thousands of these a second. */
  private static String decimals(double value, int places) {
    long factor = places == 0 ? 1 : places == 1 ? 10 : 1000;
    long scaled = Math.round(value * factor);
    if (places == 0) {
      return Long.toString(scaled);
    }
    String fraction = Long.toString(factor + scaled % factor).substring(1);
    return scaled / factor + "." + fraction;
  }

  /** How long something took: {@code 85 µs}, {@code 0.412 s}, {@code 61.2 s}, {@code 2 h 5 min}. */
  public static String duration(long nanos) {
    if (nanos < 0) {
      return "-" + duration(-nanos);
    }
    if (nanos == 0) {
      return "0 s";
    }
    if (nanos < MICRO) {
      return nanos + " ns";
    }
    if (nanos < MILLI) {
      return nanos / MICRO + " µs";
    }
    double s = (double) nanos / SECOND;
    if (nanos < 10 * SECOND) {
      return decimals(s, 3) + " s";
    }
    if (nanos < 10 * MINUTE) {
      return decimals(s, 1) + " s";
    }
    if (nanos < HOUR) {
      return nanos / MINUTE + " min " + nanos % MINUTE / SECOND + " s";
    }
    return count(nanos / HOUR) + " h " + nanos % HOUR / MINUTE + " min";
  }

  /** A point in time since a start, to the microsecond: {@code 0.204113}. */
  public static String offset(long nanos) {
    String sign = nanos < 0 ? "-" : "";
    long abs = Math.abs(nanos);
    long micros = abs % SECOND / MICRO;
    return sign + abs / SECOND + "." + Long.toString(1_000_000 + micros).substring(1);
  }

  /** Date and time of day here, to the microsecond. */
  public static String wallClock(long tsNanos) {
    Instant at =
        Instant.ofEpochSecond(Math.floorDiv(tsNanos, SECOND), Math.floorMod(tsNanos, SECOND));
    long micros = Math.floorMod(tsNanos, SECOND) / MICRO;
    return CLOCK.format(at.atZone(ZoneId.systemDefault()))
        + "."
        + Long.toString(1_000_000 + micros).substring(1);
  }
}
