package inflight.query.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression over bytes, found in linear time whatever the bytes. Case does not count. In
 * the syntax of RE2; what needs to look around or back is refused by name.
 */
final class Regex {
  private final Pattern pattern;

  private Regex(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles an expression.
   *
   * @param text one character per byte
   * @param at where it stands in the filter, for messages
   */
  static Regex compile(String text, int at, int length) throws FilterException {
    try {
      return new Regex(
          Pattern.compile(new RegexSyntax(text).translated(), Pattern.CASE_INSENSITIVE));
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
    return pattern.matcher(new Bytes(b, from, Math.max(from, to))).find();
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
      return new String(b, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }
}
