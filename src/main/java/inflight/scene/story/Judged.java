package inflight.scene.story;

import inflight.tcp.finding.Certainty;
import inflight.tcp.finding.Finding;
import inflight.tcp.finding.FindingWords;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells of a segment what was found on it: why bytes come again, late, twice, or not at all. */
final class Judged {
  /** In the order of telling. */
  private static final List<String> RULES =
      List.of(
          "network_duplicate",
          "reordering",
          "path_mtu_retransmission",
          "tail_loss_probe",
          "retransmission_timeout",
          "fast_retransmission",
          "sack_retransmission",
          "partial_ack_retransmission",
          "retransmission_unexplained",
          "spurious_retransmission",
          "lost_before_capture",
          "path_mtu_black_hole");

  private static final Set<String> ABOUT_COPIES = Set.copyOf(RULES);

  private final Map<Integer, List<Finding>> byFrame = new HashMap<>();
  private final FindingWords words;

  Judged(List<Finding> findings, FindingWords words) {
    this.words = words;
    for (Finding f : findings) {
      boolean behind = f.rule().equals("network_duplicate") && f.variant().equals("behind");
      if (ABOUT_COPIES.contains(f.rule()) && !behind) {
        byFrame.computeIfAbsent(f.frame(), k -> new ArrayList<>()).add(f);
      }
    }
    for (List<Finding> all : byFrame.values()) {
      all.sort((a, b) -> Integer.compare(RULES.indexOf(a.rule()), RULES.indexOf(b.rule())));
    }
  }

  /** Whether there is something to tell of it. */
  boolean knows(Segment s) {
    return byFrame.containsKey(s.frameNumber());
  }

  void explain(Segment s, Draft d) {
    List<Finding> all = byFrame.get(s.frameNumber());
    Finding first = all.getFirst();
    d.titled(words.title(first), first.severity());
    boolean differs = false;
    for (Finding f : all) {
      d.text(words.plain(f));
      f.frames().forEach(d::about);
      d.rfc(words.rfc(f));
    }
    for (Finding f : all) {
      if (f.label() != null && !differs) {
        d.text(words.differs(f));
        differs = true;
      }
    }
    d.text(words.threshold(first));
    if (first.certainty() != Certainty.CERTAIN && !words.missing(first).isEmpty()) {
      d.text(words.uncertain(first));
    }
    for (Verdict v : Verdict.values()) {
      if ((v.bit() & TOLD) != 0) {
        d.tells(v);
      }
    }
  }

  private static final int TOLD =
      Verdict.ANY_RETRANSMISSION | Verdict.OUT_OF_ORDER.bit() | Verdict.KEEP_ALIVE.bit();
}
