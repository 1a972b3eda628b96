package inflight.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.scene.ladder.Arrow;
import inflight.scene.ladder.LadderPainter;
import inflight.scene.ladder.Palette;
import inflight.testing.NeedsToolkit;
import inflight.ui.model.Player;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ladder in the window: mouse, wheel and keys. */
@NeedsToolkit
@Timeout(120)
class TimelineViewTest {
  private final Gui.Answers files = new Gui.Answers();
  private Gui gui;
  private TimelineView ladder;
  private Player player;

  @BeforeEach
  void openSample() {
    gui = Gui.open(files, 1280, 800);
    player = gui.model.player();
    open("fast-retransmit");
    ladder = gui.find(".timeline", TimelineView.class);
  }

  @AfterEach
  void closeWindow() {
    gui.close();
  }

  private void open(String sample) {
    files.captures = List.of(Path.of("sample-captures", sample + ".pcapng"));
    gui.click("#open");
    Gui.await("traced", () -> player.scene() != null);
  }

  private int row() {
    return Gui.fx(() -> player.selectedRowProperty().get());
  }

  private double head() {
    return Gui.fx(() -> player.headProperty().get());
  }

  /** Where the first arrow begins, in the ladder's own pixels. */
  private double yOfFirst() {
    return LadderPainter.HEADER_PX + Gui.fx(() -> player.scene().arrows().getFirst().y0());
  }

  @Test
  void aClickOnAnArrowSelectsItsSegment() {
    gui.click(ladder, ladder.getWidth() * 0.4, yOfFirst() + 8);
    assertEquals(0, row());
    Arrow a = Gui.fx(() -> player.scene().arrowOfRow(0));
    assertEquals(a.momentNanos(), head(), 1);
    assertTrue(Gui.fx(() -> ladder.getAccessibleText()).contains("SYN"));
    gui.shot("ladder-selected");
  }

  @Test
  void keysStepPlayAndJump() {
    gui.click(ladder, ladder.getWidth() * 0.4, yOfFirst() + 8);
    gui.press(KeyCode.RIGHT);
    assertEquals(1, row());
    gui.press(KeyCode.PAGE_DOWN);
    assertEquals(2, row());
    gui.press(KeyCode.LEFT);
    assertEquals(1, row());
    gui.press(KeyCode.END);
    assertEquals(player.scene().clock().endNanos(), head());
    gui.press(KeyCode.HOME);
    assertEquals(Player.REST, head());
    gui.press(KeyCode.SPACE);
    assertTrue(Gui.fx(() -> player.playingProperty().get()));
    Gui.await("it moves", () -> player.headProperty().get() > player.scene().clock().startNanos());
    gui.press(KeyCode.SPACE);
    assertFalse(Gui.fx(() -> player.playingProperty().get()));
    double there = head();
    Gui.pulses(3);
    assertEquals(there, head(), "nothing moves when nothing plays");
  }

  @Test
  void theWheelScrollsAndWithControlZoomsAtThePointer() {
    double middle = ladder.getHeight() / 2;
    wheel(middle, -200, false);
    double scrolled = Gui.fx(() -> ladder.scrollY());
    assertTrue(scrolled > 0);
    double zoom = Gui.fx(() -> ladder.zoomProperty().get());
    double place = (scrolled + middle - LadderPainter.HEADER_PX) / zoom;
    wheel(middle, 120, true);
    double closer = Gui.fx(() -> ladder.zoomProperty().get());
    assertTrue(closer > zoom);
    double after = (Gui.fx(() -> ladder.scrollY()) + middle - LadderPainter.HEADER_PX) / closer;
    assertEquals(place, after, 1, "what is under the pointer stays there");
    gui.shot("ladder-zoomed");
  }

  private void wheel(double y, double delta, boolean control) {
    Gui.fx(
        () -> {
          Point2D at = ladder.localToScene(300, y);
          ladder.fireEvent(
              new ScrollEvent(
                  ScrollEvent.SCROLL,
                  at.getX(),
                  at.getY(),
                  at.getX(),
                  at.getY(),
                  false,
                  control,
                  false,
                  false,
                  false,
                  false,
                  0,
                  delta,
                  0,
                  delta,
                  ScrollEvent.HorizontalTextScrollUnits.NONE,
                  0,
                  ScrollEvent.VerticalTextScrollUnits.NONE,
                  0,
                  0,
                  null));
          return null;
        });
    Gui.pulses(2);
  }

  @Test
  void theOverviewPutsThePlayHeadAnywhere() {
    Node strip = gui.find(".overview-strip");
    double width = strip.getLayoutBounds().getWidth();
    gui.click(strip, width * 0.5, 30);
    double half = Gui.fx(() -> player.scene().clock().yOf(head()) / player.scene().height());
    assertEquals(0.5, half, 0.01);
    gui.shot("ladder-scrubbed");
  }

  @Test
  void aFoldedRunOpensOnAClick() {
    open("random-loss");
    Gui.await("runs", () -> player.scene().arrows().stream().anyMatch(Arrow::run));
    Arrow run = player.scene().arrows().stream().filter(Arrow::run).findFirst().orElseThrow();
    gui.shot("ladder-folded");
    Gui.fx(
        () -> {
          ladder.scrollTo(run.y0() - 40);
          return null;
        });
    Gui.pulses(2);
    // On its plus sign, near the client's lane.
    double x = Math.clamp(ladder.getWidth() * 0.26, 158, 340) + 21;
    double y = Gui.fx(() -> (run.y0() + run.y0Last()) / 2 + 2 - ladder.scrollY());
    gui.click(ladder, x, y + LadderPainter.HEADER_PX);
    assertTrue(Gui.fx(() -> player.scene().arrowOfRow(run.row()).count()) < run.count());
    gui.shot("ladder-opened");
  }

  @Test
  void bothPalettesAreDrawn() {
    Gui.fx(
        () -> {
          ladder.paletteProperty().set(Palette.DARK);
          player.select(16);
          return null;
        });
    Gui.pulses(3);
    gui.shot("ladder-dark");
    Gui.fx(
        () -> {
          gui.find("#clock", MenuButton.class).getItems().get(1).fire();
          return null;
        });
    Gui.pulses(3);
    gui.shot("ladder-rows");
    assertTrue(Gui.fx(() -> player.scene().options().evenRows()));
    assertEquals(16, row());
  }
}
