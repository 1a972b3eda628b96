package inflight.tcp.finding;

import inflight.document.Capture;
import inflight.packet.index.FrameTable;
import inflight.tcp.verdict.Verdict;
import inflight.testing.Compiled;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What three judges say of captures whose truth is known, as a table: tab-separated, a line for
 * each file: name, truth in words, the findings that have to be there, all of ours, Wireshark's
 * labels, tcptrace's counts.
 */
record TruthTable(List<Row> rows) {
  record Row(
      String file,
      String truth,
      List<String> needed,
      String ours,
      String wireshark,
      String trace) {}

  static TruthTable read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        String[] c = line.split("\t", -1);
        rows.add(new Row(c[0], c[1], List.of(c[2].split(", ")), c[3], c[4], c[5]));
      }
    }
    return new TruthTable(rows);
  }

  /** Each rule with its certainty, and how often if more than once. */
  static String ours(Path capture) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (Finding f : Found.in(capture)) {
      if (!f.rule().equals("captured_at")) {
        String certainty = f.certainty().name().toLowerCase(Locale.ROOT);
        counts.merge(f.rule() + ":" + certainty, 1, Integer::sum);
      }
    }
    return text(counts);
  }

  static Set<String> rulesIn(String ours) {
    Set<String> rules = new TreeSet<>();
    for (String one : ours.split(", ")) {
      rules.add(one.replaceAll("[:×].*", ""));
    }
    return rules;
  }

  /** Wireshark's labels as our profile of its rules gives them, which tshark is checked against. */
  static String wireshark(Path capture) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    try (Capture c = Compiled.load(capture)) {
      FrameTable frames = c.frames();
      for (int row = 0; row < frames.size(); row++) {
        for (Verdict v : Verdict.values()) {
          if (v.in(frames.verdict(row))) {
            counts.merge(v.fieldName(), 1, Integer::sum);
          }
        }
      }
    }
    return text(counts);
  }

  /** What tcptrace counts in all connections, both ways together. */
  static String tcptrace(Path capture) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("tcptrace", "-n", "-l", capture.toAbsolutePath().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, Integer> counts = new TreeMap<>();
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        for (String name : List.of("rexmt data pkts", "outoforder pkts", "zwnd probe pkts")) {
          String[] parts = line.split(name + ":");
          for (int i = 1; i < parts.length; i++) {
            int n = Integer.parseInt(parts[i].strip().split(" ")[0]);
            if (n > 0) {
              counts.merge(name.replace(" pkts", ""), n, Integer::sum);
            }
          }
        }
      }
    }
    process.waitFor();
    return text(counts);
  }

  private static String text(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(e -> e.getKey() + (e.getValue() > 1 ? "×" + e.getValue() : ""))
        .collect(Collectors.joining(", "));
  }

  /** Prints the last three columns of captures, to begin a table with. */
  public static void main(String[] files) throws Exception {
    for (String f : files) {
      Path p = Path.of(f);
      System.out.println(
          p.getFileName() + "\t" + ours(p) + "\t" + wireshark(p) + "\t" + tcptrace(p));
    }
  }
}
