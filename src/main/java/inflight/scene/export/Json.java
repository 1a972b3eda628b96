package inflight.scene.export;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes JSON that may also stand inside a script element of HTML: what could end the element or a
 * line of script is escaped. Values go in the order in which they are written.
 */
final class Json {
  private final StringBuilder out;
  private final Deque<Boolean> empty = new ArrayDeque<>();
  private boolean named;

  Json(StringBuilder out) {
    this.out = out;
  }

  Json object() {
    return open('{');
  }

  Json array() {
    return open('[');
  }

  private Json open(char bracket) {
    comma();
    out.append(bracket);
    empty.push(true);
    return this;
  }

  Json endObject() {
    return close('}');
  }

  Json endArray() {
    return close(']');
  }

  private Json close(char bracket) {
    empty.pop();
    out.append(bracket);
    return this;
  }

  Json name(String name) {
    comma();
    string(name);
    out.append(':');
    named = true;
    return this;
  }

  Json value(String text) {
    comma();
    string(text);
    return this;
  }

  Json value(long number) {
    comma();
    out.append(number);
    return this;
  }

  Json value(boolean b) {
    comma();
    out.append(b);
    return this;
  }

  /** Digits that are a number in JSON already. */
  Json number(String digits) {
    comma();
    out.append(digits);
    return this;
  }

  /** With at most three decimals. */
  Json rounded(double number) {
    comma();
    double rounded = Math.round(number * 1000) / 1000.0;
    out.append(rounded == Math.rint(rounded) ? Long.toString((long) rounded) : "" + rounded);
    return this;
  }

  Json nothing() {
    comma();
    out.append("null");
    return this;
  }

  private void comma() {
    if (named) {
      named = false;
      return;
    }
    if (!empty.isEmpty()) {
      if (!empty.pop()) {
        out.append(',');
      }
      empty.push(false);
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7f && c < 0xa0 || isRisky(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** Could be markup, a line end of JavaScript, half a character, or turn the direction of text. */
  private static boolean isRisky(char c) {
    return c == '<'
        || c == '>'
        || c == '&'
        || c == '\''
        || c >= 0x2028 && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069
        || Character.isSurrogate(c);
  }
}
