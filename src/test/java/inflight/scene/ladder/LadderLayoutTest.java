package inflight.scene.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.document.Capture;
import inflight.tcp.connection.TcpState;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every connection of every sample, laid out either way. */
class LadderLayoutTest {
  private static final double SMALL = 1e-6;

  private record Named(String name, LadderScene scene) {}

  private static final List<Named> SCENES = new ArrayList<>();

  @BeforeAll
  static void layOutAllSamples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sample-captures"))) {
      for (Path f : files.filter(p -> p.toString().endsWith(".pcapng")).sorted().toList()) {
        try (Capture capture = Compiled.load(f)) {
          for (int c = 0; c < Math.min(3, capture.connections().size()); c++) {
            ConnectionTrace t = capture.trace(c);
            for (boolean even : new boolean[] {false, true}) {
              LadderOptions o = LadderOptions.DEFAULT.withEvenRows(even);
              String name = f.getFileName() + " " + c + (even ? " in rows" : "");
              SCENES.add(new Named(name, LadderScene.of(t, o)));
            }
          }
        }
      }
    }
    assertTrue(SCENES.size() > 20, "no samples were found");
  }

  @Test
  void timeRunsDown() {
    for (Named n : SCENES) {
      LadderClock c = n.scene.clock();
      for (int i = 1; i < c.knots(); i++) {
        assertTrue(c.nanosAt(i) > c.nanosAt(i - 1), n.name + ", knot " + i);
        assertTrue(c.yAt(i) >= c.yAt(i - 1), n.name + ", knot " + i);
      }
      assertEquals(n.scene.height(), c.yAt(c.knots() - 1), n.name);
    }
  }

  @Test
  void everyArrowSlantsDownInsideThePicture() {
    for (Named n : SCENES) {
      for (Arrow a : n.scene.arrows()) {
        assertTrue(a.y0() >= 0 && a.y1() > a.y0() + 10, n.name + " " + a);
        assertTrue(a.bottom() <= n.scene.height() + SMALL, n.name + " " + a);
      }
    }
  }

  @Test
  void bothEndsOfAnArrowAreOnTheClock() {
    for (Named n : SCENES) {
      for (Arrow a : n.scene.arrows()) {
        assertEquals(a.y0(), n.scene.clock().yOf(a.departNanos()), 0.01, n.name + " " + a);
        assertEquals(a.y1(), n.scene.clock().yOf(a.arriveNanos()), 0.01, n.name + " " + a);
      }
    }
  }

  @Test
  void everySegmentIsInOneArrow() {
    for (Named n : SCENES) {
      int sum = n.scene.arrows().stream().mapToInt(Arrow::count).sum();
      assertEquals(n.scene.trace().segments().size(), sum, n.name);
      n.scene.trace().segments().forEach(s -> assertNotNull(n.scene.arrowOfRow(s.row()), n.name));
    }
  }

  @Test
  void statesFollowOneAnotherFromTopToBottom() {
    for (Named n : SCENES) {
      for (boolean client : new boolean[] {true, false}) {
        double y = 0;
        for (StateSpan s : n.scene.states()) {
          if (s.client() == client) {
            assertEquals(y, s.y0(), SMALL, n.name + " " + s);
            assertTrue(s.y1() >= s.y0(), n.name + " " + s);
            y = s.y1();
          }
        }
        assertTrue(y >= n.scene.height() - SMALL, n.name);
      }
    }
  }

  @Test
  void momentsAreSteppedThroughOneByOne() {
    for (Named n : SCENES) {
      int steps = 0;
      double at = Double.NEGATIVE_INFINITY;
      for (Arrow a = n.scene.firstMomentAfter(at); a != null; a = n.scene.firstMomentAfter(at)) {
        assertTrue(a.momentNanos() > at, n.name);
        at = a.momentNanos();
        assertEquals(at, n.scene.lastMomentBefore(at).momentNanos(), n.name);
        steps++;
      }
      assertTrue(steps > 0 && steps <= n.scene.arrows().size(), n.name);
    }
  }

  @Test
  void labelsNeverOverlapAtAnyWidthAndZoom() {
    int placed = 0;
    for (Named n : SCENES) {
      for (double width : new double[] {480, 760, 1280}) {
        for (double zoom : new double[] {0.15, 0.6, 1, 3}) {
          List<LabelCache.Placed> all =
              n.scene
                  .labels()
                  .of(Geometry.of(width, zoom), 0, Math.max(0, n.scene.arrows().size() - 1));
          for (int i = 0; i < all.size(); i++) {
            for (int j = Math.max(0, i - 100); j < i; j++) {
              String where = n.name + " at " + width + ", zoom " + zoom + ": ";
              boolean overlap = all.get(i).box().overlaps(all.get(j).box());
              assertTrue(!overlap, where + all.get(i) + " on " + all.get(j));
            }
          }
          placed += all.size();
        }
      }
    }
    assertTrue(placed > 1000, "only " + placed + " labels were placed");
  }

  /** Labels, states, sums, braces, times and idle marks together. */
  @Test
  void noTwoTextsOfAPictureOverlap() {
    List<String> overlaps = new ArrayList<>();
    int written = 0;
    for (Named n : SCENES) {
      for (double width : new double[] {560, 700, 920, 1400}) {
        RecordingPen pen = new RecordingPen(true);
        double height = LadderPainter.fullHeight(n.scene, 1, false);
        LadderPainter.paint(n.scene, LadderView.of(width, height), pen);
        written += pen.texts.size();
        for (int i = 0; i < pen.texts.size(); i++) {
          for (int j = 0; j < i; j++) {
            if (pen.texts.get(i).box().overlaps(pen.texts.get(j).box())) {
              overlaps.add(
                  n.name + " " + width + ": " + pen.texts.get(i) + " on " + pen.texts.get(j));
            }
          }
        }
      }
    }
    assertTrue(overlaps.isEmpty(), String.join("\n", overlaps));
    assertTrue(written > 10_000, "only " + written + " texts were written");
  }

  /** What stays at the upper edge does not run into what scrolls by. */
  @Test
  void namesOfStatesStayReadableWhileScrolling() {
    int named = 0;
    for (Named n : SCENES) {
      for (double scroll = 0; scroll < n.scene.height() - 200; scroll += 13) {
        RecordingPen pen = new RecordingPen(true);
        LadderPainter.paint(
            n.scene, new LadderView(920, 500, scroll, 1, LadderView.NO_HEAD, -1, -1, false), pen);
        for (RecordingPen.Written w : pen.texts) {
          if (!isState(w.text())) {
            continue;
          }
          named++;
          for (RecordingPen.Written o : pen.texts) {
            boolean sum = o.text().startsWith("seq ") || o.text().startsWith(" = ack");
            boolean overlap = (sum || isState(o.text()) && o != w) && o.box().overlaps(w.box());
            assertTrue(!overlap, n.name + " scrolled by " + scroll + ": " + o + " on " + w);
          }
        }
      }
    }
    assertTrue(named > 1000, "only " + named + " names were seen");
  }

  private static boolean isState(String text) {
    return Arrays.stream(TcpState.values()).anyMatch(s -> s.title().equals(text));
  }

  @Test
  void noTextLeavesThePicture() {
    for (Named n : SCENES) {
      for (double width : new double[] {560, 920, 1400}) {
        RecordingPen pen = new RecordingPen(false);
        double height = LadderPainter.fullHeight(n.scene, 1, true);
        LadderView whole = new LadderView(width, height, 0, 1, 0, -1, -1, true);
        LadderPainter.paint(n.scene, whole, pen);
        for (RecordingPen.Written w : pen.texts) {
          double[] c = w.box().corners();
          for (int i = 0; i < c.length; i += 2) {
            boolean inside = c[i] >= -1 && c[i] <= width + 1 && c[i + 1] >= 0 && c[i + 1] <= height;
            assertTrue(inside, n.name + " " + width + ": " + w);
          }
        }
      }
    }
  }

  @Test
  void thePointerFindsTheArrowItIsOn() {
    for (Named n : SCENES) {
      LadderView v = LadderView.of(900, LadderPainter.fullHeight(n.scene, 1, false));
      Geometry g = Geometry.of(v);
      double x = g.startX(true) + 3;
      for (Arrow a : n.scene.arrows()) {
        Hit hit = n.scene.hit(v, x, LadderPainter.HEADER_PX + g.yAt(a, x, false));
        assertNotNull(hit, n.name + " " + a);
      }
      assertEquals(null, n.scene.hit(v, 2, 100), n.name);
    }
  }

  /** A run that is opened is shown in full, and everything else stays what it was. */
  @Test
  void anOpenedRunShowsItsSegments() {
    int opened = 0;
    for (Named n : SCENES) {
      for (Arrow a : n.scene.arrows()) {
        if (a.run()) {
          LadderOptions more = n.scene.options().opened(a.key());
          LadderScene open = LadderScene.of(n.scene.trace(), more);
          assertTrue(open.arrows().size() > n.scene.arrows().size(), n.name + " " + a);
          assertTrue(open.arrowOfRow(a.row()).count() < a.count(), n.name + " " + a);
          opened++;
        }
      }
    }
    assertTrue(opened > 0, "no sample has a run to open");
  }
}
