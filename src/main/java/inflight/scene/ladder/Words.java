package inflight.scene.ladder;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words that a ladder shows, and how it writes numbers. */
final class Words {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("inflight.scene.ladder.ladder", Locale.ROOT);

  private Words() {}

  static String get(String key) {
    return BUNDLE.getString(key);
  }

  /** A sentence with {0}, {1}, ... replaced. */
  static String get(String key, Object... values) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
  }

  /** Thousands kept apart by a space: 1 460. */
  static String count(long n) {
    if (Math.abs(n) < 10_000) {
      return Long.toString(n);
    }
    return String.format(Locale.ROOT, "%,d", n).replace(',', ' ');
  }

  /** Three digits and a unit: 204 ms, 1.02 s, 62.1 µs. */
  static String duration(double nanos) {
    double n = Math.abs(nanos);
    String sign = nanos < 0 ? "-" : "";
    if (n < 999.5) {
      return sign + Math.round(n) + " ns";
    }
    if (n < 999.5e3) {
      return sign + threeDigits(n / 1e3) + " µs";
    }
    if (n < 999.5e6) {
      return sign + threeDigits(n / 1e6) + " ms";
    }
    if (n < 120e9) {
      return sign + threeDigits(n / 1e9) + " s";
    }
    if (n < 7200e9) {
      return sign + threeDigits(n / 60e9) + " min";
    }
    return sign + threeDigits(n / 3600e9) + " h";
  }

  private static String threeDigits(double v) {
    String format = v < 9.995 ? "%.2f" : v < 99.95 ? "%.1f" : "%.0f";
    String text = String.format(Locale.ROOT, format, v);
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /** 812 B, 17.5 kB, 1.2 MB. */
  static String bytes(long n) {
    if (n < 10_000) {
      return n + " B";
    }
    return n < 999_500 ? threeDigits(n / 1e3) + " kB" : threeDigits(n / 1e6) + " MB";
  }
}
