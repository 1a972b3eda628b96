package inflight.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The program against others on the same capture, in one run, pair by pair: {@code PeerBench
 * [CAPTURE [ROUNDS]]}. Each is a cold process; what counts is CPU, user and system, for other work
 * on the machine changes it less than the clock on the wall. Even so it drifts: trust the ratios of
 * neighbours, not the seconds. Needs GNU time, and skips a peer that is not there.
 */
public final class PeerBench {
  private static final String LAUNCHER = "target/inflight/bin/inflight";
  private static final double TSHARK_LIMIT = 0.06;
  private static final double TCPTRACE_LIMIT = 0.6;

  private record Peer(String name, List<String> command, double limit) {}

  /** CPU seconds and the largest resident set of one process. */
  private record Cost(double cpuSeconds, long peakBytes) {}

  private PeerBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Locale.setDefault(Locale.ROOT);
    String capture = args.length > 0 ? args[0] : CaptureGenerator.million().toString();
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    List<String> ours = List.of(LAUNCHER, "connections", capture);
    if (!installed("time")) {
      throw new IOException("GNU time is needed (Debian package: time)");
    }
    cost(ours); // the file comes into the page cache
    List<Cost> all = new ArrayList<>();
    for (Peer peer : peers(capture)) {
      all.addAll(compare(peer, ours, rounds));
    }
    memory(all, ours);
  }

  private static List<Peer> peers(String capture) {
    List<Peer> peers = new ArrayList<>();
    for (Peer peer :
        List.of(
            new Peer(
                "tshark", List.of("tshark", "-q", "-z", "conv,tcp", "-r", capture), TSHARK_LIMIT),
            new Peer("tcptrace", List.of("tcptrace", "-n", "-l", capture), TCPTRACE_LIMIT))) {
      if (installed(peer.name)) {
        peers.add(peer);
      } else {
        System.out.println(peer.name + " is not installed: skipped");
      }
    }
    return peers;
  }

  private static List<Cost> compare(Peer peer, List<String> ours, int rounds)
      throws IOException, InterruptedException {
    List<Cost> mine = new ArrayList<>();
    List<Cost> theirs = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      // A B, B A, A B: a drift of the machine does not favour one of them
      if (i % 2 == 0) {
        mine.add(cost(ours));
      }
      theirs.add(cost(peer.command));
      if (i % 2 == 1) {
        mine.add(cost(ours));
      }
    }
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = mine.get(i).cpuSeconds / theirs.get(i).cpuSeconds;
    }
    Arrays.sort(ratios);
    double median = ratios[rounds / 2];
    System.out.printf(
        "CPU against %-9s %.3f (%.3f to %.3f, %d pairs; inflight %.2f s, %s %.2f s), at most %.2f:"
            + " %s%n",
        peer.name,
        median,
        ratios[0],
        ratios[rounds - 1],
        rounds,
        medianCpu(mine),
        peer.name,
        medianCpu(theirs),
        peer.limit,
        verdict(median <= peer.limit));
    return mine;
  }

  private static void memory(List<Cost> runs, List<String> ours)
      throws IOException, InterruptedException {
    long peak = runs.isEmpty() ? cost(ours).peakBytes : 0;
    for (Cost run : runs) {
      peak = Math.max(peak, run.peakBytes);
    }
    long[] counts = EngineBench.count(Path.of(ours.getLast()));
    long limit = (100L << 20) + 48 * counts[0] + 320 * counts[1];
    System.out.printf(
        "memory %d MiB for %d frames and %d connections, at most %d MiB: %s%n",
        peak >> 20, counts[0], counts[1], limit >> 20, verdict(peak <= limit));
  }

  private static String verdict(boolean holds) {
    return holds ? "holds" : "MISSED";
  }

  private static double medianCpu(List<Cost> runs) {
    return runs.stream().mapToDouble(Cost::cpuSeconds).sorted().toArray()[runs.size() / 2];
  }

  private static Cost cost(List<String> command) throws IOException, InterruptedException {
    Path report = Files.createTempFile("inflight-bench", ".txt");
    try {
      List<String> timed = new ArrayList<>(List.of("time", "-f", "%U %S %M", "-o"));
      timed.add(report.toString());
      timed.addAll(command);
      Process process =
          new ProcessBuilder(timed)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("exit code " + process.exitValue() + " of " + command);
      }
      String[] used = Files.readString(report).strip().split(" ");
      return new Cost(
          Double.parseDouble(used[0]) + Double.parseDouble(used[1]), Long.parseLong(used[2]) << 10);
    } finally {
      Files.delete(report);
    }
  }

  private static boolean installed(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
