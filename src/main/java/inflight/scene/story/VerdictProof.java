package inflight.scene.story;

import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Peculiarity;
import inflight.tcp.verdict.Proof;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Why a segment was given its verdicts: Wireshark's rule with the numbers that went into it.
 * Numbers are plain digits and times are in milliseconds, so that lines can be searched.
 */
public final class VerdictProof {
  private static final int FAST_DUPLICATES = 2;
  private static final double NANOS_PER_MS = 1e6;
  private static final Words ENGLISH = new Words(Story.BUNDLE, Locale.ENGLISH);

  private VerdictProof() {}

  /**
   * All verdicts of a segment in one line, each as {@code name: proof} with the name of Wireshark's
   * field, with {@code " | "} between two; empty if it has none.
   */
  public static String text(Segment s) {
    return String.join(" | ", lines(s, ENGLISH));
  }

  /** One line for each verdict. */
  public static List<String> lines(Segment s, Locale locale) {
    return lines(s, new Words(Story.BUNDLE, locale));
  }

  private static List<String> lines(Segment s, Words words) {
    List<String> lines = new ArrayList<>();
    for (Verdict v : Verdict.values()) {
      if (s.is(v)) {
        lines.add(v.fieldName() + ": " + proof(s, v, words));
      }
    }
    return lines;
  }

  /** The proof of one verdict of a segment, without the verdict's name. */
  public static String proof(Segment s, Verdict v, Locale locale) {
    return proof(s, v, new Words(Story.BUNDLE, locale));
  }

  private static String proof(Segment s, Verdict v, Words words) {
    Map<String, Object> values = values(s);
    String text = words.say(key(s, v, words), values);
    if (v != Verdict.RETRANSMISSION) {
      return text;
    }
    String timer = s.rtoFrame() > 0 ? "; " + words.say("proof.retransmission.rto", values) : "";
    return text
        + "; "
        + words.say("proof.notfast." + notFast(s), values)
        + "; "
        + words.say(notOutOfOrder(s), values)
        + timer;
  }

  /** A rule that only one profile has is told in its own words. */
  private static String key(Segment s, Verdict v, Words words) {
    String key = "proof." + v.fieldName();
    String special = s.rule() == null ? key : key + "." + s.rule().id();
    return words.has(special) ? special : key;
  }

  private static String notFast(Segment s) {
    Proof p = s.proof();
    if (p.otherDuplicateAcks() < FAST_DUPLICATES) {
      return "few";
    }
    return p.otherLastAck() != s.seq() ? "other" : "slow";
  }

  private static String notOutOfOrder(Segment s) {
    Proof p = s.proof();
    if (s.rule() == Peculiarity.ALREADY_SEEN) {
      return "proof.notlate.already_seen";
    }
    boolean late = p.sinceHighestNanos() < 0 || p.sinceHighestNanos() >= p.reorderNanos();
    return late ? "proof.notlate.slow" : "proof.notlate.end";
  }

  private static Map<String, Object> values(Segment s) {
    Proof p = s.proof();
    Map<String, Object> values = new HashMap<>();
    put(values, "seq", s.seq());
    put(values, "len", s.len());
    put(values, "end", s.end());
    put(values, "ack", s.ack());
    put(values, "window", s.window());
    put(values, "rawseq", Integer.toUnsignedLong(s.seqRaw()));
    put(values, "next", p.expectedSeq());
    put(values, "missing", s.seq() - p.expectedSeq());
    put(values, "lastack", p.otherLastAck());
    put(values, "dups", Math.max(0, p.otherDuplicateAcks()));
    put(values, "oldwindow", p.previousWindow());
    put(values, "otherwindow", p.otherWindow());
    put(values, "shift", p.otherWindowShift());
    put(values, "n", s.duplicateAckNumber());
    put(values, "of", s.duplicateAckFrame());
    put(values, "rtoframe", s.rtoFrame());
    values.put("sinceack", ms(p.sinceOtherAckNanos()));
    values.put("sincehighest", ms(p.sinceHighestNanos()));
    values.put("limit", ms(p.reorderNanos()));
    values.put("rto", ms(s.rtoNanos()));
    return values;
  }

  private static void put(Map<String, Object> values, String name, long value) {
    values.put(name, Long.toString(value));
  }

  private static String ms(long nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / NANOS_PER_MS);
  }
}
