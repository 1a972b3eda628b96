package inflight.scene.story;

import inflight.tcp.finding.Certainty;
import inflight.tcp.finding.Finding;
import inflight.tcp.finding.FindingWords;
import inflight.tcp.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells what was found in a few sentences: one for each rule and side, the gravest first kept. */
final class Events {
  private static final int MAX_FRAMES = 12;

  /** The story says these with its own sentences about opening, data and closing. */
  private static final Set<String> TOLD_ELSEWHERE =
      Set.of(
          "captured_at",
          "simultaneous_open",
          "simultaneous_close",
          "half_close",
          "never_closed",
          "ports_reused",
          "port_filtered");

  private final List<Finding> findings;
  private final FindingWords words;

  Events(List<Finding> findings, FindingWords words) {
    this.findings = findings;
    this.words = words;
  }

  /** At most {@code most} sentences in the order of first frames. */
  List<Story.Sentence> tell(int most) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding f : findings) {
      if (!TOLD_ELSEWHERE.contains(f.rule())) {
        groups.computeIfAbsent(f.rule() + f.fromClient(), k -> new ArrayList<>()).add(f);
      }
    }
    List<List<Finding>> kept =
        groups.values().stream()
            .sorted(Comparator.comparing(Events::severity).reversed())
            .limit(most)
            .sorted(Comparator.comparingInt((List<Finding> g) -> g.getFirst().frame()))
            .toList();
    return kept.stream().map(this::sentence).toList();
  }

  private static Severity severity(List<Finding> group) {
    return group.getFirst().severity();
  }

  private Story.Sentence sentence(List<Finding> group) {
    Finding first = group.getFirst();
    StringBuilder text = new StringBuilder(words.title(first)).append(": ");
    text.append(words.sentence(first));
    if (first.certainty() == Certainty.POSSIBLE && !words.missing(first).isEmpty()) {
      text.append(' ').append(words.uncertain(first));
    }
    if (group.size() > 1) {
      text.append(' ').append(words.more(group.size() - 1));
    }
    TreeSet<Integer> frames = new TreeSet<>(first.frames());
    for (Finding f : group) {
      frames.add(f.frame());
    }
    return new Story.Sentence(
        text.toString(), first.severity(), frames.stream().limit(MAX_FRAMES).toList());
  }
}
