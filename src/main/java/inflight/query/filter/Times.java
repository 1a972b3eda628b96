package inflight.query.filter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time: {@code Nov 20, 2026 10:00:00}, {@code 2026-11-20 10:00:00}, {@code
 * 2026-11-20T10:00:00Z} with parts of a second and, for the first two, {@code UTC}; the local time
 * zone where none is named.
 */
final class Times {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})[T ](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d+))?)?"
              + "(Z|[+-]\\d{1,2}(?::?\\d{1,2})?)?");

  private static final Pattern NAMED =
      Pattern.compile(
          "([A-Za-z]{3}) \\s*(\\d{1,2}),\\s*(\\d{4})\\s+(\\d{1,2}):(\\d{1,2}):(\\d{1,2})"
              + "(?:\\.(\\d+))?\\s*(UTC)?");

  private static final Pattern PLAIN =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:\\s+(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})"
              + "(?:\\.(\\d+))?)?)?)?\\s*(UTC)?");

  private Times() {}

  /** Nanoseconds since 1970, or null if it is no point in time. */
  static Long parse(String text) {
    if (text.length() > 64) {
      return null;
    }
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return nanos(date(iso, number(iso, 2)), iso, zone(iso.group(8)));
      }
      Matcher named = NAMED.matcher(text);
      if (named.matches()) {
        int month = MONTHS.indexOf(named.group(1).toLowerCase(Locale.ROOT)) + 1;
        LocalDate date = LocalDate.of(number(named, 3), month, number(named, 2));
        return nanos(date, named, utc(named));
      }
      Matcher plain = PLAIN.matcher(text);
      return plain.matches() ? nanos(date(plain, number(plain, 2)), plain, utc(plain)) : null;
    } catch (DateTimeException | ArithmeticException e) {
      return null; // a day or an hour that does not exist
    }
  }

  private static LocalDate date(Matcher m, int month) {
    return LocalDate.of(number(m, 1), month, number(m, 3));
  }

  private static int number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
  }

  private static ZoneId utc(Matcher m) {
    return m.group(8) == null ? ZoneId.systemDefault() : ZoneOffset.UTC;
  }

  private static ZoneId zone(String text) {
    if (text == null) {
      return ZoneId.systemDefault();
    }
    if (text.equals("Z")) {
      return ZoneOffset.UTC;
    }
    String digits = text.substring(1).replace(":", "");
    int hours = Integer.parseInt(digits.substring(0, Math.min(2, digits.length())));
    int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
    int sign = text.charAt(0) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static Long nanos(LocalDate date, Matcher m, ZoneId zone) {
    LocalTime time = LocalTime.of(number(m, 4), number(m, 5), number(m, 6));
    Long fraction = m.group(7) == null ? Long.valueOf(0) : Literals.fraction(m.group(7));
    if (fraction == null) {
      return null;
    }
    long seconds = LocalDateTime.of(date, time).atZone(zone).toEpochSecond();
    return Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), fraction);
  }
}
