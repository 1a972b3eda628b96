package inflight.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.document.Capture;
import inflight.document.FrameInspector;
import inflight.query.field.FrameView;
import inflight.query.filter.Filter;
import inflight.query.filter.FilterException;
import inflight.query.filter.FilterText.Combination;
import inflight.ui.model.FilterModel.State;
import inflight.ui.model.SegmentsModel.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters in the window: no toolkit, and every job done at once. */
@Timeout(120)
class FilterModelTest {
  private static final Path SAMPLES = Path.of("sample-captures");
  private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

  @TempDir private Path folder;
  private Workbench bench;

  private void open(String sample) throws IOException {
    open(SAMPLES.resolve(sample + ".pcapng"));
  }

  private void open(Path file) throws IOException {
    Settings settings = new Settings(folder.resolve("window.properties"));
    bench =
        new Workbench(
            Capture.open(List.of(file)), new Player(), AT_ONCE, new FilterHistory(settings));
    bench.open().capture().load(Capture.Progress.NONE);
    bench.refresh();
    bench.refresh();
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(f -> f.toString().contains(".pcap")).sorted().toList().stream();
    }
  }

  @Test
  void bothListsShowWhatPasses() throws IOException {
    open("many-connections");
    FilterModel filter = bench.filter();
    filter.textProperty().set("tcp.flags.reset == 1");
    assertEquals(State.RIGHT, filter.stateProperty().get());
    int all = bench.segments().size();
    assertEquals(all, bench.open().framesProperty().get(), "not applied yet");
    filter.apply();
    assertEquals(3, bench.segments().size());
    assertEquals(3, bench.connections().rows());
    for (int i = 0; i < 3; i++) {
      assertTrue((bench.segments().flags(i) & 4) != 0);
      assertEquals(i, bench.segments().indexOf(bench.segments().rowAt(i)));
    }
    filter.clear();
    assertEquals(all, bench.segments().size());
    assertEquals(bench.connections().total(), bench.connections().rows());
  }

  @Test
  void ofOneConnectionOnlyItsFramesThatPassAreListed() throws IOException {
    open("many-connections");
    bench.segments().wholeCaptureProperty().set(false);
    int own = bench.segments().size();
    bench.filter().combine(Combination.REPLACE, "tcp.len > 0");
    int some = bench.segments().size();
    assertTrue(some > 0 && some < own, some + " of " + own);
  }

  @Test
  void aWrongFilterLeavesTheListAndSaysWhereItIsWrong() throws IOException {
    open("http");
    int all = bench.segments().size();
    FilterModel filter = bench.filter();
    filter.textProperty().set("ip and tcp.prt == 80");
    filter.apply();
    assertEquals(State.WRONG, filter.stateProperty().get());
    assertTrue(filter.messageProperty().get().startsWith("Column 8: "));
    assertEquals(
        "tcp.prt", filter.textProperty().get().substring(filter.wrongFrom(), filter.wrongTo()));
    assertEquals(all, bench.segments().size());
    assertEquals(List.of(), filter.history());
    filter.textProperty().set("");
    assertEquals(State.EMPTY, filter.stateProperty().get());
    assertEquals("", filter.messageProperty().get());
  }

  @Test
  void whatWasUsedIsRememberedByTheNextRun() throws IOException {
    open("http");
    for (String used : List.of("tcp", "udp", "tcp", "ip.ttl == 64")) {
      bench.filter().textProperty().set(used);
      bench.filter().apply();
    }
    assertEquals(List.of("ip.ttl == 64", "tcp", "udp"), bench.filter().history());
    bench.close();
    open("http");
    assertEquals(List.of("ip.ttl == 64", "tcp", "udp"), bench.filter().history());
  }

  @Test
  void aValueIsCombinedWithWhatIsThere() throws IOException {
    open("http");
    FilterModel filter = bench.filter();
    filter.combine(Combination.AND, "tcp");
    assertEquals("tcp", filter.appliedProperty().get());
    filter.combine(Combination.OR, "udp");
    assertEquals("tcp || udp", filter.appliedProperty().get());
    filter.combine(Combination.AND_NOT, "tcp.len == 0");
    assertEquals("(tcp || udp) && !(tcp.len == 0)", filter.appliedProperty().get());
    filter.combine(Combination.REPLACE, "ip.src == 192.0.2.10");
    filter.combine(Combination.AND, "tcp.len > 0");
    assertEquals("ip.src == 192.0.2.10 && tcp.len > 0", filter.appliedProperty().get());
  }

  @Test
  void wordsAreCompleted() throws IOException {
    open("http");
    FilterModel filter = bench.filter();
    filter.textProperty().set("ip && tcp.flags.sy == 1");
    var words = filter.completions(18);
    assertEquals("tcp.flags.syn", words.getFirst().word());
    assertFalse(words.getFirst().sentence().isEmpty());
    assertEquals("ip && tcp.flags.syn == 1", words.getFirst().in(filter.textProperty().get()));
    assertEquals(19, words.getFirst().caret());
    filter.textProperty().set("frame contains \"tc");
    assertEquals(List.of(), filter.completions(18), "in a string nothing is completed");
    assertEquals(List.of(), filter.completions(0));
  }

  /** What the menu of a cell offers is a filter, and its own frame passes it. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyCellCanBeFilteredFor(Path sample) throws IOException, FilterException {
    open(sample);
    SegmentsModel list = bench.segments();
    list.inView(0, list.size());
    try (FrameInspector frames = new FrameInspector(bench.open().capture())) {
      for (int i = 0; i < list.size(); i++) {
        FrameView v = frames.view(i);
        for (Column column : Column.values()) {
          String filter = list.filterOf(i, column);
          if (!filter.isEmpty()) {
            passes(filter, v, sample + " frame " + (i + 1));
          }
        }
      }
    }
  }

  /** So it is with every node of the tree. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyNodeCanBeFilteredFor(Path sample) throws IOException, FilterException {
    open(sample);
    Set<String> seen = new HashSet<>();
    try (FrameInspector frames = new FrameInspector(bench.open().capture())) {
      for (int row = 0; row < bench.open().framesProperty().get(); row++) {
        bench.focus().selectRow(row);
        List<String> filters = new ArrayList<>();
        bench.inspector().detailProperty().get().tree().forEach(n -> collect(n, filters));
        FrameView v = frames.view(row);
        for (String filter : filters) {
          if (seen.add(filter) && !filter.isEmpty()) {
            passes(filter, v, sample + " frame " + (row + 1));
          }
        }
      }
    }
    assertTrue(seen.size() > 50, seen.size() + " filters");
  }

  private static void collect(FieldNode node, List<String> filters) {
    filters.add(node.filter());
    node.children().forEach(child -> collect(child, filters));
  }

  private static void passes(String text, FrameView v, String where) throws FilterException {
    try {
      assertTrue(Filter.compile(text).forFrames().test(v), text + " in " + where);
    } catch (FilterException e) {
      throw new AssertionError(text + " in " + where, e);
    }
  }
}
