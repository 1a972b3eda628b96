package inflight.query.filter;

/**
 * Rewrites an expression of Perl's syntax, which Wireshark takes, to that of RE2 where they differ
 * and mean the same, and refuses by name what cannot be found in linear time.
 */
final class RegexSyntax {
  /** Perl's {@code $}: at the end, or in front of a line feed that is the last byte. */
  private static final String END = "(?:\\n?\\z)";

  private static final String SPACE = "\\t\\n\\x0b\\f\\r ";

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private boolean inClass;
  private int classStart;

  RegexSyntax(String text) {
    this.text = text;
  }

  /**
   * The expression in RE2's syntax.
   *
   * @throws UnsupportedOperationException with words for the user
   */
  String translated() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        escape();
      } else if (inClass) {
        inClass = c != ']' || at == classStart;
        out.append(c);
        at++;
      } else {
        outside(c);
      }
    }
    return out.toString();
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private void outside(char c) {
    switch (c) {
      case '[' -> {
        inClass = true;
        out.append(c);
        at++;
        if (charAt(at) == '^') {
          out.append('^');
          at++;
        }
        classStart = at;
        return;
      }
      case '$' -> out.append(END);
      case '(' -> group();
      case '+' -> possessive(c);
      default -> out.append(c);
    }
    at++;
  }

  /** A plus behind a quantifier makes it possessive; behind anything else it is a quantifier. */
  private void possessive(char c) {
    char before = at > 0 ? text.charAt(at - 1) : 0;
    boolean escaped = at > 1 && text.charAt(at - 2) == '\\';
    if (!escaped && (before == '*' || before == '+' || before == '?')) {
      throw new UnsupportedOperationException(
          "possessive quantifiers (" + before + "+) are not supported");
    }
    out.append(c);
  }

  private void group() {
    if (charAt(at + 1) != '?') {
      out.append('(');
      return;
    }
    String behind = text.substring(at + 2, Math.min(text.length(), at + 4));
    String refused =
        switch (behind.isEmpty() ? 0 : behind.charAt(0)) {
          case '=', '!' -> "look-ahead";
          case '<' -> behind.startsWith("<=") || behind.startsWith("<!") ? "look-behind" : null;
          case '>' -> "atomic groups";
          case '|' -> "branch reset groups";
          case '(' -> "conditional groups";
          case 'R', '&', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "recursion";
          case '#' -> "comments";
          default ->
              behind.startsWith("P=")
                  ? "back-references"
                  : behind.startsWith("P>") ? "recursion" : null;
        };
    if (refused != null) {
      throw new UnsupportedOperationException(
          refused
              + " ("
              + text.substring(at, Math.min(text.length(), at + 4))
              + ") in regular expressions are not supported: they cannot be found in linear time");
    }
    out.append('(');
  }

  /** Three octal digits are a byte, fewer digits a reference. */
  private boolean isOctal() {
    return text.substring(at + 1).matches("(?s)[1-3][0-7]{2}.*");
  }

  private void escape() {
    char c = charAt(at + 1);
    if (c >= '1' && c <= '9' && !inClass && !isOctal() || c == 'g' || c == 'k') {
      throw new UnsupportedOperationException(
          "back-references (\\"
              + c
              + ") in regular expressions are not supported: they cannot be found in linear time");
    }
    at += 2;
    switch (c) {
      case 'Z' -> out.append(END);
      case 'e' -> out.append("\\x1b");
      case 's' -> out.append(inClass ? SPACE : "[" + SPACE + "]");
      case 'S' -> out.append(inClass ? "\\S" : "[^" + SPACE + "]");
      case 'h' -> out.append(inClass ? "\\t " : "[\\t ]");
      case 'R' -> out.append("(?:\\r\\n|[\\n\\x0b\\f\\r\\x85])");
      case 'N' -> out.append("[^\\n]");
      case 'K', 'G', 'X', 'C' ->
          throw new UnsupportedOperationException(
              "\\" + c + " in regular expressions is not supported");
      default -> out.append('\\').append(c == 0 ? "" : String.valueOf(c));
    }
  }
}
