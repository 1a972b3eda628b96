package inflight.lab.script;

/** The words of one line, each with its column; strings and option lists are one word. */
final class Tokens {
  private final String text;
  private final int line;
  private int at;
  private String word = "";
  private int column;

  Tokens(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /** Goes to the next word; at the end of the line that is the empty one. */
  String next() throws ScriptException {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    column = at + 1;
    int from = at;
    if (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        word = "";
        return word;
      }
      if (c == '"') {
        quoted();
      } else if (c == '<') {
        at = closing('>') + 1;
      } else {
        while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != '#') {
          at++;
        }
      }
    }
    word = text.substring(from, at);
    return word;
  }

  private void quoted() throws ScriptException {
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      }
    }
    if (at >= text.length()) {
      throw wrong("the text has no closing \"");
    }
    at++;
  }

  private int closing(char bracket) throws ScriptException {
    int end = text.indexOf(bracket, at);
    if (end < 0) {
      throw wrong("no closing " + bracket);
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** The word that {@link #next} gave last. */
  String word() {
    return word;
  }

  /** What stands behind the # that ended the words; empty if there is none. */
  String comment() {
    return at < text.length() && text.charAt(at) == '#' ? text.substring(at + 1).strip() : "";
  }

  /** The next word as a number. */
  long number(long least, long most) throws ScriptException {
    next();
    return number(word, 0, least, most);
  }

  /** A part of the current word as a number. */
  long number(String part, int partAt, long least, long most) throws ScriptException {
    try {
      long value = Long.parseLong(part);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(partAt, "a number from " + least + " to " + most + " is wanted" + found(part));
  }

  static String found(String word) {
    if (word.isEmpty()) {
      return " here";
    }
    String shown = word.length() > 20 ? word.substring(0, 20) + "..." : word;
    return ", not '" + shown + "'";
  }

  /** Wrong is the current word. */
  ScriptException wrong(String problem) {
    return wrong(0, problem);
  }

  ScriptException wrong(int offsetInWord, String problem) {
    return new ScriptException(line, Math.max(1, column + offsetInWord), problem);
  }
}
