package inflight.ui.model;

import inflight.scene.ladder.Arrow;
import inflight.scene.ladder.FoldKey;
import inflight.scene.ladder.LadderClock;
import inflight.scene.ladder.LadderEvent;
import inflight.scene.ladder.LadderOptions;
import inflight.scene.ladder.LadderScene;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Plays one connection: which one, laid out how, where the play head stands, which segment is
 * looked at. The timeline, the overview strip, the transport buttons and the inspector all follow
 * it.
 *
 * <p>{@link #headProperty} is in nanoseconds since the first segment, and {@link #REST} while
 * nothing is being played: then the whole connection is shown. {@link #selectedRowProperty} is a
 * row of the capture's frame table, -1 for none; setting it to a row of this connection moves the
 * play head there, and playing moves it along. One thread (in the window: the toolkit's); needs no
 * toolkit.
 */
public final class Player {
  /** The play head before the beginning: nothing is hidden. */
  public static final double REST = Double.NEGATIVE_INFINITY;

  /** Speeds to offer: 1 is as it was. */
  public static final List<Double> SPEEDS =
      List.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 100.0);

  /** Waiting for longer than this is no use to anyone. */
  private static final double MAX_WAIT_SECONDS = 1.2;

  /** So many are laid out within a few milliseconds. */
  private static final int AT_ONCE_SEGMENTS = 20_000;

  private static final double NANOS = 1e9;

  private final ObjectProperty<ConnectionTrace> trace = new SimpleObjectProperty<>();
  private final ObjectProperty<LadderOptions> options =
      new SimpleObjectProperty<>(LadderOptions.DEFAULT);
  private final ReadOnlyObjectWrapper<LadderScene> scene = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final BooleanProperty loop = new SimpleBooleanProperty();
  private final DoubleProperty speed = new SimpleDoubleProperty(0.02);
  private final DoubleProperty head = new SimpleDoubleProperty(REST);
  private final IntegerProperty selectedRow = new SimpleIntegerProperty(-1);
  private final BooleanProperty evenRows = new SimpleBooleanProperty();

  private final Background.Latest layouts;

  /** The head was moved by us and the selection follows, not the other way round. */
  private boolean following;

  /** Lays out everything at once. */
  public Player() {
    this(new Background(Runnable::run, Runnable::run));
  }

  /**
   * @param background lays out long connections
   */
  public Player(Background background) {
    layouts = background.latest();
    trace.subscribe(this::traceChanged);
    options.subscribe(this::layOut);
    evenRows.subscribe(even -> options.set(options.get().withEvenRows(even)));
    playing.subscribe(this::startOver);
    selectedRow.subscribe(row -> selected(row.intValue()));
  }

  /**
   * What is played; null for nothing. Setting it lays it out; the scene of a long one comes later.
   */
  public ObjectProperty<ConnectionTrace> traceProperty() {
    return trace;
  }

  /** The connection as laid out, null without one. Changes with the trace and the options. */
  public ReadOnlyObjectProperty<LadderScene> sceneProperty() {
    return scene.getReadOnlyProperty();
  }

  public LadderScene scene() {
    return scene.get();
  }

  public ObjectProperty<LadderOptions> optionsProperty() {
    return options;
  }

  /** Rows of the same height instead of time running down. */
  public BooleanProperty evenRowsProperty() {
    return evenRows;
  }

  public BooleanProperty playingProperty() {
    return playing;
  }

  /** Begin again at the end. */
  public BooleanProperty loopProperty() {
    return loop;
  }

  /** From 1/1000 to 100; long waits are cut short whatever the speed. */
  public DoubleProperty speedProperty() {
    return speed;
  }

  /** Nanoseconds since the first segment, or {@link #REST}. */
  public DoubleProperty headProperty() {
    return head;
  }

  /** Row of the segment that is looked at, -1 for none. */
  public IntegerProperty selectedRowProperty() {
    return selectedRow;
  }

  /** The segment that is looked at, null if it is none of this connection. */
  public Segment selectedSegment() {
    ConnectionTrace t = trace.get();
    return t == null ? null : t.ofRow(selectedRow.get());
  }

  /** Between the first and the last moment of the connection. */
  public double durationNanos() {
    LadderScene s = scene.get();
    return s == null ? 0 : s.clock().endNanos() - (double) s.clock().startNanos();
  }

  /** A connection that has grown goes on as it was played and shown. */
  private void traceChanged(ConnectionTrace was, ConnectionTrace is) {
    if (was != null && is != null && is.grewFrom(was) && scene.get() != null) {
      layOut(options.get());
    } else {
      newTrace(is);
    }
  }

  private void newTrace(ConnectionTrace t) {
    playing.set(false);
    head.set(REST);
    scene.set(null);
    if (t != null && t.ofRow(selectedRow.get()) == null) {
      selectedRow.set(-1);
    }
    LadderOptions plain = options.get().allFolded().withVantage(null);
    if (plain.equals(options.get())) {
      layOut(plain);
    } else {
      options.set(plain);
    }
  }

  /** A long connection is laid out beside the window. */
  private void layOut(LadderOptions o) {
    ConnectionTrace t = trace.get();
    if (t == null) {
      layouts.forget();
      scene.set(null);
    } else if (t.segments().size() <= AT_ONCE_SEGMENTS) {
      layouts.forget();
      shown(LadderScene.of(t, o));
    } else {
      layouts.run(() -> LadderScene.of(t, o), this::shown, e -> scene.set(null));
    }
  }

  private void shown(LadderScene laidOut) {
    boolean other = scene.get() == null;
    scene.set(laidOut);
    if (other) {
      speed.set(suggestedSpeed());
    }
    if (head.get() != REST && !playing.get()) {
      selected(selectedRow.get()); // the same segment has its moment elsewhere
    }
  }

  /** A speed at which a segment takes most of a second from end to end. */
  private double suggestedSpeed() {
    double best = SPEEDS.getFirst();
    double delayNanos = scene.get().delayNanos();
    for (double s : SPEEDS) {
      if (s <= 1 && delayNanos / s / NANOS > 0.7) {
        best = s;
      }
    }
    return best;
  }

  private void startOver(boolean play) {
    LadderScene s = scene.get();
    if (!play || s == null) {
      return;
    }
    if (head.get() == REST || head.get() >= s.clock().endNanos()) {
      head.set(s.clock().startNanos());
    }
  }

  private void selected(int row) {
    LadderScene s = scene.get();
    if (following || s == null) {
      return;
    }
    Arrow a = s.arrowOfRow(row);
    if (a != null) {
      head.set(a.momentNanos());
    }
  }

  private void moveHead(double nanos) {
    head.set(nanos);
    follow();
  }

  /** The segment whose moment came last is the one to look at. */
  private void follow() {
    LadderScene s = scene.get();
    int row = -1;
    Arrow a = s.lastMomentBefore(head.get());
    if (a != null) {
      row = a.row();
    }
    following = true;
    selectedRow.set(row);
    following = false;
  }

  public void toggle() {
    playing.set(!playing.get());
  }

  /**
   * Moves the play head on by this much time of the person who watches. Does nothing if not
   * playing.
   */
  public void advance(long wallNanos) {
    LadderScene s = scene.get();
    if (!playing.get() || s == null) {
      return;
    }
    moveHead(after(s.clock(), Math.max(head.get(), s.clock().startNanos()), wallNanos / NANOS));
    if (head.get() >= s.clock().endNanos()) {
      if (loop.get()) {
        head.set(s.clock().startNanos());
      } else {
        playing.set(false);
      }
    }
  }

  /** Where the play head stands some seconds of watching later. */
  private double after(LadderClock clock, double from, double seconds) {
    double t = from;
    double left = seconds;
    int knot = Math.max(0, clock.knotBefore((long) t));
    while (left > 0 && knot + 1 < clock.knots()) {
      long start = clock.nanosAt(knot);
      long end = clock.nanosAt(knot + 1);
      double rate = (end - start) / secondsFor(clock, knot);
      double need = (end - t) / rate;
      if (need > left) {
        return t + left * rate;
      }
      left -= need;
      t = end;
      knot++;
    }
    return t;
  }

  /**
   * Seconds of watching from one knot to the next. As the speed says, but a wait is cut short, and
   * nothing rushes down the picture faster than an eye can follow.
   */
  private double secondsFor(LadderClock clock, int knot) {
    double plain = (clock.nanosAt(knot + 1) - clock.nanosAt(knot)) / NANOS / speed.get();
    double pixels = clock.yAt(knot + 1) - clock.yAt(knot);
    double floor = pixels / (1000 * Math.pow(speed.get(), 0.4));
    return Math.max(1e-9, Math.max(floor, Math.min(plain, MAX_WAIT_SECONDS)));
  }

  /** To the next segment. */
  public void stepForward() {
    step(true);
  }

  /** To the segment before. */
  public void stepBack() {
    step(false);
  }

  private void step(boolean forward) {
    LadderScene s = scene.get();
    if (s == null) {
      return;
    }
    playing.set(false);
    Arrow a =
        forward ? s.firstMomentAfter(head.get()) : s.lastMomentBefore(Math.nextDown(head.get()));
    if (a != null) {
      moveHead(a.momentNanos());
    } else if (forward) {
      last();
    } else {
      first();
    }
  }

  /** To before the beginning: all is shown and nothing is looked at. */
  public void first() {
    playing.set(false);
    head.set(REST);
    following = true;
    selectedRow.set(-1);
    following = false;
  }

  public void last() {
    LadderScene s = scene.get();
    if (s != null) {
      playing.set(false);
      moveHead(s.clock().endNanos());
    }
  }

  public void nextEvent() {
    LadderScene s = scene.get();
    if (s == null) {
      return;
    }
    for (LadderEvent e : s.events()) {
      if (e.momentNanos() > head.get()) {
        show(e);
        return;
      }
    }
  }

  public void previousEvent() {
    LadderScene s = scene.get();
    if (s == null) {
      return;
    }
    for (LadderEvent e : s.events().reversed()) {
      if (e.momentNanos() < head.get()) {
        show(e);
        return;
      }
    }
  }

  /** Stops at an event. */
  public void show(LadderEvent e) {
    playing.set(false);
    select(e.row());
  }

  /** Looks at a segment: the play head goes there. */
  public void select(int row) {
    if (selectedRow.get() == row) {
      selected(row);
    } else {
      selectedRow.set(row);
    }
  }

  /** Puts the play head anywhere; the selection follows. */
  public void seek(double nanos) {
    LadderScene s = scene.get();
    if (s != null) {
      moveHead(Math.clamp(nanos, s.clock().startNanos(), s.clock().endNanos()));
    }
  }

  /** Shows a folded run in full. */
  public void open(FoldKey run) {
    options.set(options.get().opened(run));
  }

  /** Folds what was opened. */
  public void foldAll() {
    options.set(options.get().allFolded());
  }
}
