package inflight.query.filter;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import inflight.document.Capture;
import inflight.document.FrameInspector;
import inflight.query.filter.FilterTable.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is written, a filter is either read or refused with a column; nothing else happens. */
class FilterFuzzTest {
  private static final int TRIES = 20_000;
  private static final String LETTERS =
      "abcdefxrtcp.eqin0123456789:/[]{}()<>=!~&|+-*%#$@'\"\\ \t\n_,;?^üλ\u0000\ud83d";

  @Test
  void wordsInAnyOrder() {
    List<String> words = words();
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < TRIES; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(words.get(random.nextInt(words.size())));
        text.append(random.nextInt(3) == 0 ? "" : " ");
      }
      compile(text.toString(), seed);
    }
  }

  @Test
  void filtersThatWereChanged() {
    List<Line> lines = FilterTable.lines();
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < TRIES; i++) {
      StringBuilder text = new StringBuilder(lines.get(random.nextInt(lines.size())).filter());
      for (int n = random.nextInt(4); n >= 0; n--) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
          case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
          default -> text.insert(at, lines.get(random.nextInt(lines.size())).filter());
        }
      }
      compile(text.toString(), seed);
    }
  }

  @Test
  void whatIsReadCanBeRun() throws IOException {
    List<String> words = words();
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    Path file = Path.of("sample-captures", "path-mtu.pcapng");
    try (Capture capture = FilterTable.open(file);
        FrameInspector frames = new FrameInspector(capture)) {
      for (int i = 0; i < TRIES; i++) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n >= 0; n--) {
          text.append(words.get(random.nextInt(words.size()))).append(' ');
        }
        Filter filter = compile(text.toString(), seed);
        if (filter != null) {
          filter.forFrames().test(frames.view(random.nextInt(capture.frames().size())));
        }
      }
    }
  }

  @Test
  void deepAndLongFiltersOverflowNothing() {
    for (String[] part :
        new String[][] {
          {"(", "tcp", ")"},
          {"not ", "tcp", ""},
          {"!", "tcp", ""},
          {"", "tcp", " and tcp"},
          {"", "tcp", "[0:1]"},
          {"", "frame.number", " + 1"},
          {"{", "frame.number", "}"},
          {"{", "frame.number", " + 1}"},
          {"abs(", "ip.len", ")"},
          {"tcp.len == -", "1", ""},
          {"", "tcp.len == 1", " == 1"},
          {"tcp.len in {", "1", "}"},
          {"", "tcp", "#[1]"},
          {"frame contains \"", "\\\\", "\""},
          {"frame matches \"", "(", ")"},
          {"frame matches \"((a{100}){100}){100}", "a", "\""}
        }) {
      for (int times : new int[] {10, 190, 300, 5000}) {
        String text = part[0].repeat(times) + part[1] + part[2].repeat(times);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> compile(text, 0));
      }
    }
  }

  @Test
  void valuesThatDoubleWithEveryOperatorStayFew() throws IOException, FilterException {
    Filter filter = Filter.compile("tcp.port" + " + tcp.port".repeat(500) + " == 1");
    Path file = Path.of("sample-captures", "http.pcapng");
    try (Capture capture = FilterTable.open(file)) {
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> FilterTable.walk(capture, filter));
    }
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Line line : FilterTable.lines()) {
      words.addAll(List.of(line.filter().split("\\s+")));
    }
    return words;
  }

  private static Filter compile(String text, long seed) {
    try {
      return Filter.compile(text);
    } catch (FilterException e) {
      boolean inside = e.column() >= 1 && e.column() <= text.length() + 1;
      assertTrue(inside, "column " + e.column() + " of " + text + ", seed " + seed);
      assertTrue(!e.reason().isBlank(), text);
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      return fail("seed " + seed + ", filter " + text, e);
    }
  }
}
