package inflight.cli;

import inflight.query.field.Escape;
import java.math.BigDecimal;

/**
 * JSON text into a buffer: commas, names, escapes. Control characters and what a terminal could
 * obey are escaped, so that the text may also be looked at.
 */
final class JsonWriter {
  private final TextBuffer to;
  private boolean first = true;

  JsonWriter(TextBuffer to) {
    this.to = to;
  }

  TextBuffer buffer() {
    return to;
  }

  JsonWriter open(char bracket) {
    separate();
    to.ascii(bracket);
    first = true;
    return this;
  }

  JsonWriter close(char bracket) {
    to.ascii(bracket);
    first = false;
    return this;
  }

  /** Starts the next element on a line of its own. */
  JsonWriter line() {
    to.text(first ? "\n" : ",\n");
    first = true;
    return this;
  }

  JsonWriter name(String name) {
    string(name);
    to.ascii(':');
    first = true;
    return this;
  }

  JsonWriter value(long number) {
    separate();
    to.number(number);
    return this;
  }

  /** A number of any kind; JSON has no infinity and no NaN. */
  JsonWriter number(Number number) {
    if (number instanceof Double d && !Double.isFinite(d)) {
      return nothing();
    }
    separate();
    boolean whole = number instanceof Integer || number instanceof Long;
    to.text(whole ? number.toString() : new BigDecimal(number.toString()).toPlainString());
    return this;
  }

  JsonWriter value(boolean truth) {
    separate();
    to.text(truth ? "true" : "false");
    return this;
  }

  JsonWriter seconds(long nanos) {
    separate();
    to.seconds(nanos);
    return this;
  }

  JsonWriter millis(long nanos) {
    separate();
    to.millis(nanos);
    return this;
  }

  JsonWriter nothing() {
    separate();
    to.text("null");
    return this;
  }

  JsonWriter string(String text) {
    separate();
    to.ascii('"');
    if (isPlain(text)) {
      to.text(text);
    } else {
      escaped(text);
    }
    to.ascii('"');
    return this;
  }

  private void separate() {
    if (!first) {
      to.ascii(',');
    }
    first = false;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private void escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (Escape.isShown(c) && !isLoneSurrogate(text, i)) {
            out.append(c);
          } else {
            out.append("\\u").append(Escape.hex(c >> 8)).append(Escape.hex(c));
          }
        }
      }
    }
    to.text(out.toString());
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
