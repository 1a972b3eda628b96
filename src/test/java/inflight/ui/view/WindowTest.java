package inflight.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.tcp.verdict.Profile;
import inflight.tcp.verdict.Verdict;
import inflight.testing.Compiled;
import inflight.testing.NeedsToolkit;
import inflight.ui.model.OpenCapture.Phase;
import inflight.ui.model.Player;
import inflight.ui.model.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Presses the real controls. Every test leaves a picture in {@code target/screenshots}. */
@NeedsToolkit
@Timeout(120)
class WindowTest {
  private static final Path SAMPLES = Path.of("sample-captures");
  private static final Path LOSS = SAMPLES.resolve("fast-retransmit.pcapng");

  @TempDir Path temp;
  private final Gui.Answers files = new Gui.Answers();
  private Gui gui;

  @BeforeEach
  void openWindow() {
    gui = Gui.open(files, 1280, 800);
  }

  @AfterEach
  void closeWindow() {
    gui.close();
  }

  private Workbench bench() {
    return gui.model.workbenchProperty().get();
  }

  /** Opens a capture with the button and waits until it is read and its first connection shown. */
  private void open(Path file) {
    files.captures = List.of(file);
    gui.click("#open");
    Gui.await(
        "loaded", () -> bench() != null && bench().open().phaseProperty().get() == Phase.LOADED);
    Gui.await(
        "traced",
        () ->
            bench().connections().total() == 0
                || bench().focus().traceProperty().get() != null
                    && bench().story().explanationProperty().get() != null
                    && bench().inspector().detailProperty().get() != null);
  }

  private int rowOf(Verdict verdict) {
    return Gui.fx(
        () ->
            bench().focus().traceProperty().get().segments().stream()
                .filter(s -> s.is(verdict))
                .findFirst()
                .orElseThrow()
                .row());
  }

  private String explanation() {
    return Gui.fx(
        () -> {
          StringBuilder text = new StringBuilder();
          ((TextFlow) gui.find("#words"))
              .getChildren()
              .forEach(n -> text.append(((Text) n).getText()));
          return text.toString();
        });
  }

  @Test
  void aSampleOpensFromTheGallery() {
    gui.shot("welcome-light");
    Node card =
        Gui.fx(
            () ->
                ((CardGrid) gui.find("#cards"))
                    .getChildren().stream()
                        .filter(c -> c.getAccessibleText().startsWith("Handshake and close"))
                        .findFirst()
                        .orElseThrow());
    gui.click(card);
    Gui.await("open", () -> bench() != null && bench().focus().traceProperty().get() != null);
    assertEquals("11 frames", Gui.fx(() -> gui.find("#frames", Label.class).getText()));
    assertEquals(
        "handshake-and-close.pcapng", Gui.fx(() -> gui.find("#fileName", Label.class).getText()));
    gui.shot("sample");
  }

  @Test
  void theRetransmissionIsSelectedInThePacketListAndExplained() {
    open(LOSS);
    int row = rowOf(Verdict.FAST_RETRANSMISSION);
    gui.click("#segmentsTab");
    CanvasList list = (CanvasList) gui.find("#segmentsPage #list");
    gui.click(list, 200, list.centerOf(row));
    assertEquals(row, Gui.fx(() -> bench().focus().row()));
    Gui.await("inspected", () -> bench().inspector().detailProperty().get().row() == row);
    assertEquals("Segment 17", Gui.fx(() -> gui.find("#title", Label.class).getText()));
    assertTrue(
        Gui.fx(() -> gui.find(".fact-bad", Label.class).getText().equals("Fast retransmission")));
    gui.shot("segments");
    gui.click("#timelineTab");
    Gui.await("the ladder goes there", () -> gui.model.player().selectedRowProperty().get() == row);
    assertTrue(explanation().contains("duplicate ACK"), explanation());
    gui.shot("retransmission");
  }

  @Test
  void playingPausingAndSteppingMoveThePlayHead() {
    open(LOSS);
    Player player = gui.model.player();
    assertEquals(Player.REST, Gui.fx(() -> player.headProperty().get()));
    gui.click("#play");
    assertTrue(Gui.fx(() -> player.playingProperty().get()));
    Gui.await("a segment is passed", () -> player.selectedRowProperty().get() >= 1);
    gui.shot("playing");
    gui.click("#play");
    assertFalse(Gui.fx(() -> player.playingProperty().get()));
    int row = Gui.fx(() -> player.selectedRowProperty().get());
    gui.click("#forward");
    assertEquals(row + 1, Gui.fx(() -> player.selectedRowProperty().get()));
    gui.press(KeyCode.RIGHT);
    assertEquals(row + 2, Gui.fx(() -> player.selectedRowProperty().get()));
    gui.click("#back");
    assertEquals(row + 1, Gui.fx(() -> player.selectedRowProperty().get()));
    assertEquals(row + 1, Gui.fx(() -> bench().focus().row()));
    gui.click("#event");
    double event = Gui.fx(() -> player.headProperty().get());
    assertTrue(
        Gui.fx(() -> player.scene().events().stream().anyMatch(e -> e.momentNanos() == event)));
    gui.shot("event");
    gui.click("#first");
    assertEquals(Player.REST, Gui.fx(() -> player.headProperty().get()));
    gui.click("#last");
    assertEquals(player.scene().clock().endNanos(), Gui.fx(() -> player.headProperty().get()), 1);
  }

  @Test
  void theThemeIsSwitchedForControlsAndForWhatIsDrawn() {
    open(LOSS);
    assertTrue(gui.colorAt(20, 20).getBrightness() > 0.9);
    assertTrue(gui.colorAt(100, 500).getBrightness() > 0.9);
    gui.click("#theme");
    Gui.pulses(4);
    assertTrue(gui.colorAt(20, 20).getBrightness() < 0.2);
    assertTrue(gui.colorAt(100, 500).getBrightness() < 0.2);
    gui.shot("dark");
    gui.click("#theme");
    Gui.pulses(4);
    assertTrue(gui.colorAt(100, 500).getBrightness() > 0.9);
    gui.shot("light");
  }

  @Test
  void headerFieldsAndBytesLightUpTogether() {
    open(LOSS);
    HeaderView header = (HeaderView) gui.find("#header");
    double[] at = Gui.fx(() -> header.centerOf("tcp.seq"));
    gui.point(header, at[0], at[1]);
    FieldTreeView tree = (FieldTreeView) gui.find("#tree");
    assertEquals(
        "tcp.seq", Gui.fx(() -> tree.getSelectionModel().getSelectedItem().getValue().field()));
    assertEquals(4, Gui.fx(() -> header.litBytes().length()));
    gui.shot("inspector");
    CanvasList bytes = (CanvasList) gui.find("#bytes");
    // the first byte of the frame is of the Ethernet destination
    Gui.fx(
        () -> {
          bytes.reveal(0);
          return null;
        });
    Gui.pulses(2);
    gui.point(bytes, 12 + 6.6 * 7, bytes.centerOf(0));
    assertEquals(0, Gui.fx(() -> bench().inspector().litProperty().get().bytes().from()));
    assertEquals(
        "eth.dst", Gui.fx(() -> tree.getSelectionModel().getSelectedItem().getValue().field()));
  }

  @Test
  void theStreamShowsWhatWasSentAndLeadsToTheSegment() {
    open(LOSS);
    gui.click("#streamTab");
    Gui.await("lines", () -> bench().stream().size() > 3 && bench().stream().bytes(3) != null);
    CanvasList list = (CanvasList) gui.find("#streamPage #list");
    gui.click(list, 40, list.centerOf(3));
    assertEquals("Segment 7", Gui.fx(() -> gui.find("#title", Label.class).getText()));
    gui.shot("stream-text");
    gui.click("#hex");
    Gui.await("hex lines", () -> bench().stream().bytes(0) != null);
    gui.shot("stream-hex");
  }

  @Test
  void findingsAreListedAndLeadToTheirFrame() {
    open(LOSS);
    gui.click("#findingsTab");
    Gui.await("findings", () -> bench().findings().findingsProperty().get().size() > 2);
    var all = bench().findings().findingsProperty().get();
    CanvasList list = (CanvasList) gui.find("#findingsPage #findingsList");
    int fast = all.stream().map(f -> f.rule()).toList().indexOf("fast_retransmission");
    gui.click(list, 40, list.centerOf(fast));
    assertEquals(all.get(fast).frame() - 1, Gui.fx(() -> bench().focus().row()));
    assertEquals(
        all.get(fast).frame() - 1,
        Gui.fx(() -> bench().focus().segment().row()),
        "the play head is there too");
    gui.shot("findings-light");
    gui.click("#theme");
    gui.shot("findings-dark");
  }

  @Test
  void connectionsAreFoundByWhatIsTyped() {
    open(SAMPLES.resolve("two-clients.pcapng"));
    int all = Gui.fx(() -> bench().connections().rows());
    gui.click("#search");
    Gui.fx(
        () -> {
          gui.find("#search", TextField.class).setText("no such address");
          return null;
        });
    Gui.await("none", () -> bench().connections().rows() == 0);
    gui.shot("search-nothing");
    Gui.fx(
        () -> {
          gui.find("#search", TextField.class).clear();
          return null;
        });
    Gui.await("all", () -> bench().connections().rows() == all);
    CanvasList list = (CanvasList) gui.find("#connectionList");
    gui.click(list, 60, list.centerOf(1));
    assertEquals(1, Gui.fx(() -> bench().focus().connection()));
    gui.press(KeyCode.UP);
    assertEquals(0, Gui.fx(() -> bench().focus().connection()));
    gui.shot("connections");
  }

  @Test
  void otherRulesJudgeWhatIsOpenAnewAndAreRemembered() throws IOException {
    Path file =
        Compiled.file(
            temp,
            """
            +0.000 C S 0 win 9000
            +0.040 S SA 0 ack 1 win 9000
            +0.000 C A 1 ack 1 win 9000
            +0.010 C A 1:201 ack 1 win 9000
            +0.000 C A 201:301 ack 1 win 9000
            +0.001 C A 101:201 ack 1 win 9000
            +0.040 S A 1 ack 301 win 9000
            """);
    open(file);
    assertEquals(5, rowOf(Verdict.OUT_OF_ORDER));
    assertEquals("Rules: Wireshark 4.0", rules().getText());
    Gui.fx(
        () -> {
          rules().getItems().get(1).fire();
          return null;
        });
    Gui.await(
        "judged anew",
        () ->
            bench().open().capture().profile() == Profile.WIRESHARK_4_4
                && bench().focus().traceProperty().get() != null);
    assertEquals(5, rowOf(Verdict.RETRANSMISSION));
    assertEquals("Rules: Wireshark 4.4", rules().getText());
    assertEquals("wireshark-4.4", gui.model.settings().get("rules", ""));
    gui.click("#segmentsTab");
    CanvasList list = (CanvasList) gui.find("#segmentsPage #list");
    gui.click(list, 200, list.centerOf(5));
    Gui.await("inspected", () -> bench().inspector().detailProperty().get().row() == 5);
    gui.shot("rules");
  }

  private MenuButton rules() {
    return gui.find("#rules", MenuButton.class);
  }

  @Test
  void whatIsNoCaptureIsSaidInPlaceAndTheOpenOneStays() throws IOException {
    Path page =
        Files.writeString(temp.resolve("page.html"), "<html><body>no capture</body></html>");
    open(LOSS);
    files.captures = List.of(page);
    gui.click("#open");
    Gui.await("said", () -> !gui.model.problemProperty().get().isEmpty());
    String said = Gui.fx(() -> gui.find(".problem-bar", Label.class).getText());
    assertTrue(said.contains("page.html") && said.contains("HTML"), said);
    assertEquals(LOSS, Gui.fx(() -> bench().open().files().getFirst()));
    gui.shot("no-capture");
  }

  @Test
  void aDamagedCaptureShowsWhatIsBeforeTheDamageAndOneLine() throws IOException {
    byte[] whole = Files.readAllBytes(LOSS);
    Path cut = Files.write(temp.resolve("cut.pcapng"), Arrays.copyOf(whole, whole.length - 50));
    open(cut);
    String line = Gui.fx(() -> gui.find(".trouble", Label.class).getText());
    assertTrue(line.contains("damaged at byte"), line);
    assertEquals("20 frames", Gui.fx(() -> gui.find("#frames", Label.class).getText()));
    gui.shot("damaged");
  }

  @Test
  void theTimelineIsExportedFromTheMenu() throws IOException {
    open(LOSS);
    Path svg = temp.resolve("out.svg");
    files.target = Optional.of(svg);
    Gui.fx(
        () -> {
          gui.find("#export", MenuButton.class).getItems().getFirst().fire();
          return null;
        });
    Gui.await("written", () -> bench().export().outcomeProperty().get().contains("out.svg"));
    Gui.await("on disk", () -> Files.exists(svg));
    assertTrue(Files.readString(svg).contains("<svg"));
    gui.shot("exported");
  }

  @Test
  void f1ShowsTheKeysAndTheWindowGoesBackToTheWelcomePage() {
    open(LOSS);
    int windows = Gui.fx(() -> Window.getWindows().size());
    gui.press(KeyCode.F1);
    assertEquals(windows + 1, Gui.fx(() -> Window.getWindows().size()));
    Gui.fx(
        () -> {
          Window.getWindows().getLast().hide();
          return null;
        });
    gui.click("#home");
    assertTrue(gui.isThere("#cards"));
    assertFalse(gui.isThere("#connectionList"));
    assertNotEquals(0, Gui.fx(() -> gui.model.recent().files().size()));
    gui.shot("welcome-again");
    Button recent = gui.find(".recent-row", Button.class);
    gui.click(recent);
    Gui.await("open again", () -> bench() != null);
  }
}
