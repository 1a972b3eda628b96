package inflight.query.field;

/** Makes text from a capture safe to print: no control character reaches a terminal or a table. */
public final class Escape {
  private Escape() {}

  /** Appends {@code text} with control characters as {@code \n}, {@code \t}, {@code \xNN}. */
  public static void append(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append("\\n");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (c == '\r') {
        out.append("\\r");
      } else if (c < ' ' || c >= 0x7f && c < 0xa0) {
        out.append("\\x");
        out.append(Character.forDigit(c >> 4 & 0xf, 16)).append(Character.forDigit(c & 0xf, 16));
      } else if (isDirectional(c)) {
        out.append("\\u").append(Integer.toHexString(c));
      } else {
        out.append(c);
      }
    }
  }

  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    append(out, text);
    return out.toString();
  }

  /** Characters that turn the direction of what follows, and line separators. */
  private static boolean isDirectional(char c) {
    return c >= 0x202a && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069
        || c >= 0x2028 && c <= 0x2029
        || c == 0x200e
        || c == 0x200f;
  }
}
