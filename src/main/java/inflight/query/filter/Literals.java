package inflight.query.filter;

import java.util.Arrays;

/** Values that are written without quotes: numbers, bytes, addresses, seconds. */
final class Literals {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Literals() {}

  /** A number as C writes it: 10, 0x1f, 017, with 0b as well; null if it is none or too big. */
  static Long integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    Long magnitude = unsigned(digits);
    if (magnitude == null || magnitude < 0 && !(negative && magnitude == Long.MIN_VALUE)) {
      return null;
    }
    return negative ? -magnitude : magnitude;
  }

  /** The same without a sign, up to 64 bits; above {@link Long#MAX_VALUE} as a negative one. */
  static Long unsigned(String text) {
    int radix = 10;
    String digits = text;
    if (hasPrefix(text, 'x')) {
      radix = 16;
      digits = text.substring(2);
    } else if (hasPrefix(text, 'b')) {
      radix = 2;
      digits = text.substring(2);
    } else if (text.length() > 1 && text.charAt(0) == '0') {
      radix = 8;
      digits = text.substring(1);
    }
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= 0x80 || Character.digit(c, radix) < 0) {
        return null;
      }
    }
    try {
      return digits.isEmpty() ? null : (Long) Long.parseUnsignedLong(digits, radix);
    } catch (NumberFormatException e) {
      return null; // more than 64 bits
    }
  }

  private static boolean hasPrefix(String text, char letter) {
    return text.length() > 1
        && text.charAt(0) == '0'
        && Character.toLowerCase(text.charAt(1)) == letter;
  }

  /**
   * Bytes: pairs of hexadecimal digits with {@code :}, {@code .}, {@code -} or nothing between
   * them, also single digits between separators; {@code 0xnn} and {@code 0bnnnnnnnn} for one byte.
   * Null if it is something else.
   */
  static byte[] bytes(String text) {
    String s = text.startsWith(":") ? text.substring(1) : text;
    if (s.length() == 4 && hasPrefix(s, 'x')) {
      s = s.substring(2);
    }
    if (s.length() == 10 && hasPrefix(s, 'b') && unsigned(s) != null) {
      return new byte[] {unsigned(s).byteValue()};
    }
    byte[] out = new byte[s.length()];
    int n = 0;
    int at = 0;
    while (at < s.length()) {
      int digits = hexDigits(s, at);
      boolean separated = at + digits == s.length() || isSeparator(s.charAt(at + digits));
      if (digits == 0 || digits == 1 && !separated) {
        return null;
      }
      int take = Math.min(digits, digits >= 2 ? 2 : 1);
      out[n++] = (byte) Integer.parseInt(s.substring(at, at + take), 16);
      at += take;
      if (at < s.length() && isSeparator(s.charAt(at))) {
        at++;
      }
    }
    return Arrays.copyOf(out, n);
  }

  private static int hexDigits(String s, int from) {
    int n = 0;
    while (from + n < s.length()
        && s.charAt(from + n) < 0x80
        && Character.digit(s.charAt(from + n), 16) >= 0) {
      n++;
    }
    return n;
  }

  private static boolean isSeparator(char c) {
    return c == ':' || c == '.' || c == '-';
  }

  /** An address in dotted decimal, or -1. */
  static long ipv4(String text) {
    long address = 0;
    String[] parts = text.split("\\.", -1);
    for (String part : parts) {
      boolean number = !part.isEmpty() && part.length() <= 3;
      for (int i = 0; number && i < part.length(); i++) {
        number = part.charAt(i) >= '0' && part.charAt(i) <= '9';
      }
      boolean zero = part.length() > 1 && part.charAt(0) == '0';
      if (!number || zero || Integer.parseInt(part) > 255) {
        return -1;
      }
      address = address << 8 | Integer.parseInt(part);
    }
    return parts.length == 4 ? address : -1;
  }

  /** The 16 bytes of an address (RFC 4291 2.2), or null. */
  static byte[] ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      int[] groups = groups(text, true);
      return groups == null || groups.length != 8 ? null : bytes(groups, new int[0]);
    }
    int[] before = groups(text.substring(0, gap), false);
    int[] behind = groups(text.substring(gap + 2), true);
    boolean fits = before != null && behind != null && before.length + behind.length < 8;
    return fits ? bytes(before, behind) : null;
  }

  private static byte[] bytes(int[] before, int[] behind) {
    byte[] out = new byte[16];
    for (int i = 0; i < before.length; i++) {
      out[2 * i] = (byte) (before[i] >> 8);
      out[2 * i + 1] = (byte) before[i];
    }
    for (int i = 0; i < behind.length; i++) {
      int at = 16 - 2 * (behind.length - i);
      out[at] = (byte) (behind[i] >> 8);
      out[at + 1] = (byte) behind[i];
    }
    return out;
  }

  /** Groups of 16 bits; the last two may be written as an IPv4 address. */
  private static int[] groups(String text, boolean mayEndDotted) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    if (parts.length > 8) {
      return null;
    }
    int[] out = new int[parts.length + 1];
    int n = 0;
    for (int i = 0; i < parts.length; i++) {
      long dotted = mayEndDotted && i == parts.length - 1 ? ipv4(parts[i]) : -1;
      if (dotted >= 0) {
        out[n++] = (int) (dotted >> 16);
        out[n++] = (int) dotted & 0xffff;
      } else if (parts[i].length() >= 1
          && parts[i].length() <= 4
          && hexDigits(parts[i], 0) == parts[i].length()) {
        out[n++] = Integer.parseInt(parts[i], 16);
      } else {
        return null;
      }
    }
    return Arrays.copyOf(out, n);
  }

  /** Seconds with up to nine decimals, in nanoseconds; null if it is something else. */
  static Long seconds(String text) {
    boolean negative = text.startsWith("-");
    String s = negative ? text.substring(1) : text;
    int dot = s.indexOf('.');
    String whole = dot < 0 ? s : s.substring(0, dot);
    if (!isDecimal(whole) || whole.isEmpty() && dot < 0 || whole.length() > 18) {
      return null;
    }
    Long fraction = dot < 0 ? Long.valueOf(0) : fraction(s.substring(dot + 1));
    if (fraction == null) {
      return null;
    }
    long seconds = whole.isEmpty() ? 0 : Long.parseLong(whole);
    if (seconds > Long.MAX_VALUE / NANOS_PER_SECOND - 1) {
      return negative ? Long.MIN_VALUE : Long.MAX_VALUE; // beyond all that can occur
    }
    long nanos = seconds * NANOS_PER_SECOND + fraction;
    return negative ? -nanos : nanos;
  }

  /** The digits behind the point of seconds, in nanoseconds; what is smaller has to be zero. */
  static Long fraction(String digits) {
    if (!isDecimal(digits)) {
      return null;
    }
    long nanos = 0;
    for (int i = 0; i < Math.max(9, digits.length()); i++) {
      int digit = i < digits.length() ? digits.charAt(i) - '0' : 0;
      if (i < 9) {
        nanos = nanos * 10 + digit;
      } else if (digit != 0) {
        return null;
      }
    }
    return nanos;
  }

  static boolean isDecimal(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
