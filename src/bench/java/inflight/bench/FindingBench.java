package inflight.bench;

import inflight.document.Capture;
import inflight.tcp.finding.Judge;
import inflight.tcp.verdict.ConnectionTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What it costs to look at a connection: {@code FindingBench CAPTURE...} prints, for the longest
 * connection of each, its segments, and the milliseconds for reading it again and for its findings,
 * three times.
 */
public final class FindingBench {
  private FindingBench() {}

  public static void main(String[] args) throws IOException {
    System.out.printf(
        "%-24s %9s %9s %9s %9s%n", "capture", "segments", "read ms", "find ms", "found");
    for (String file : args) {
      measure(Path.of(file));
    }
  }

  private static void measure(Path file) throws IOException {
    try (Capture capture = Capture.open(List.of(file))) {
      capture.load(Capture.Progress.NONE);
      int longest = 0;
      for (int n = 0; n < capture.connections().size(); n++) {
        longest = frames(capture, n) > frames(capture, longest) ? n : longest;
      }
      for (int round = 0; round < 3; round++) {
        long before = System.nanoTime();
        ConnectionTrace trace = capture.trace(longest);
        long read = System.nanoTime();
        int found = Judge.findings(trace, Map.of()).size();
        long done = System.nanoTime();
        System.out.printf(
            "%-24s %9d %9.0f %9.0f %9d%n",
            file.getFileName(),
            trace.segments().size(),
            (read - before) / 1e6,
            (done - read) / 1e6,
            found);
      }
    }
  }

  private static int frames(Capture capture, int n) {
    return capture.statistics().clientFrames(n) + capture.statistics().serverFrames(n);
  }
}
