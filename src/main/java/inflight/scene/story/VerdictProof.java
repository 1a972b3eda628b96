package inflight.scene.story;

import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/** Why a segment was given its verdicts: the rule with the numbers that went into it. */
public final class VerdictProof {
  private VerdictProof() {}

  /** All verdicts of a segment in one line, empty if it has none. */
  public static String text(Segment s) {
    return String.join(" | ", lines(s, Locale.ENGLISH));
  }

  /** One line for each verdict. */
  public static List<String> lines(Segment s, Locale locale) {
    return List.of();
  }

  /** The proof of one verdict of a segment, without the verdict's name. */
  public static String proof(Segment s, Verdict v, Locale locale) {
    return "";
  }
}
