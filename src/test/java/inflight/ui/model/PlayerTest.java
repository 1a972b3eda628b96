package inflight.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.scene.ladder.Arrow;
import inflight.scene.ladder.FoldKey;
import inflight.scene.ladder.Scripts;
import inflight.tcp.verdict.ConnectionTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playing, without a toolkit and without a clock. */
class PlayerTest {
  private static final long FRAME = 16_666_667;

  @TempDir Path folder;
  private final Player player = new Player();

  @BeforeEach
  void load() throws IOException {
    player.traceProperty().set(Scripts.trace(folder, Scripts.LOSS));
  }

  private double head() {
    return player.headProperty().get();
  }

  private int row() {
    return player.selectedRowProperty().get();
  }

  @Test
  void atRestEverythingIsShownAndNothingIsSelected() {
    assertEquals(Player.REST, head());
    assertEquals(-1, row());
    player.advance(FRAME);
    assertEquals(Player.REST, head());
  }

  @Test
  void playingVisitsEverySegmentOnceAndStopsAtTheEnd() {
    List<Integer> visited = new ArrayList<>();
    player
        .selectedRowProperty()
        .subscribe(
            r -> {
              if (r.intValue() >= 0) {
                visited.add(r.intValue());
              }
            });
    player.playingProperty().set(true);
    double before = head();
    int frames = 0;
    while (player.playingProperty().get() && frames++ < 100_000) {
      player.advance(FRAME);
      assertTrue(head() >= before, "time runs forward");
      before = head();
    }
    assertEquals(player.scene().clock().endNanos(), head());
    int segments = player.traceProperty().get().segments().size();
    assertEquals(segments, visited.size());
    assertEquals(segments, visited.stream().distinct().count());
    assertTrue(frames > 120, "two seconds at least, " + frames + " frames");
  }

  @Test
  void playingAgainBeginsAnew() {
    player.last();
    player.playingProperty().set(true);
    assertEquals(player.scene().clock().startNanos(), head());
  }

  @Test
  void aLoopGoesOn() {
    player.loopProperty().set(true);
    player.playingProperty().set(true);
    player.advance(3_600_000_000_000L);
    assertTrue(player.playingProperty().get());
    assertEquals(player.scene().clock().startNanos(), head());
  }

  @Test
  void stepsGoThroughAllSegmentsAndBackAgain() {
    List<Integer> there = new ArrayList<>();
    List<Integer> back = new ArrayList<>();
    int segments = player.traceProperty().get().segments().size();
    for (int i = 0; i < segments; i++) {
      player.stepForward();
      there.add(row());
    }
    for (int i = 0; i < segments; i++) {
      back.add(row());
      player.stepBack();
    }
    assertEquals(there, back.reversed());
    assertEquals(segments, there.stream().distinct().count());
    assertEquals(-1, row());
    assertEquals(Player.REST, head());
  }

  @Test
  void aStepEndsThePlaying() {
    player.playingProperty().set(true);
    player.stepForward();
    assertFalse(player.playingProperty().get());
  }

  @Test
  void whoSelectsASegmentMovesThePlayHeadOntoItsArrow() {
    player.selectedRowProperty().set(6);
    Arrow a = player.scene().arrowOfRow(6);
    assertTrue(head() > a.departNanos() && head() < a.arriveNanos());
    assertEquals(6, player.selectedSegment().row());
    player.selectedRowProperty().set(-1);
    assertNull(player.selectedSegment());
  }

  @Test
  void whoMovesThePlayHeadSelectsWhatWasSentLast() {
    player.select(6);
    double there = head();
    player.first();
    player.seek(there + 1);
    assertEquals(6, row());
    player.seek(-1e18);
    assertEquals(player.scene().clock().startNanos(), head());
  }

  @Test
  void eventsAreVisitedInBothDirections() {
    List<Integer> there = new ArrayList<>();
    int events = player.scene().events().size();
    for (int i = 0; i < events; i++) {
      player.nextEvent();
      there.add(row());
    }
    assertTrue(there.contains(13), "the retransmission is among " + there);
    List<Integer> back = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      back.add(row());
      player.previousEvent();
    }
    assertEquals(there, back.reversed());
  }

  /** However slow, a wait of 300 ms is not sat through; however fast, arrows are seen. */
  @Test
  void waitsAreCutShortAtAnySpeed() throws IOException {
    player.traceProperty().set(Scripts.trace(folder, Scripts.SILENT));
    for (double speed : Player.SPEEDS) {
      player.first();
      player.speedProperty().set(speed);
      player.playingProperty().set(true);
      int frames = 0;
      while (player.playingProperty().get() && frames < 100_000) {
        player.advance(FRAME);
        frames++;
      }
      assertTrue(frames <= 60 * 12, speed + ": " + frames + " frames");
      assertTrue(speed > 1 || frames > 20, speed + ": " + frames + " frames");
    }
  }

  @Test
  void slowerIsSlower() {
    int before = Integer.MAX_VALUE;
    for (double speed : Player.SPEEDS) {
      player.first();
      player.speedProperty().set(speed);
      player.playingProperty().set(true);
      int frames = 0;
      while (player.playingProperty().get()) {
        player.advance(FRAME / 16);
        frames++;
      }
      assertTrue(frames <= before, speed + ": " + frames + " after " + before);
      before = frames;
    }
  }

  @Test
  void rowsOfTheSameHeightKeepTheSelection() {
    player.select(6);
    player.evenRowsProperty().set(true);
    assertEquals(6, row());
    assertTrue(player.scene().options().evenRows());
    assertEquals(player.scene().arrowOfRow(6).momentNanos(), head());
    List<Arrow> arrows = player.scene().arrows();
    assertEquals(arrows.get(1).y0() - arrows.get(0).y0(), arrows.get(6).y0() - arrows.get(5).y0());
  }

  @Test
  void anotherTraceStartsAtRest() throws IOException {
    player.select(6);
    player.open(new FoldKey(1, 2));
    player.playingProperty().set(true);
    player.traceProperty().set(Scripts.trace(folder, Scripts.REFUSED));
    assertEquals(Player.REST, head());
    assertFalse(player.playingProperty().get());
    assertTrue(player.scene().options().open().isEmpty());
    player.traceProperty().set(null);
    assertNull(player.scene());
    player.stepForward();
    player.nextEvent();
    player.seek(3);
    player.last();
    player.advance(FRAME);
  }

  @Test
  void aLongConnectionIsLaidOutBesideTheWindow() throws IOException {
    StringBuilder script = new StringBuilder("+0 C S 0 win 9000\n+0.04 S SA 0 ack 1 win 9000\n");
    for (int i = 0; i < 20_001; i++) {
      script.append("+0.001 C A 1 ack 1 win ").append(9000 + i % 7).append('\n');
    }
    ConnectionTrace trace = Scripts.trace(folder, script.toString());
    Deque<Runnable> later = new ArrayDeque<>();
    Player patient = new Player(new Background(later::add, Runnable::run));
    patient.traceProperty().set(trace);
    assertNull(patient.scene());
    patient.stepForward();
    patient.evenRowsProperty().set(true);
    while (!later.isEmpty()) {
      later.remove().run();
    }
    assertTrue(patient.scene().options().evenRows(), "the newest wish counts");
    assertEquals(trace, patient.scene().trace());
  }
}
