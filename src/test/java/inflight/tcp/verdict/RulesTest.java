package inflight.tcp.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.testing.Cells;
import inflight.testing.JudgedScript;
import inflight.testing.NeedsTool;
import inflight.testing.Tshark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule of the profile in a script of its own: what it says, and the nearest case of which it
 * says nothing. Every script also runs mirrored, over IPv6, and with numbers that wrap in the
 * middle; and tshark, whose rules they are, is asked for its opinion of the scripts.
 */
class RulesTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/inflight/tcp/verdict");

  /** No script has a number there: a raw 0 counts as unknown (see {@link ZeroIsUnknownTest}). */
  private static final int[] WRAPS = {7, 53, 157, 263, 353, 457, 557, 659};

  @TempDir private Path folder;

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
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

  @ParameterizedTest
  @MethodSource("scripts")
  void judgesTheSameAcrossTheWrap(Path file) throws IOException {
    for (int offset : WRAPS) {
      check(script(file).wrappingAt(offset));
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @NeedsTool("tshark")
  void tsharkAgreesWithTheComments(Path file) throws Exception {
    JudgedScript script = script(file);
    var c = script.compare(Tshark.cells(script.write(folder), JudgedScript.FIELDS));
    assertEquals(c.expected(), c.found());
  }

  private static JudgedScript script(Path file) throws IOException {
    return JudgedScript.parse(Files.readString(file));
  }

  private void check(JudgedScript script) throws IOException {
    var c = script.compare(Cells.ours(script.write(folder), JudgedScript.FIELDS));
    assertEquals(c.expected(), c.found());
  }
}
