package inflight.query.filter;

import inflight.query.filter.Token.Kind;
import java.nio.charset.StandardCharsets;

/**
 * Reads a quoted string, raw string or character constant. What it stands for is kept as one
 * character per byte, for a filter compares bytes: a letter beyond ASCII counts as its UTF-8 bytes.
 */
final class Quoted {
  private final String text;
  private final int start;
  private final StringBuilder out = new StringBuilder();
  private int at;

  /**
   * @param start index of the opening quote, or of the letter r in front of it
   */
  Quoted(String text, int start) {
    this.text = text;
    this.start = start;
  }

  Token read() throws FilterException {
    boolean raw = text.charAt(start) == 'r' || text.charAt(start) == 'R';
    at = start + (raw ? 2 : 1);
    char quote = text.charAt(at - 1);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return quote == '"' ? token(Kind.STRING) : character();
      }
      if (c != '\\') {
        int point = text.codePointAt(at);
        appendUtf8(point);
        at += Character.charCount(point);
      } else if (raw) {
        rawEscape();
      } else {
        escape();
      }
    }
    throw new FilterException(
        start, 1, "the closing quote " + (quote == '"' ? "\"" : "'") + " is missing");
  }

  private Token token(Kind kind) {
    return new Token(kind, out.toString(), start, at - start);
  }

  private Token character() throws FilterException {
    if (out.length() != 1) {
      throw new FilterException(
          start, at - start, "single quotes hold one byte; a string stands in double quotes");
    }
    return token(Kind.CHARACTER);
  }

  /** In a raw string a backslash stays, and keeps a quote behind it from ending the string. */
  private void rawEscape() {
    out.append('\\');
    at++;
    if (at < text.length()) {
      int point = text.codePointAt(at);
      appendUtf8(point);
      at += Character.charCount(point);
    }
  }

  private void escape() throws FilterException {
    int from = at;
    at++;
    char c = at < text.length() ? text.charAt(at) : 0;
    at++;
    switch (c) {
      case 0 -> at--;
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case 'x' -> hexByte(from);
      case 'u' -> universal(from, 4);
      case 'U' -> universal(from, 8);
      default -> {
        if (c >= '0' && c <= '7') {
          at--;
          octal(from);
        } else {
          at--;
          int point = text.codePointAt(at);
          appendUtf8(point);
          at += Character.charCount(point);
        }
      }
    }
  }

  private void hexByte(int from) throws FilterException {
    int digits = digits(16, 2);
    if (digits == 0) {
      throw new FilterException(
          from, at - from, "\\x is followed by one or two hexadecimal digits");
    }
    out.append((char) Integer.parseInt(text.substring(at, at + digits), 16));
    at += digits;
  }

  private void octal(int from) throws FilterException {
    int digits = digits(8, 3);
    int value = Integer.parseInt(text.substring(at, at + digits), 8);
    at += digits;
    if (value > 0xff) {
      throw new FilterException(from, at - from, "an octal escape goes up to \\377");
    }
    out.append((char) value);
  }

  private void universal(int from, int digits) throws FilterException {
    int found = digits(16, digits);
    long point = found < digits ? -1 : Long.parseLong(text.substring(at, at + found), 16);
    at += found;
    boolean surrogate = point >= 0xd800 && point < 0xe000;
    if (point < 0 || point > Character.MAX_CODE_POINT || surrogate) {
      throw new FilterException(
          from, at - from, "a Unicode escape is \\u with 4 or \\U with 8 digits of a character");
    }
    appendUtf8((int) point);
  }

  private int digits(int radix, int most) {
    int n = 0;
    while (n < most && at + n < text.length() && isDigit(text.charAt(at + n), radix)) {
      n++;
    }
    return n;
  }

  private static boolean isDigit(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }

  private void appendUtf8(int point) {
    if (point < 0x80) {
      out.append((char) point);
      return;
    }
    for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      out.append((char) (b & 0xff));
    }
  }
}
