package inflight.cli;

/** CSV cells (RFC 4180). */
final class CsvText {
  private CsvText() {}

  /** Appends a cell, quoted if it must be, and defused if a spreadsheet would compute it. */
  static void cell(StringBuilder out, CharSequence text) {
    boolean formula = !text.isEmpty() && isFormula(text);
    boolean quote = formula;
    for (int i = 0; i < text.length() && !quote; i++) {
      char c = text.charAt(i);
      quote = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    if (!quote) {
      out.append(text);
      return;
    }
    out.append('"');
    if (formula) {
      out.append('\'');
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        out.append('"');
      }
      out.append(text.charAt(i));
    }
    out.append('"');
  }

  /** Begins with a character that spreadsheets take for a formula, and is not a plain number. */
  private static boolean isFormula(CharSequence text) {
    char c = text.charAt(0);
    if (c == '=' || c == '@' || c == '\t' || c == '\r') {
      return true;
    }
    if (c != '+' && c != '-') {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char d = text.charAt(i);
      if ((d < '0' || d > '9') && d != '.') {
        return true;
      }
    }
    return false;
  }
}
