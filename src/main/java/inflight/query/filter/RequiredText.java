package inflight.query.filter;

import java.util.Locale;

/**
 * Finds text that stands in everything an expression matches, so that most frames need no
 * expression at all. Finds less than there is, never more: it looks at plain characters outside
 * groups and classes, in an expression without alternatives.
 */
final class RequiredText {
  private static final String META = "[]()|*+?{}^$.";

  private RequiredText() {}

  /** The longest such text in lower case, empty if there is none. */
  static String of(String expression) {
    String best = "";
    StringBuilder run = new StringBuilder();
    int depth = 0;
    for (int at = 0; at < expression.length(); at++) {
      char c = expression.charAt(at);
      int plain = c;
      if (c == '\\') {
        at++;
        char escaped = at < expression.length() ? expression.charAt(at) : 0;
        if (escaped == 'Q') {
          return "";
        }
        plain =
            escaped > ' ' && escaped < 0x7f && !Character.isLetterOrDigit(escaped) ? escaped : -1;
        if (plain < 0) {
          at = behindEscape(expression, at, escaped);
        }
      } else if (c == '|') {
        return "";
      } else if (META.indexOf(c) >= 0 || c >= 0x80) {
        plain = -1;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == '[') {
          at = behindClass(expression, at);
        } else if (c == '{') {
          at = Math.max(at, expression.indexOf('}', at));
        }
      }
      if (plain >= 0 && depth == 0) {
        if (isOptional(expression, at + 1)) {
          plain = -1;
        } else {
          run.append((char) plain);
        }
      }
      if (plain < 0 || depth > 0 || at + 1 == expression.length()) {
        best = run.length() > best.length() ? run.toString() : best;
        run.setLength(0);
      }
    }
    return best.toLowerCase(Locale.ROOT);
  }

  /** What stands here makes the character before it optional, or repeats it. */
  private static boolean isOptional(String expression, int at) {
    char c = at < expression.length() ? expression.charAt(at) : 0;
    return c == '*' || c == '?' || c == '{';
  }

  /** Digits that belong to an escape: they are no text. */
  private static int behindEscape(String expression, int at, char escaped) {
    int end = at;
    if (escaped == 'x' || escaped == 'p' || escaped == 'P' || escaped == 'c') {
      if (end + 1 < expression.length() && expression.charAt(end + 1) == '{') {
        return Math.max(end, expression.indexOf('}', end));
      }
      return end + (escaped == 'x' ? 2 : 1);
    }
    while (Character.isDigit(escaped)
        && end + 1 < expression.length()
        && Character.isDigit(expression.charAt(end + 1))) {
      end++;
    }
    return end;
  }

  private static int behindClass(String expression, int from) {
    int at = from + 1;
    at += at < expression.length() && expression.charAt(at) == '^' ? 1 : 0;
    int first = at;
    while (at < expression.length() && (expression.charAt(at) != ']' || at == first)) {
      boolean posix = expression.startsWith("[:", at) && expression.indexOf(":]", at) > 0;
      at = posix ? expression.indexOf(":]", at) + 1 : at;
      at += expression.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
