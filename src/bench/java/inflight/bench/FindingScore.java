package inflight.bench;

import inflight.document.Capture;
import inflight.tcp.finding.Finding;
import inflight.tcp.finding.Judge;
import inflight.tcp.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How often the findings and Wireshark's labels are right: {@code FindingScore [CAPTURE]} for a
 * capture of {@link TruthGenerator} (made if none is named). Prints judge, class, precision, recall
 * and the number of true events. Wireshark's labels are those of our profile of its rules, which is
 * checked against tshark.
 */
public final class FindingScore {
  private static final Set<String> SENT_AGAIN =
      Set.of(
          "retransmission_timeout",
          "fast_retransmission",
          "sack_retransmission",
          "partial_ack_retransmission",
          "tail_loss_probe",
          "retransmission_unexplained");

  /** Any of the triggers, for judges that know only one. */
  private static final String ANY = "any_retransmission";

  private static final Map<Verdict, String> LABELS =
      Map.of(
          Verdict.FAST_RETRANSMISSION, "fast_retransmission",
          Verdict.SPURIOUS_RETRANSMISSION, "spurious_retransmission",
          Verdict.OUT_OF_ORDER, "reordering");

  /** A line of the score; JSON rows have the same names. */
  public record Score(String judge, String name, double precision, double recall, int events) {}

  private FindingScore() {}

  public static void main(String[] args) throws IOException {
    Path file = args.length > 0 ? Path.of(args[0]) : Path.of("target", "truth.pcapng");
    if (args.length == 0) {
      TruthGenerator.write(file, 400, 1, -1);
    }
    System.out.printf(
        "%-10s %-28s %9s %7s %7s%n", "judge", "class", "precision", "recall", "events");
    for (Score s : score(file)) {
      System.out.printf(
          Locale.ROOT,
          "%-10s %-28s %9.3f %7.3f %7d%n",
          s.judge(),
          s.name(),
          s.precision(),
          s.recall(),
          s.events());
    }
  }

  /** Compares a capture with the truth beside it. */
  public static List<Score> score(Path file) throws IOException {
    Map<String, Set<Integer>> truth = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(file + ".truth"))) {
      String[] parts = line.split("\t");
      add(truth, parts[1], Integer.parseInt(parts[0]));
    }
    Map<String, Set<Integer>> ours = new HashMap<>();
    Map<String, Set<Integer>> labels = new HashMap<>();
    try (Capture capture = Capture.open(List.of(file))) {
      capture.load(Capture.Progress.NONE);
      for (int n = 0; n < capture.connections().size(); n++) {
        for (Finding f : Judge.findings(capture.trace(n), Map.of())) {
          add(ours, f.rule(), f.frame());
        }
      }
      for (int row = 0; row < capture.frames().size(); row++) {
        int verdicts = capture.frames().verdict(row);
        for (Map.Entry<Verdict, String> label : LABELS.entrySet()) {
          if (label.getKey().in(verdicts)) {
            add(labels, label.getValue(), row + 1);
          }
        }
        if ((verdicts & Verdict.ANY_RETRANSMISSION) != 0) {
          add(labels, ANY, row + 1);
        }
      }
    }
    List<Score> scores = new ArrayList<>();
    for (String name : truth.keySet()) {
      scores.add(score("inflight", name, ours, truth));
      scores.add(score("wireshark", name, labels, truth));
    }
    return scores;
  }

  private static void add(Map<String, Set<Integer>> map, String name, int frame) {
    map.computeIfAbsent(name, k -> new HashSet<>()).add(frame);
    if (SENT_AGAIN.contains(name)) {
      map.computeIfAbsent(ANY, k -> new HashSet<>()).add(frame);
    }
  }

  private static Score score(
      String judge, String name, Map<String, Set<Integer>> said, Map<String, Set<Integer>> truth) {
    Set<Integer> found = said.getOrDefault(name, Set.of());
    Set<Integer> real = truth.get(name);
    int right = 0;
    for (int frame : found) {
      right += real.contains(frame) ? 1 : 0;
    }
    double precision = found.isEmpty() ? 0 : (double) right / found.size();
    return new Score(judge, name, precision, (double) right / real.size(), real.size());
  }
}
