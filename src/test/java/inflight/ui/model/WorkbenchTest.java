package inflight.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.document.Capture;
import inflight.tcp.verdict.Verdict;
import inflight.ui.model.HeaderCell.Kind;
import inflight.ui.model.SegmentsModel.Column;
import inflight.ui.model.StreamModel.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** View models on the sample captures: no toolkit, and every job done at once. */
@Timeout(60)
class WorkbenchTest {
  private static final Path SAMPLES = Path.of("sample-captures");
  private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);
  private final Player player = new Player();
  private Workbench bench;

  private void open(Path file) throws IOException {
    bench = new Workbench(Capture.open(List.of(file)), player, AT_ONCE);
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

  /** The cells of a header cover every bit of it once; the fields lie within the frame. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyFrameOfEverySampleCanBeInspected(Path sample) throws IOException {
    open(sample);
    int frames = bench.open().framesProperty().get();
    assertTrue(frames > 0);
    for (int row = 0; row < frames; row++) {
      bench.focus().selectRow(row);
      FrameDetail d = bench.inspector().detailProperty().get();
      assertEquals(row, d.row());
      int bit = 0;
      for (HeaderCell cell : d.header()) {
        assertEquals(bit, cell.bit(), sample + " frame " + (row + 1) + " " + cell);
        bit = cell.end();
        assertTrue(cell.bytes().isEmpty() || cell.bytes().to() <= length(d, cell.bytes()));
      }
      assertEquals(0, bit % 8);
      d.tree().forEach(n -> inside(d, n));
      assertFalse(d.tree().isEmpty());
    }
  }

  private static int length(FrameDetail d, ByteRange r) {
    return d.sources().get(r.source()).length;
  }

  private static void inside(FrameDetail d, FieldNode n) {
    assertTrue(n.bytes().isEmpty() || n.bytes().to() <= length(d, n.bytes()), n.toString());
    n.children().forEach(c -> inside(d, c));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyLineOfThePacketListHasAText(Path sample) throws IOException {
    open(sample);
    SegmentsModel list = bench.segments();
    list.inView(0, list.size());
    for (int i = 0; i < list.size(); i++) {
      assertEquals(Integer.toString(i + 1), list.cell(i, Column.NUMBER));
      assertFalse(list.cell(i, Column.PROTOCOL).isEmpty(), "frame " + (i + 1));
      assertFalse(list.cell(i, Column.INFO).isEmpty(), "frame " + (i + 1));
    }
  }

  @Test
  void theFirstConnectionIsLookedAtFromItsFirstFrame() throws IOException {
    open(SAMPLES.resolve("fast-retransmit.pcapng"));
    assertEquals(0, bench.focus().connection());
    assertEquals(0, bench.focus().row());
    assertNotNull(bench.focus().traceProperty().get());
    assertEquals(Player.REST, player.headProperty().get());
    assertTrue(bench.story().explanationProperty().get().title().contains("SYN"));
  }

  @Test
  void theRetransmissionIsSaidInThePacketListWithItsNumbers() throws IOException {
    open(SAMPLES.resolve("fast-retransmit.pcapng"));
    SegmentsModel list = bench.segments();
    list.inView(0, list.size());
    assertEquals(
        "[Fast retransmission] 49202 → 9000 PSH ACK seq 160 ack 1 win 64512 len 69",
        list.cell(16, Column.INFO));
    assertTrue(Verdict.FAST_RETRANSMISSION.in(list.verdicts(16)));
  }

  @Test
  void playerAndFocusFollowEachOther() throws IOException {
    open(SAMPLES.resolve("fast-retransmit.pcapng"));
    bench.focus().selectRow(16);
    assertEquals(16, player.selectedRowProperty().get());
    player.stepForward();
    assertEquals(17, bench.focus().row());
    assertEquals(17, bench.inspector().detailProperty().get().row());
  }

  @Test
  void oneConnectionOfThePacketListIsItsFramesOnly() throws IOException {
    open(SAMPLES.resolve("two-clients.pcapng"));
    SegmentsModel list = bench.segments();
    int all = list.size();
    list.wholeCaptureProperty().set(false);
    bench.focus().selectConnection(1);
    assertTrue(list.size() > 0 && list.size() < all);
    for (int i = 0; i < list.size(); i++) {
      int row = list.rowAt(i);
      assertEquals(1, bench.open().capture().frames().connection(row));
      assertEquals(i, list.indexOf(row));
    }
  }

  @Test
  void connectionsAreFoundAndSorted() throws IOException {
    open(SAMPLES.resolve("two-clients.pcapng"));
    ConnectionsModel list = bench.connections();
    int all = list.rows();
    assertTrue(all > 1);
    String client = bench.open().capture().connections().get(1).clientEndpoint().toString();
    list.searchProperty().set(" " + client + "  ");
    assertEquals(1, list.rows());
    assertEquals(1, list.connectionAt(0));
    assertEquals(-1, list.rowOf(0));
    list.searchProperty().set("no such");
    assertEquals(0, list.rows());
    list.searchProperty().set("");
    for (ConnectionSort sort : ConnectionSort.values()) {
      list.sortProperty().set(sort);
      assertEquals(all, list.rows());
      for (int i = 0; i < all; i++) {
        assertEquals(i, list.rowOf(list.connectionAt(i)));
        assertFalse(list.line(i).spoken().isEmpty());
      }
    }
  }

  /** All lines, one behind the other, are what was sent: in every mode and width. */
  @Test
  void theStreamHoldsEveryByteOnce() throws IOException {
    open(SAMPLES.resolve("http.pcapng"));
    StreamModel stream = bench.stream();
    stream.activeProperty().set(true);
    List<String> all = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      for (int columns : new int[] {8, 40, 75, 200}) {
        stream.modeProperty().set(mode);
        stream.columnsProperty().set(columns);
        stream.inView(0, stream.size());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < stream.size(); i++) {
          assertEquals(text.length(), stream.line(i).from());
          text.append(new String(stream.bytes(i), StandardCharsets.ISO_8859_1));
        }
        all.add(text.toString());
      }
    }
    assertEquals(1, all.stream().distinct().count());
    assertEquals(136 + 394, all.getFirst().length());
    assertTrue(all.getFirst().startsWith("GET "));
    stream.select(0);
    assertEquals(3, bench.focus().row());
    assertEquals(0, stream.selectedLine());
  }

  @Test
  void pointingAtTheHeaderLightsTheBytesAndStaysForTheNextSegment() throws IOException {
    open(SAMPLES.resolve("fast-retransmit.pcapng"));
    InspectorModel inspector = bench.inspector();
    HeaderCell seq =
        inspector.detailProperty().get().header().stream()
            .filter(c -> c.field().equals("tcp.seq"))
            .findFirst()
            .orElseThrow();
    inspector.hoveredProperty().set(new Spot(seq.field(), seq.bytes()));
    assertEquals(4, inspector.litProperty().get().bytes().length());
    inspector.hoveredProperty().set(Spot.NONE);
    assertEquals(Spot.NONE, inspector.litProperty().get());
    inspector.chosenProperty().set(new Spot(seq.field(), seq.bytes()));
    bench.focus().step(1);
    assertEquals("tcp.seq", inspector.litProperty().get().field());
    assertTrue(
        inspector.detailProperty().get().header().stream()
            .anyMatch(c -> c.kind() == Kind.FLAG_ON && c.name().equals("ACK")));
  }

  @Test
  void aCaptureWithoutConnectionsIsStillListed() throws IOException {
    Path arp = samples().filter(f -> f.toString().contains("udp-")).findFirst().orElseThrow();
    open(arp);
    bench.focus().selectRow(0);
    assertEquals("", bench.inspector().detailProperty().get().headerTitle());
    assertNull(bench.focus().segment());
  }

  @Test
  void loadingThatIsCancelledKeepsWhatWasRead() throws IOException {
    bench =
        new Workbench(Capture.open(List.of(SAMPLES.resolve("download.pcapng"))), player, AT_ONCE);
    bench.open().cancel();
    bench.open().load();
    while (!bench.open().ended()) {
      Thread.onSpinWait();
    }
    bench.refresh();
    assertEquals(OpenCapture.Phase.CANCELLED, bench.open().phaseProperty().get());
    assertTrue(bench.open().framesProperty().get() > 0);
    assertEquals(0, bench.focus().connection());
  }

  @Test
  void sketchesShowTheLoss() throws IOException {
    LadderSketch sketch = LadderSketch.of(SAMPLES.resolve("fast-retransmit.pcapng"), 7);
    assertTrue(sketch.arrows().stream().anyMatch(LadderSketch.Arrow::lost));
    assertEquals(Sample.all().size(), samples().count());
  }
}
