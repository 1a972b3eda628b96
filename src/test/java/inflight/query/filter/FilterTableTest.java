package inflight.query.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.document.Capture;
import inflight.document.MatchingFrames;
import inflight.query.filter.FilterTable.Line;
import inflight.testing.NeedsTool;
import inflight.testing.Tshark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The same frames pass as with {@code tshark -2 -Y}. */
class FilterTableTest {
  /** Every so-manieth filter is asked of the tshark of this machine; 1 takes some minutes. */
  private static final int EVERY = Integer.getInteger("inflight.filters.every", 16);

  private TimeZone zone;

  /** Times without a zone are local; those of the table are of UTC. */
  @BeforeEach
  void utc() {
    zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  @AfterEach
  void zoneAsItWas() {
    TimeZone.setDefault(zone);
  }

  @Test
  void itHasWhatWasAskedFor() {
    assertTrue(FilterTable.lines().size() >= 300, "filters");
  }

  @TestFactory
  Stream<DynamicTest> theFramesOfTheTablePass() {
    Map<String, List<Line>> byCapture =
        FilterTable.lines().stream()
            .collect(Collectors.groupingBy(Line::capture, LinkedHashMap::new, Collectors.toList()));
    return byCapture.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getValue())));
  }

  private static void check(List<Line> lines) throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Capture capture = FilterTable.open(lines.getFirst().file())) {
      for (Line line : lines) {
        String found = frames(capture, line.filter());
        if (!found.equals(line.frames())) {
          wrong.add(line.filter() + ": tshark " + line.frames() + ", we " + found);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static String frames(Capture capture, String text) throws IOException {
    try {
      Filter filter = Filter.compile(text);
      String found = FilterTable.ranges(FilterTable.walk(capture, filter));
      String again = FilterTable.ranges(MatchingFrames.of(capture, filter, Capture.Progress.NONE));
      return found.equals(again) ? found : found + " but by the index " + again;
    } catch (FilterException e) {
      return FilterTable.ERROR;
    }
  }

  @Test
  @NeedsTool("tshark")
  void tsharkSaysWhatTheTableSays() throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    List<Line> lines = FilterTable.lines();
    for (int i = 0; i < lines.size(); i += EVERY) {
      Line line = lines.get(i);
      List<Integer> frames = Tshark.matching(line.file(), line.filter());
      BitSet rows = new BitSet();
      if (frames != null) {
        frames.forEach(frame -> rows.set(frame - 1));
      }
      String theirs = frames == null ? FilterTable.ERROR : FilterTable.ranges(rows);
      if (!theirs.equals(line.frames())) {
        wrong.add(line.filter() + ": the table " + line.frames() + ", tshark " + theirs);
      }
    }
    assertEquals(List.of(), wrong);
  }
}
