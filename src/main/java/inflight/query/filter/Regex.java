package inflight.query.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * A regular expression over bytes, found in linear time whatever the bytes. Case does not count. In
 * the syntax of RE2; what needs to look around or back is refused by name.
 */
final class Regex {
  private final Pattern pattern;

  /** Lower-case bytes that stand in everything that matches; may be empty. */
  private final byte[] required;

  private Regex(Pattern pattern, String required) {
    this.pattern = pattern;
    this.required = required.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Compiles an expression.
   *
   * @param text one character per byte
   * @param at where it stands in the filter, for messages
   */
  static Regex compile(String text, int at, int length) throws FilterException {
    try {
      Pattern pattern =
          Pattern.compile(new RegexSyntax(text).translated(), Pattern.CASE_INSENSITIVE);
      return new Regex(pattern, RequiredText.of(text));
    } catch (PatternSyntaxException e) {
      throw new FilterException(
          at, length, "no regular expression: " + e.getDescription() + " " + e.getPattern());
    } catch (UnsupportedOperationException e) {
      throw new FilterException(at, length, e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      throw new FilterException(at, length, "this regular expression is too complicated");
    }
  }

  /** Whether the expression is found anywhere in {@code b[from, to)}. */
  boolean isFoundIn(byte[] b, int from, int to) {
    return hasRequired(b, from, to)
        && pattern.matcher(new Bytes(b, from, Math.max(from, to))).find();
  }

  /** Nearly all frames are told apart by this, in a fraction of the time. */
  private boolean hasRequired(byte[] b, int from, int to) {
    int n = required.length;
    if (n == 0) {
      return true;
    }
    byte first = required[0];
    for (int at = from; at <= to - n; at++) {
      if (lower(b[at]) == first) {
        int k = 1;
        while (k < n && lower(b[at + k]) == required[k]) {
          k++;
        }
        if (k == n) {
          return true;
        }
      }
    }
    return false;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }

  /** Bytes as characters of the same numbers. */
  private record Bytes(byte[] b, int from, int to) implements CharSequence {
    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      return (char) (b[from + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Bytes(b, from + start, from + end);
    }

    @Override
    public String toString() {
      return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }
}
