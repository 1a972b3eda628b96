package inflight.scene.story;

import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An explanation while it is being written: sentences are added one by one. */
final class Draft {
  private final Words words;
  private final Map<String, Object> values = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final Set<String> rfcs = new LinkedHashSet<>();
  private final Set<Integer> frames = new LinkedHashSet<>();
  private final int ownFrame;
  private final int verdicts;
  private String title = "";
  private Severity severity = Severity.INFO;
  private int told;

  /** What every text may name is put in here once. */
  Draft(Words words, Segment s) {
    this.words = words;
    this.ownFrame = s.frameNumber();
    this.verdicts = s.verdicts();
    put("sender", words.text(s.fromClient() ? "client" : "server"));
    put("receiver", words.text(s.fromClient() ? "server" : "client"));
    put("frame", s.frameNumber());
    put("seq", s.seq());
    put("len", s.len());
    put("bytes", words.bytes(s.seq(), s.seq() + s.len()));
    put("ack", s.ack());
    put("acked", s.ack() - 1);
    put("next", s.end());
    put("window", s.windowBytes() < 0 ? s.window() : s.windowBytes());
    put("rawseq", Words.raw(s.seqRaw()));
    put("rawack", Words.raw(s.ackRaw()));
    put("flight", s.senderFlow().flightSize());
  }

  Draft put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  Draft title(String key, Severity how) {
    title = words.say(key, values);
    severity = how;
    return this;
  }

  /** As {@link #title}, in words that are there already. */
  Draft titled(String words, Severity how) {
    title = words;
    severity = how;
    return this;
  }

  /** A sentence that is there already. */
  Draft text(String sentence) {
    text.append(text.isEmpty() || sentence.isEmpty() ? "" : " ").append(sentence);
    return this;
  }

  Draft say(String key) {
    text.append(text.isEmpty() ? "" : " ").append(words.say(key, values));
    return this;
  }

  /** One section, or several with commas between: {@code RFC 6675 §5, RFC 8985 §6}. */
  Draft rfc(String section) {
    for (String one : section.split(", (?=RFC)")) {
      rfcs.add(one);
    }
    return this;
  }

  /** Notes that the text speaks of a segment; null is none. */
  Draft about(Segment other) {
    return other == null ? this : about(other.frameNumber());
  }

  Draft about(int frame) {
    if (frame > 0 && frame != ownFrame) {
      frames.add(frame);
    }
    return this;
  }

  /** A verdict that the text has dealt with. */
  Draft tells(Verdict v) {
    told |= v.bit();
    return this;
  }

  /** The verdicts of the segment that the text has not spoken of yet. */
  List<Verdict> untold() {
    List<Verdict> rest = new ArrayList<>();
    for (Verdict v : Verdict.values()) {
      if (v.in(verdicts & ~told)) {
        rest.add(v);
      }
    }
    return rest;
  }

  Map<String, Object> values() {
    return values;
  }

  Words words() {
    return words;
  }

  Explanation done() {
    return new Explanation(title, text.toString(), severity, sections(rfcs), List.copyOf(frames));
  }

  /** Sections of the same RFC stand together: {@code RFC 9293 §3.4, §3.8.6}. */
  private static String sections(Set<String> rfcs) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    for (String rfc : rfcs) {
      int section = rfc.indexOf(" §");
      String document = section < 0 ? rfc : rfc.substring(0, section);
      List<String> known = sections.computeIfAbsent(document, d -> new ArrayList<>());
      if (section >= 0) {
        known.add(rfc.substring(section + 1));
      }
    }
    List<String> all = new ArrayList<>();
    sections.forEach(
        (document, known) ->
            all.add(known.isEmpty() ? document : document + " " + String.join(", ", known)));
    return String.join(", ", all);
  }
}
