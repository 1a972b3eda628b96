package inflight.tcp.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.testing.Cells;
import inflight.testing.JudgedScript;
import inflight.testing.NeedsTshark44;
import inflight.testing.Packet;
import inflight.testing.RandomTraffic;
import inflight.testing.Tshark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules that only the profile "Wireshark 4.4" has, each in a script as in {@link RulesTest},
 * which tells those of 4.0. Where there is a tshark 4.4 it is asked too: of the scripts, of the
 * samples and of random traffic.
 */
class Rules44Test {
  private static final Path SCRIPTS = Path.of("src/test/resources/inflight/tcp/verdict44");
  private static final Path SAMPLES = Path.of("sample-captures");

  /** No script has a number there: a raw 0 counts as unknown (see {@link ZeroIsUnknownTest}). */
  private static final int[] WRAPS = {7, 157, 263, 358, 563};

  private static final List<String> FIELDS =
      Stream.concat(
              JudgedScript.FIELDS.stream(),
              Stream.of(
                  "tcp.stream",
                  "tcp.completeness",
                  "tcp.seq",
                  "tcp.ack",
                  "tcp.nxtseq",
                  "tcp.len",
                  "tcp.window_size",
                  "tcp.window_size_scalefactor",
                  "tcp.time_relative",
                  "tcp.time_delta",
                  "tcp.options.sack_le"))
          .toList();

  @TempDir private Path folder;

  static List<Path> scripts() throws IOException {
    return files(SCRIPTS);
  }

  static List<Path> samples() throws IOException {
    return files(SAMPLES).stream().filter(f -> f.toString().contains(".pcap")).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void judgesAsTheCommentsSay(Path file) throws IOException {
    check(script(file));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void judgesTheSameMirrored(Path file) throws IOException {
    check(script(file).mirrored());
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void judgesTheSameOverIpv6(Path file) throws IOException {
    check(script(file).v6());
  }

  /** But for the rule that compares raw numbers with relative ones. */
  @ParameterizedTest
  @MethodSource("scripts")
  void judgesTheSameAcrossTheWrap(Path file) throws IOException {
    for (int offset : WRAPS) {
      if (!file.endsWith("a12-fast-by-sack.seg")) {
        check(script(file).wrappingAt(offset));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @NeedsTshark44
  void tsharkAgreesWithTheComments(Path file) throws Exception {
    JudgedScript script = script(file);
    var c = script.compare(Tshark.cells44(script.write(folder), JudgedScript.FIELDS));
    assertEquals(c.expected(), c.found());
  }

  @ParameterizedTest
  @MethodSource("samples")
  @NeedsTshark44
  void sameCellsOfTheSamples(Path file) throws Exception {
    assertEquals(Map.of(), differences(file));
  }

  @Test
  @NeedsTshark44
  void sameCellsOfRandomTraffic() throws Exception {
    long seed = Long.getLong("inflight.seed", System.nanoTime());
    System.out.println("Rules44Test: seed " + seed + ", -Dinflight.seed repeats it");
    for (int i = 0; i < 20; i++) {
      Path file = folder.resolve("random" + i + ".pcapng");
      Packet.write(file, RandomTraffic.of(seed + i, 400));
      assertEquals(Map.of(), differences(file), "seed " + (seed + i));
    }
  }

  private static Map<String, String> differences(Path file) throws Exception {
    return Cells.differences(
        file.getFileName().toString(),
        FIELDS,
        Tshark.cells44(file, FIELDS),
        Cells.ours(file, FIELDS, Profile.WIRESHARK_4_4));
  }

  private static JudgedScript script(Path file) throws IOException {
    return JudgedScript.parse(Files.readString(file));
  }

  private void check(JudgedScript script) throws IOException {
    Path file = script.write(folder);
    var c = script.compare(Cells.ours(file, JudgedScript.FIELDS, Profile.WIRESHARK_4_4));
    assertEquals(c.expected(), c.found());
  }
}
