package inflight.query.filter;

import inflight.query.field.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word that may go on from what was typed.
 *
 * @param word the field, protocol or function
 * @param sentence what it is
 * @param from where the typed part begins
 * @param to and ends
 */
public record Completion(String word, String sentence, int from, int to) {
  private static final int MOST = 60;

  /** All words that go on from what stands in front of the caret: first those that begin so. */
  public static List<Completion> at(String text, int caret) {
    int to = Math.clamp(caret, 0, text.length());
    int from = to;
    while (from > 0 && isWord(text.charAt(from - 1))) {
      from--;
    }
    String typed = text.substring(from, to).toLowerCase(Locale.ROOT);
    if (typed.isEmpty() || Character.isDigit(typed.charAt(0)) || inString(text, from)) {
      return List.of();
    }
    List<Completion> begin = new ArrayList<>();
    List<Completion> contain = new ArrayList<>();
    for (FieldRef ref : Names.list()) {
      int where = ref.name().indexOf(typed);
      if (where == 0) {
        begin.add(new Completion(ref.name(), sentence(ref), from, to));
      } else if (where > 0 && typed.length() > 1) {
        contain.add(new Completion(ref.name(), sentence(ref), from, to));
      }
    }
    begin.sort((a, b) -> Integer.compare(dots(a.word), dots(b.word)));
    begin.addAll(contain);
    return List.copyOf(begin.subList(0, Math.min(MOST, begin.size())));
  }

  /** The text with this word in it. */
  public String in(String text) {
    return text.substring(0, from) + word + text.substring(to);
  }

  /** Where the caret stands then. */
  public int caret() {
    return from + word.length();
  }

  private static String sentence(FieldRef ref) {
    if (ref.type() != ValueType.PROTOCOL) {
      return ref.fields().stream().map(Field::sentence).findFirst().orElse("");
    }
    return ref.protocols().isEmpty()
        ? "The whole frame."
        : ref.protocols().iterator().next().title() + ".";
  }

  private static int dots(String word) {
    return (int) word.chars().filter(c -> c == '.').count();
  }

  private static boolean isWord(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
  }

  private static boolean inString(String text, int at) {
    boolean in = false;
    for (int i = 0; i < at; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        in = !in;
      }
    }
    return in;
  }
}
