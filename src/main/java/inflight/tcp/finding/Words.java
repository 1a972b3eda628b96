package inflight.tcp.finding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * Sentences out of the bundle. A text names what goes into it: {@code {sender}} is a value, {@code
 * {^sender}} the same with a capital, {@code {len#byte#bytes}} a number with the word that fits it.
 * Numbers from 10 000 are grouped by no-break spaces.
 */
public final class Words {
  private static final int GROUPED_FROM = 10_000;
  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final ResourceBundle.Control ONLY_ASKED_OR_ENGLISH =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;

  /** Of a bundle on the class path, for example {@code inflight.tcp.finding.finding}. */
  public Words(String bundleName, Locale locale) {
    bundle = ResourceBundle.getBundle(bundleName, locale, ONLY_ASKED_OR_ENGLISH);
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** All keys. */
  public Set<String> keys() {
    return bundle.keySet();
  }

  /** The text of a key as it stands. */
  public String text(String key) {
    return bundle.getString(key);
  }

  /** The text of a key with its places filled. */
  public String say(String key, Map<String, ?> values) {
    String text = text(key);
    StringBuilder said = new StringBuilder(text.length() * 2);
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      said.append(text, from, open).append(place(key, text.substring(open + 1, close), values));
      from = close + 1;
    }
    return said.append(text, from, text.length()).toString();
  }

  private static String place(String key, String place, Map<String, ?> values) {
    boolean capital = place.startsWith("^");
    String[] parts = (capital ? place.substring(1) : place).split("#", -1);
    Object value = values.get(parts[0]);
    if (value == null) {
      throw new IllegalArgumentException("no value " + parts[0] + " for the text " + key);
    }
    String said = value instanceof Number n ? number(n.longValue()) : value.toString();
    if (parts.length > 1) {
      boolean one = value instanceof Number n && n.longValue() == 1;
      return said + NO_BREAK_SPACE + parts[one ? 1 : 2];
    }
    return capital && !said.isEmpty()
        ? Character.toUpperCase(said.charAt(0)) + said.substring(1)
        : said;
  }

  /** "a", "a and b", "a, b and c". */
  public String list(List<String> items) {
    int last = items.size() - 1;
    if (last < 1) {
      return items.isEmpty() ? "" : items.getFirst();
    }
    return String.join(text("list.comma"), items.subList(0, last))
        + text("list.and")
        + items.get(last);
  }

  /** A whole number as people read it. */
  public static String number(long n) {
    String digits = Long.toString(Math.abs(n));
    if (Math.abs(n) < GROUPED_FROM) {
      return Long.toString(n);
    }
    StringBuilder grouped = new StringBuilder(n < 0 ? "-" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        grouped.append(NO_BREAK_SPACE);
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.toString();
  }

  /** A raw sequence number. */
  public static String raw(int seq) {
    return number(Integer.toUnsignedLong(seq));
  }

  /** Bytes [from, to) by their first and last number. */
  public static String range(long from, long to) {
    return to - from <= 1 ? number(from) : number(from) + "…" + number(to - 1);
  }

  /** "byte 7", "bytes 7…9" for [from, to). */
  public String bytes(long from, long to) {
    return text(to - from == 1 ? "byte" : "bytes") + " " + range(from, to);
  }

  /** A time with three figures that matter: 0.048 ms, 40.6 ms, 204 ms, 1.02 s. */
  public static String time(long nanos) {
    double ms = nanos / 1e6;
    double size = Math.abs(ms);
    String unit = size < 999.5 ? "ms" : "s";
    double value = size < 999.5 ? ms : ms / 1000;
    double figures = Math.abs(value);
    String format = figures < 10 ? "%.2f" : figures < 100 ? "%.1f" : "%.0f";
    if (size < 1) {
      format = "%.3f";
    }
    return String.format(Locale.ROOT, format, value) + NO_BREAK_SPACE + unit;
  }
}
