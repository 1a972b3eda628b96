package inflight.cli;

import inflight.query.field.Escape;
import inflight.tcp.finding.Certainty;
import inflight.tcp.finding.Finding;
import inflight.tcp.finding.FindingWords;
import inflight.tcp.finding.Quantity;
import java.util.List;
import java.util.Locale;

/** Prints findings: everything about each as JSON, or as lines for people. */
final class FindingOutput {
  private static final int SHOWN_FRAMES = 8;
  private static final FindingWords WORDS = FindingWords.ENGLISH;

  private FindingOutput() {}

  static void json(JsonWriter json, List<Finding> findings) {
    json.open('[');
    for (Finding f : findings) {
      json.open('{');
      json.name("rule").string(f.rule());
      json.name("title").string(WORDS.title(f));
      json.name("severity").string(lower(f.severity()));
      json.name("certainty").string(lower(f.certainty()));
      json.name("missing").string(WORDS.missing(f));
      json.name("side").string(f.fromClient() ? "client" : "server");
      json.name("frame").value(f.frame());
      json.name("frames").open('[');
      f.frames().forEach(json::value);
      json.close(']').name("numbers").open('[');
      for (Quantity q : f.numbers()) {
        json.open('{').name("name").string(q.name());
        json.name("value").number(q.number()).name("unit").string(q.unit()).close('}');
      }
      json.close(']');
      json.name("threshold").string(WORDS.threshold(f));
      json.name("alternative").string(WORDS.alternative(f));
      json.name("rfc").string(WORDS.rfc(f));
      json.name("wireshark").string(f.label() == null ? "" : f.label().fieldName());
      json.name("differs").string(WORDS.differs(f));
      json.name("text").string(WORDS.sentence(f));
      json.name("lesson").string(WORDS.lesson(f)).close('}');
    }
    json.close(']');
  }

  /**
   * For each finding what, how sure, how near, what else it could have been, and where it stands.
   */
  static void text(TextBuffer text, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    text.text("  Findings\n");
    for (Finding f : findings) {
      text.text("    ").text(mark(f)).text(f.rule()).text(", ").text(lower(f.certainty()));
      text.text(": ").text(Escape.text(WORDS.sentence(f))).ascii('\n');
      line(text, "frames", frames(f.frames()));
      line(text, "numbers", numbers(f));
      line(text, "how near", WORDS.threshold(f));
      line(text, "otherwise", WORDS.alternative(f));
      if (f.certainty() != Certainty.CERTAIN) {
        line(text, "missing", WORDS.missing(f));
      }
      line(text, "read", WORDS.rfc(f));
    }
  }

  private static void line(TextBuffer text, String name, String value) {
    if (!value.isEmpty()) {
      text.text("        ").text(name).text(": ").text(Escape.text(value)).ascii('\n');
    }
  }

  private static String mark(Finding f) {
    return switch (f.severity()) {
      case GOOD -> "+ ";
      case INFO -> "  ";
      case WARN -> "! ";
      case BAD -> "X ";
    };
  }

  private static String frames(List<Integer> frames) {
    StringBuilder text = new StringBuilder();
    for (int n : frames.subList(0, Math.min(SHOWN_FRAMES, frames.size()))) {
      text.append(text.isEmpty() ? "" : ", ").append(n);
    }
    int more = frames.size() - SHOWN_FRAMES;
    return more > 0 ? text + " and " + more + " more" : text.toString();
  }

  private static String numbers(Finding f) {
    StringBuilder text = new StringBuilder();
    for (Quantity q : f.numbers()) {
      String value =
          q.number() instanceof Long n
              ? n.toString()
              : String.format(Locale.ROOT, "%.3f", q.value());
      text.append(text.isEmpty() ? "" : ", ").append(q.name().replace('_', ' ')).append(' ');
      text.append(value).append(q.unit().isEmpty() ? "" : " " + q.unit());
    }
    return text.toString();
  }

  /** Where Wireshark says otherwise: what it is and why, in one line; empty if nothing differs. */
  static String differing(List<Finding> ofSegment) {
    StringBuilder text = new StringBuilder();
    for (Finding f : ofSegment) {
      if (f.label() != null) {
        text.append(" | But ").append(f.rule()).append(" (").append(lower(f.certainty()));
        text.append("): ").append(WORDS.sentence(f));
      }
    }
    return text.toString();
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
