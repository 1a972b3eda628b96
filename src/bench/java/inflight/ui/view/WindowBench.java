package inflight.ui.view;

import inflight.document.ConnectionStatistics;
import inflight.ui.model.Background;
import inflight.ui.model.OpenCapture.Phase;
import inflight.ui.model.Player;
import inflight.ui.model.Settings;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Workbench;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/**
 * The window under load: {@code WindowBench FILE}. Prints how long after opening the first rows are
 * painted, the longest time in which the window's thread did not answer while the file was loading,
 * and what a frame costs that thread while the packet list scrolls, as it is and as if it held ten
 * million rows, and while a timeline of some hundred arrows plays. With {@code
 * -Dinflight.bench.cold=true} the file is the first thing that the window does; else it has shown
 * the welcome page for a second.
 */
public final class WindowBench {
  private static final int TEN_MILLION = 10_000_000;
  private static final int WARM_UP_FRAMES = 200;
  private static final int FRAMES = 600;
  private static final int ARROWS = 200;
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 900;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private WindowBench() {}

  /** Runs on whatever platform the toolkit was told to use. */
  public static void main(String[] args) throws InterruptedException {
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Platform.setImplicitExit(false);
    WindowModel model = new WindowModel(Background.with(Platform::runLater), new Settings(null));
    Stage stage = Gui.fx(() -> show(model));
    Gui.pulses(30);
    if (!Boolean.getBoolean("inflight.bench.cold")) {
      rehearse(model);
    }
    load(model, Path.of(args[0]));
    Gui.fx(
        () -> {
          ((ToggleButton) stage.getScene().lookup("#segmentsTab")).setSelected(true);
          return null;
        });
    Gui.pulses(30);
    CanvasList list =
        Gui.fx(() -> (CanvasList) stage.getScene().getRoot().lookup("#segmentsPage #list"));
    scroll("packet list", list);
    CanvasList connections =
        Gui.fx(() -> (CanvasList) stage.getScene().getRoot().lookup("#connectionList"));
    scroll("connection list", connections);
    Gui.fx(
        () -> {
          list.show(new Many(list.rows()), i -> {});
          return null;
        });
    Gui.pulses(10);
    scroll("packet list of 10 000 000 rows", list);
    timeline(model, stage);
    System.exit(0);
  }

  /** As half a second after the window has come. */
  private static void rehearse(WindowModel model) {
    Gui.fx(
        () -> {
          model.rehearse();
          return null;
        });
    Gui.await("rehearsing", () -> model.workbenchProperty().get() != null);
    Gui.await("rehearsed", () -> model.workbenchProperty().get() == null);
    Gui.pulses(30);
  }

  private static Stage show(WindowModel model) {
    Stage stage = new Stage();
    MainWindow.show(stage, model, new Gui.Answers());
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    return stage;
  }

  /** Plays a connection with some hundred arrows. */
  private static void timeline(WindowModel model, Stage stage) throws InterruptedException {
    Player player = model.player();
    Workbench bench = model.workbenchProperty().get();
    int connection = longEnough(bench);
    Gui.fx(
        () -> {
          ((ToggleButton) stage.getScene().lookup("#timelineTab")).setSelected(true);
          bench.focus().selectConnection(connection);
          return null;
        });
    Gui.await("ladder", () -> player.scene() != null && player.scene().arrows().size() >= ARROWS);
    Gui.fx(
        () -> {
          player.loopProperty().set(true);
          player.first();
          player.playingProperty().set(true);
          return null;
        });
    frames(WARM_UP_FRAMES, i -> {});
    report(
        "timeline of " + player.scene().arrows().size() + " arrows, playing",
        frames(FRAMES, i -> {}));
  }

  private static int longEnough(Workbench bench) {
    ConnectionStatistics s = bench.open().capture().statistics();
    for (int n = 0; n < s.size(); n++) {
      if (s.clientFrames(n) + s.serverFrames(n) > 2 * ARROWS) {
        return n;
      }
    }
    return 0;
  }

  /** The same rows over and over. */
  private record Many(CanvasList.Rows rows) implements CanvasList.Rows {
    @Override
    public int size() {
      return TEN_MILLION;
    }

    @Override
    public void inView(int from, int to) {
      int size = rows.size();
      if (from / size == (to - 1) / size) {
        rows.inView(from % size, (to - 1) % size + 1);
      }
    }

    @Override
    public void paint(GraphicsContext g, int index, double y, double width, boolean selected) {
      rows.paint(g, index % rows.size(), y, width, selected);
    }

    @Override
    public String spoken(int index) {
      return rows.spoken(index % rows.size());
    }
  }

  private static void load(WindowModel model, Path file) throws InterruptedException {
    AtomicLong firstRows = new AtomicLong();
    AtomicLong longest = new AtomicLong();
    AtomicLong busiest = new AtomicLong();
    long id = Gui.fx(() -> Thread.currentThread().threadId());
    long cpuBefore = THREADS.getThreadCpuTime(id);
    Thread watchdog = Thread.ofPlatform().daemon().start(() -> watch(id, longest, busiest));
    long start = System.nanoTime();
    AnimationTimer eye = Gui.fx(() -> eye(model, firstRows));
    Gui.fx(
        () -> {
          eye.start();
          model.open(List.of(file));
          return null;
        });
    Gui.await("loaded", () -> phase(model) == Phase.LOADED);
    long end = System.nanoTime();
    watchdog.interrupt();
    print("first rows after", (firstRows.get() - start) / 1e6, "ms (at most 200)");
    print("loaded after", (end - start) / 1e6, "ms");
    print("longest stall while loading", longest.get() / 1e6, "ms (at most 100)");
    print("most work of the window's thread in one stall", busiest.get() / 1e6, "ms CPU");
    print(
        "work of the window's thread while loading",
        (THREADS.getThreadCpuTime(id) - cpuBefore) / 1e6,
        "ms CPU");
  }

  private static Phase phase(WindowModel model) {
    Workbench bench = model.workbenchProperty().get();
    return bench == null ? Phase.LOADING : bench.open().phaseProperty().get();
  }

  /** Sees in the frame after the one in which the rows came that they are painted. */
  private static AnimationTimer eye(WindowModel model, AtomicLong seen) {
    return new AnimationTimer() {
      private boolean there;

      @Override
      public void handle(long now) {
        if (there) {
          seen.set(System.nanoTime());
          stop();
        }
        Workbench bench = model.workbenchProperty().get();
        there = bench != null && bench.connections().rows() > 0;
      }
    };
  }

  /** Asks the window's thread again and again how long an answer takes. */
  private static void watch(long id, AtomicLong longest, AtomicLong busiest) {
    while (!Thread.interrupted()) {
      CountDownLatch answered = new CountDownLatch(1);
      long asked = System.nanoTime();
      long cpu = THREADS.getThreadCpuTime(id);
      Platform.runLater(answered::countDown);
      try {
        answered.await();
        longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
        busiest.accumulateAndGet(THREADS.getThreadCpuTime(id) - cpu, Math::max);
        Thread.sleep(5);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void scroll(String what, CanvasList list) throws InterruptedException {
    Gui.fx(
        () -> {
          list.scrollTo(0);
          return null;
        });
    frames(WARM_UP_FRAMES, i -> list.scrollBy(66));
    report(what + ", scroll by 3 rows", frames(FRAMES, i -> list.scrollBy(66)));
    report(what + ", jump anywhere", frames(FRAMES, i -> list.scrollTo(i * 0.618_033_988_75 % 1)));
  }

  /** Nanoseconds of the window's thread, and of the clock, for a number of frames. */
  private static long[] frames(int count, IntConsumer change) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    long[] result = new long[3];
    Gui.fx(
        () -> {
          new AnimationTimer() {
            private int frame;
            private long cpuBefore;
            private long before;

            @Override
            public void handle(long now) {
              if (frame == 0) {
                cpuBefore = THREADS.getCurrentThreadCpuTime();
                before = System.nanoTime();
              }
              if (frame == count) {
                result[0] = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / count;
                result[1] = (System.nanoTime() - before) / count;
                stop();
                done.countDown();
                return;
              }
              change.accept(frame++);
            }
          }.start();
          return null;
        });
    done.await();
    return result;
  }

  private static void report(String what, long[] nanos) {
    print(what + ": window's thread", nanos[0] / 1e6, "ms CPU a frame (at most 4)");
    print(what + ": one frame in", nanos[1] / 1e6, "ms");
  }

  private static void print(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "%-60s %9.2f %s%n", what, value, unit);
  }
}
