package inflight.query.filter;

import java.util.ArrayList;
import java.util.List;

/** What stands in the brackets of a slice or behind {@code #}. Immutable. */
record Ranges(List<Range> parts) {
  /** How a range ends. */
  enum End {
    AFTER_LENGTH,
    AT_OFFSET,
    AT_THE_END
  }

  /**
   * @param from offset of the first, from the end if negative
   * @param end length, or offset of the last, by {@code ending}
   */
  record Range(int from, End ending, int end) {}

  /** {@code n:m} of length m, {@code n-m} up to m, {@code n}, {@code :m}, {@code n:}. */
  static Range parse(String text, int at) throws FilterException {
    return new RangeParser(text, at).range();
  }

  /** A single layer. */
  static Ranges layer(String digits, int at) throws FilterException {
    return new Ranges(List.of(parse(digits, at)));
  }

  /** Whether layer {@code number} of {@code count} is one of these. */
  boolean containsLayer(int number, int count) {
    for (Range r : parts) {
      int lower = r.from < 0 ? r.from + count + 1 : r.from;
      int upper =
          switch (r.ending) {
            case AFTER_LENGTH -> (int) Math.min((long) lower + r.end - 1, Integer.MAX_VALUE);
            case AT_OFFSET -> r.end;
            case AT_THE_END -> Integer.MAX_VALUE;
          };
      if (number >= lower && number <= upper) {
        return true;
      }
    }
    return false;
  }

  /**
   * Appends to {@code out} the bytes of these ranges of {@code b[at, at + len)}. Stops at the first
   * range that is not there to its end; those before it stay. That is how Wireshark does it.
   *
   * @param end behind the last byte that was captured
   */
  void slice(byte[] b, int at, int len, int end, ValueList out) {
    out.beginBytes();
    for (Range r : parts) {
      long from = r.from < 0 ? (long) len + r.from : r.from;
      long n =
          switch (r.ending) {
            case AFTER_LENGTH -> r.end;
            case AT_THE_END -> len - from;
            case AT_OFFSET -> (r.end < 0 ? (long) len + r.end : r.end) - from + 1;
          };
      if (from < 0 || n <= 0 || from + n > len) {
        break;
      }
      if (at + from + n <= end) {
        out.appendBytes(b, (int) (at + from), (int) n);
      }
    }
    out.endBytes();
  }

  private static final class RangeParser {
    private final String text;
    private final int start;
    private int at;

    RangeParser(String text, int start) {
      this.text = text;
      this.start = start;
    }

    Range range() throws FilterException {
      skipSpace();
      int from = charAt() == ':' ? 0 : number();
      skipSpace();
      Range range;
      if (charAt() == '-') {
        at++;
        range = upTo(from, number());
      } else if (charAt() == ':') {
        at++;
        range = text.length() == at ? new Range(from, End.AT_THE_END, 0) : ofLength(from, number());
      } else {
        range = new Range(from, End.AFTER_LENGTH, 1);
      }
      skipSpace();
      if (at < text.length()) {
        throw wrong("a slice is [n], [n:length], [n-last], [:length] or [n:]");
      }
      return range;
    }

    private Range ofLength(int from, int length) throws FilterException {
      if (length <= 0) {
        throw wrong("the length of a slice is at least 1");
      }
      return new Range(from, End.AFTER_LENGTH, length);
    }

    private Range upTo(int from, int last) throws FilterException {
      if (from < 0 && last > 0 || from > 0 && last < 0) {
        throw wrong("both ends of a slice count from the same side");
      }
      if (last <= from) {
        throw wrong("a slice ends behind its start");
      }
      return new Range(from, End.AT_OFFSET, last);
    }

    private char charAt() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipSpace() {
      while (Character.isWhitespace(charAt())) {
        at++;
      }
    }

    private int number() throws FilterException {
      skipSpace();
      int from = at;
      if (charAt() == '-' || charAt() == '+') {
        at++;
      }
      while (Character.isLetterOrDigit(charAt())) {
        at++;
      }
      Long value = Literals.integer(text.substring(from, at));
      if (value == null || value != value.intValue()) {
        throw wrong("a slice is made of numbers, as in [0:2]");
      }
      return value.intValue();
    }

    private FilterException wrong(String reason) {
      return new FilterException(start, text.length(), reason);
    }
  }

  /** In the order they were written. */
  static final class Builder {
    private final List<Range> parts = new ArrayList<>();

    void add(Token token) throws FilterException {
      parts.add(parse(token.text(), token.at()));
    }

    Ranges build() {
      return new Ranges(List.copyOf(parts));
    }
  }
}
