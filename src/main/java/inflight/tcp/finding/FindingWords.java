package inflight.tcp.finding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts findings into words, with their numbers. Immutable: any thread. */
public final class FindingWords {
  private static final String BUNDLE = "inflight.tcp.finding.finding";

  /** In English. */
  public static final FindingWords ENGLISH = new FindingWords(Locale.ENGLISH);

  private final Words words;

  public FindingWords(Locale locale) {
    words = new Words(BUNDLE, locale);
  }

  /** What it is, a few words without a full stop. */
  public String title(Finding f) {
    return say(f, "title");
  }

  /** What happened, with its numbers. */
  public String sentence(Finding f) {
    return f.label() == null ? plain(f) : plain(f) + " " + differs(f);
  }

  /** As {@link #sentence}, without a word on Wireshark's label. */
  public String plain(Finding f) {
    return words.say(key(f, ""), values(f));
  }

  /** How sure it is, and what is missing: "Only possible: ...". */
  public String uncertain(Finding f) {
    String key = "uncertain." + f.certainty().name().toLowerCase(Locale.ROOT);
    return words.say(key, Map.of("missing", missing(f)));
  }

  /** "And 3 more of this kind." */
  public String more(int count) {
    return words.say("more", Map.of("count", count));
  }

  /** Why Wireshark's label is another; empty if it is not. */
  public String differs(Finding f) {
    if (f.label() == null) {
      return "";
    }
    Map<String, Object> values = values(f);
    values.put("label", f.label().title());
    String key = f.rule() + ".differs." + f.label().fieldName();
    return words.say(words.has(key) ? key : "differs." + f.label().fieldName(), values);
  }

  /** How near it was to another verdict. */
  public String threshold(Finding f) {
    return say(f, "threshold");
  }

  /** What would have made it another, and which. */
  public String alternative(Finding f) {
    return say(f, "other");
  }

  /** What is missing to be certain; empty if it is. */
  public String missing(Finding f) {
    return f.certainty() == Certainty.CERTAIN || !words.has(key(f, ".missing"))
        ? ""
        : say(f, "missing");
  }

  /** One paragraph for a learner. */
  public String lesson(Finding f) {
    return say(f, "lesson");
  }

  /** Where the rule stands, for example {@code RFC 5681 §3.2}; empty if no RFC says it. */
  public String rfc(Finding f) {
    return say(f, "rfc");
  }

  private String say(Finding f, String part) {
    return words.say(key(f, "." + part), values(f));
  }

  /** The text of the variant if there is one, else that of the rule. */
  private String key(Finding f, String part) {
    String special = f.rule() + "." + f.variant() + part;
    return !f.variant().isEmpty() && words.has(special) ? special : f.rule() + part;
  }

  private Map<String, Object> values(Finding f) {
    Map<String, Object> values = new HashMap<>();
    values.put("sender", words.text(f.fromClient() ? "client" : "server"));
    values.put("receiver", words.text(f.fromClient() ? "server" : "client"));
    values.put("frame", f.frame());
    for (Quantity q : f.numbers()) {
      values.put(q.name(), value(q));
    }
    if (values.get("seq") instanceof Long seq && values.get("len") instanceof Long len) {
      boolean data = len > 0;
      values.put("bytes", data ? words.bytes(seq, seq + len) : words.say("fin", values));
    }
    return values;
  }

  private static Object value(Quantity q) {
    if (q.unit().equals("ms")) {
      return Words.time(Math.round(q.value() * 1e6));
    }
    return q.number() instanceof Long n ? n : String.format(Locale.ROOT, "%.1f", q.value());
  }

  /** The ids of all rules. */
  public static Set<String> rules() {
    Set<String> rules = new TreeSet<>();
    for (String key : ENGLISH.words.keys()) {
      if (key.endsWith(".title")) {
        rules.add(key.substring(0, key.indexOf('.')));
      }
    }
    return rules;
  }

  /** All parts by name, for tests and for those who show everything. */
  public Map<String, String> parts(Finding f) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("title", title(f));
    parts.put("text", sentence(f));
    parts.put("threshold", threshold(f));
    parts.put("alternative", alternative(f));
    parts.put("missing", missing(f));
    parts.put("rfc", rfc(f));
    parts.put("lesson", lesson(f));
    return parts;
  }
}
