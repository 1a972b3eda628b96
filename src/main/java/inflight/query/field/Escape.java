package inflight.query.field;

/** Text that came from a capture, as it may be printed: nothing a terminal would obey. */
public final class Escape {
  private Escape() {}

  /** Control characters as {@code \n}, {@code \t}, {@code \xNN} or {@code \u202e}. */
  public static String text(String text) {
    int plain = 0;
    while (plain < text.length() && text.charAt(plain) >= ' ' && text.charAt(plain) < 0x7f) {
      plain++;
    }
    return plain == text.length() ? text : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isShown(c)) {
        out.append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (c < 0x100) {
        out.append("\\x").append(hex(c));
      } else {
        out.append("\\u").append(hex(c >> 8)).append(hex(c));
      }
    }
    return out.toString();
  }

  /** Neither a control character nor one that turns or breaks the line. */
  public static boolean isShown(char c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }

  /** The low eight bits as two digits. */
  public static String hex(int value) {
    char high = Character.forDigit(value >> 4 & 15, 16);
    return new String(new char[] {high, Character.forDigit(value & 15, 16)});
  }
}
