package inflight.tcp.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.JudgedScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule in scripts of its own, whose comments name every finding of a segment as {@code
 * rule:certainty}. Every script also runs mirrored, with numbers that wrap in the middle, and both.
 */
class RulesTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/inflight/tcp/finding");
  private static final int[] WRAPS = {1, 2, 53, 700, 1449, 2897, 4000};

  /** Found nearly everywhere, and only looked at where a script names it. */
  private static final Set<String> OFTEN = Set.of("captured_at", "never_closed");

  /** Rules of frames that the notation cannot write (ICMP); the samples test them. */
  private static final Set<String> BY_SAMPLES =
      Set.of("path_mtu", "path_mtu_retransmission", "router_error");

  private static final Set<String> OF_THE_CAPTURE =
      Set.of("syn_flood", "scan", "accept_queue_full");

  @TempDir private Path folder;

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void findsWhatTheCommentsSay(Path file) throws IOException {
    check(script(file));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void findsTheSameMirrored(Path file) throws IOException {
    check(script(file).mirrored());
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void findsTheSameAcrossTheWrap(Path file) throws IOException {
    if (!reusesPorts(file)) {
      for (int offset : WRAPS) {
        check(script(file).wrappingAt(offset));
        check(script(file).wrappingAt(offset).mirrored());
      }
    }
  }

  /** There the two starting numbers have to stay different. */
  private static boolean reusesPorts(Path file) {
    return file.endsWith("ports-reused.seg");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyFindingHasAllItsWords(Path file) throws IOException {
    for (Finding f : Found.in(script(file).write(folder))) {
      for (Map.Entry<String, String> part : FindingWords.ENGLISH.parts(f).entrySet()) {
        String where = f.rule() + " " + part;
        assertFalse(part.getValue().matches("(?s).*[{}].*|.*  .*"), where);
        boolean certain = f.certainty() == Certainty.CERTAIN;
        assertEquals(certain && part.getKey().equals("missing"), part.getValue().isEmpty(), where);
      }
      assertTrue(f.frames().contains(f.frame()), f.toString());
    }
  }

  /** A rule without a script would be a rule without a test. */
  @Test
  void everyRuleHasAScript() throws IOException {
    Set<String> tested = new TreeSet<>(BY_SAMPLES);
    tested.addAll(OF_THE_CAPTURE);
    tested.add("captured_at");
    for (Path file : scripts()) {
      for (String comment : script(file).comments().values()) {
        for (String one : comment.split(" +")) {
          tested.add(one.replaceAll(":.*", ""));
        }
      }
    }
    tested.remove("");
    assertEquals(FindingWords.rules(), tested);
  }

  private static JudgedScript script(Path file) throws IOException {
    return JudgedScript.parse(Files.readString(file));
  }

  private void check(JudgedScript script) throws IOException {
    Map<Integer, String> wanted = script.comments();
    Set<String> named = new TreeSet<>();
    StringBuilder expected = new StringBuilder();
    for (Map.Entry<Integer, String> line : wanted.entrySet()) {
      Set<String> words = new TreeSet<>(List.of(line.getValue().split(" +")));
      words.remove("");
      if (!words.isEmpty()) {
        expected.append(line.getKey()).append(' ').append(words).append('\n');
      }
      words.forEach(w -> named.add(w.replaceAll(":.*", "")));
    }
    Map<Integer, Set<String>> found = new TreeMap<>();
    for (Finding f : Found.in(script.write(folder))) {
      if (named.contains(f.rule()) || !OFTEN.contains(f.rule())) {
        String certainty = f.certainty().name().toLowerCase(Locale.ROOT);
        found.computeIfAbsent(f.frame(), k -> new TreeSet<>()).add(f.rule() + ":" + certainty);
      }
    }
    StringBuilder said = new StringBuilder();
    found.forEach((frame, rules) -> said.append(frame).append(' ').append(rules).append('\n'));
    assertEquals(expected.toString(), said.toString());
  }
}
