package inflight.query.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.document.Capture;
import inflight.document.MatchingFrames;
import inflight.tcp.verdict.Profile;
import inflight.tcp.verdict.Verdict;
import inflight.testing.Mutations;
import inflight.testing.Packet;
import inflight.testing.RandomTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index says of every frame what the frame itself says. */
class IndexFilterTest {
  private static final List<String> NUMBERS =
      List.of(
          "frame.number",
          "tcp.stream",
          "tcp.len",
          "tcp.srcport",
          "tcp.dstport",
          "tcp.port",
          "tcp.flags",
          "tcp.completeness");
  private static final List<String> TIMES =
      List.of("frame.time_relative", "frame.time_delta", "tcp.time_relative");
  private static final List<String> FLAGS =
      List.of("syn", "ack", "fin", "reset", "push", "urg", "res", "ece", "cwr", "ae");
  private static final List<String> THERE =
      List.of("tcp", "frame", "tcp.flags", "tcp.stream", "tcp.len", "tcp.analysis.flags");
  private static final List<String> OPERATORS =
      List.of("==", "!=", "===", "!==", "<", "<=", ">", ">=");

  @TempDir private Path folder;

  @Test
  void whatItHolds() throws IOException, FilterException {
    try (Capture capture = FilterTable.open(Path.of("sample-captures", "http.pcapng"))) {
      for (String held : List.of("tcp.stream == 1", "tcp.flags.syn == 1 && tcp.len > 0", "tcp")) {
        assertTrue(isHeld(capture, held), held);
      }
      for (String file : List.of("ip.ttl", "tcp[13] == 2", "tcp.stream#1", "len(tcp) == 20")) {
        assertFalse(isHeld(capture, file), file);
      }
    }
  }

  private static boolean isHeld(Capture capture, String filter) throws FilterException {
    return Filter.compile(filter).isHeldBy(capture.frames(), capture.connections());
  }

  @Test
  void randomFiltersOverRandomTraffic() throws IOException, FilterException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      Path file = folder.resolve(round + ".pcapng");
      Packet.write(file, Mutations.of(random, RandomTraffic.of(random.nextLong(), 300)));
      check(random, file, "seed " + seed + " round " + round);
    }
  }

  @Test
  void randomFiltersOverMutatedSamples() throws IOException, FilterException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<Path> samples = samples();
    for (int round = 0; round < 60; round++) {
      Path sample = samples.get(random.nextInt(samples.size()));
      Path file = folder.resolve(round + ".pcapng");
      Packet.write(file, Mutations.of(random, Packet.read(sample)));
      check(random, file, sample + ", seed " + seed + " round " + round);
    }
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sample-captures"))) {
      return files.filter(f -> f.toString().endsWith(".pcapng")).sorted().toList();
    }
  }

  private static void check(SplittableRandom random, Path file, String which)
      throws IOException, FilterException {
    Profile[] profiles = Profile.values();
    Profile profile = profiles[random.nextInt(profiles.length)];
    try (Capture capture = Capture.open(List.of(file), profile)) {
      capture.load(Capture.Progress.NONE);
      for (int i = 0; i < 25; i++) {
        Filter filter = Filter.compile(filter(random, 0));
        assertEquals(
            FilterTable.walk(capture, filter),
            MatchingFrames.of(capture, filter, Capture.Progress.NONE),
            filter.text() + " over " + which + " by " + profile);
      }
    }
  }

  private static String filter(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth < 3 ? 9 : 6)) {
      case 0 -> any(random, NUMBERS) + " " + any(random, OPERATORS) + " " + random.nextInt(64);
      case 1 -> any(random, TIMES) + " " + any(random, OPERATORS) + " 0.0" + random.nextInt(30);
      case 2 -> "tcp.flags." + any(random, FLAGS) + " == " + random.nextInt(2);
      case 3 -> any(random, THERE);
      case 4 -> "tcp.analysis." + any(random, verdicts());
      case 5 -> any(random, NUMBERS) + " % 3 == " + any(random, NUMBERS) + " & 1";
      case 6 -> "not (" + filter(random, depth + 1) + ")";
      case 7 -> "(" + filter(random, depth + 1) + ") and (" + filter(random, depth + 1) + ")";
      default -> "(" + filter(random, depth + 1) + ") or (" + filter(random, depth + 1) + ")";
    };
  }

  private static List<String> verdicts() {
    List<String> names = new ArrayList<>();
    for (Verdict v : Verdict.values()) {
      names.add(v.fieldName());
    }
    return names;
  }

  private static String any(SplittableRandom random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  @Test
  void searchingCanBeCancelled() throws IOException, FilterException {
    Filter filter = Filter.compile("ip.ttl == 64 && frame contains \"x\"");
    try (Capture capture = FilterTable.open(Path.of("sample-captures", "http.pcapng"))) {
      assertThrows(
          CancellationException.class,
          () -> MatchingFrames.of(capture, filter, (done, total) -> false));
    }
  }
}
