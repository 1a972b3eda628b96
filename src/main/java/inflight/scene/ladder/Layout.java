package inflight.scene.ladder;

import inflight.tcp.verdict.ConnectionTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where everything is. Time runs down to scale, one round trip being {@link #ROUND_TRIP_PX} high,
 * with two liberties: what would lie on top of each other is pulled apart, and waits are folded. Or
 * every segment has a row of its own.
 */
final class Layout {
  private static final double ROUND_TRIP_PX = 92;

  /** A longer wait is folded. */
  private static final double LONGEST_WAIT_PX = 100;

  private static final double FOLDED_WAIT_PX = 58;
  static final double TOP_PX = 34;
  private static final double BOTTOM_PX = 48;
  private static final double LEAST_SLANT_PX = 22;
  private static final double PITCH_PX = 26;
  private static final double LEAST_PITCH_PX = 9;

  /** All arrows that are on their way together share this much. */
  private static final double FLIGHT_PX = 180;

  /** On one machine everything is close together. */
  private static final long SHORT_NANOS = 100_000;

  private static final double RUN_PX = 9;
  private static final double TURN_PX = 9;
  static final double ROW_PX = 36;
  private static final double ROW_SLANT_PX = 20;

  private final ConnectionTrace trace;
  private final Timing timing;
  private final Losses losses;
  private final Runs runs;
  private final States states;
  private final Happenings happenings;
  private final int n;
  private final long[] departNanos;
  private final long[] arriveNanos;
  private final double[] departY;
  private final double[] arriveY;
  private final long[] knotNanos;
  private final double[] knotY;
  private int knots;
  private final List<Idle> idle = new ArrayList<>();
  private LadderClock clock;
  private double height;
  private double tallest;
  private List<Arrow> arrows;
  private int[] byMoment;
  private int[] arrowOf;

  /** Last segment of the run that begins with a segment. */
  private final int[] lastOf;

  private Layout(ConnectionTrace trace, LadderOptions options) {
    this.trace = trace;
    timing = Timing.of(trace, options.vantage());
    losses = Losses.of(trace, timing);
    runs = Runs.of(trace, timing, losses, options);
    n = trace.segments().size();
    departNanos = new long[n];
    arriveNanos = new long[n];
    departY = new double[n];
    arriveY = new double[n];
    knotNanos = new long[2 * n + 2];
    knotY = new double[2 * n + 2];
    happenings = Happenings.of(trace, timing);
    states = new States(trace, losses, happenings);
    lastOf = new int[n];
    for (int i = 0; i < n; i++) {
      lastOf[runs.head(i)] = i;
    }
  }

  static Layout of(ConnectionTrace trace, LadderOptions options) {
    Layout l = new Layout(trace, options);
    if (options.evenRows()) {
      l.evenRows();
    } else {
      l.trueTime();
    }
    l.finish();
    return l;
  }

  Timing timing() {
    return timing;
  }

  Losses losses() {
    return losses;
  }

  States states() {
    return states;
  }

  LadderClock clock() {
    return clock;
  }

  double height() {
    return height;
  }

  List<Arrow> arrows() {
    return arrows;
  }

  List<Idle> idle() {
    return idle;
  }

  Arrow arrowOfSegment(int i) {
    return arrows.get(arrowIndexOfSegment(i));
  }

  int arrowIndexOfSegment(int i) {
    return arrowOf[runs.head(i)];
  }

  /** How many arrows have had their moment by then. */
  int momentsUpTo(double nanos) {
    int low = 0;
    int high = byMoment.length;
    while (low < high) {
      int mid = low + high >>> 1;
      if (arrows.get(byMoment[mid]).momentNanos() <= nanos) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  Arrow byMoment(int i) {
    return arrows.get(byMoment[i]);
  }

  /** Height of the arrow that spans most. */
  double tallest() {
    return tallest;
  }

  double departY(int segment) {
    return departY[segment];
  }

  double arriveY(int segment) {
    return arriveY[segment];
  }

  private boolean leftToRight(int i) {
    return Happenings.leftToRight(trace.segments().get(i));
  }

  private boolean headOfRun(int i) {
    return runs.head(i) == i;
  }

  private void knot(long nanos, double y) {
    knotNanos[knots] = nanos;
    knotY[knots++] = y;
  }

  /** Every arrow a row; the clock runs through their ends as fast as it has to. */
  private void evenRows() {
    double y = TOP_PX;
    int previous = -1;
    for (int i = 0; i < n; i++) {
      if (!headOfRun(i)) {
        continue;
      }
      if (previous >= 0) {
        long room = (timing.seen(i) - timing.seen(previous)) * 3 / 4;
        endRow(previous, Math.clamp(timing.delayNanos(), 1, room));
        y += ROW_PX + (runs.count(previous) > 1 ? RUN_PX : 0);
      } else {
        knot(timing.seen(i) - Math.max(1, timing.delayNanos()), 0);
      }
      departY[i] = y;
      departNanos[i] = timing.seen(i);
      knot(departNanos[i], y);
      previous = i;
    }
    if (previous >= 0) {
      endRow(previous, timing.delayNanos());
      knot(arriveNanos[previous] + timing.delayNanos(), arriveY[previous] + BOTTOM_PX);
    } else {
      knot(0, 0);
    }
    for (int i = 0; i < n; i++) {
      int head = runs.head(i);
      if (head != i) {
        departY[i] = departY[head] + RUN_PX;
        arriveY[i] = arriveY[head] + RUN_PX;
        departNanos[i] = departNanos[head];
        arriveNanos[i] = arriveNanos[head];
      }
    }
  }

  private void endRow(int i, long travelNanos) {
    arriveNanos[i] = departNanos[i] + travelNanos;
    arriveY[i] = departY[i] + ROW_SLANT_PX;
    knot(arriveNanos[i], arriveY[i]);
  }

  /** What was drawn last at one end. */
  private static final class Lane {
    double leftY = -1e9;
    double arrivedY = -1e9;
    double stateY = -1e9;
  }

  /** Everything that happens, each drawn below the one before. */
  private void trueTime() {
    Lane client = new Lane();
    Lane server = new Lane();
    long unit = unitNanos();
    double pxPerNano = ROUND_TRIP_PX / 2 / unit;
    long now = 0;
    double y = TOP_PX;
    int flying = 0;
    for (int e = 0; e < happenings.size(); e++) {
      int i = happenings.segment(e);
      boolean arrival = happenings.arrival(e);
      Lane lane = leftToRight(i) != arrival ? client : server;
      long at = happenings.nanos(e);
      if (e == 0) {
        knot(at - Math.max(1, unit / 2), 0);
      } else {
        at = Math.max(at, now + 1);
        y += wait(y, at - now, pxPerNano);
      }
      if (headOfRun(i)) {
        flying += arrival ? -1 : 1;
        double pitch = Math.clamp(FLIGHT_PX / Math.max(1, flying), LEAST_PITCH_PX, PITCH_PX);
        y = Math.max(y, (arrival ? lane.arrivedY : lane.leftY) + pitch);
        y = Math.max(y, (arrival ? lane.leftY : lane.arrivedY) + TURN_PX);
      } else if (lastOf[runs.head(i)] == i) {
        int first = runs.head(i);
        y = Math.max(y, (arrival ? arriveY[first] : departY[first]) + RUN_PX);
      }
      if (states.changes(e)) {
        y = Math.max(y, lane.stateY + States.NAME_PX);
        lane.stateY = y;
      }
      if (arrival) {
        y = Math.max(y, departY[i] + LEAST_SLANT_PX);
        arriveNanos[i] = at;
        arriveY[i] = y;
        lane.arrivedY = y;
      } else {
        departNanos[i] = at;
        departY[i] = y;
        lane.leftY = y;
      }
      knot(at, y);
      now = at;
    }
    if (n == 0) {
      knot(0, 0);
    } else {
      knot(now + Math.max(1, unit / 2), y + BOTTOM_PX);
    }
  }

  /** What is half a round trip high: the delay, or more where segments are mostly farther apart. */
  private long unitNanos() {
    long delay = timing.delayNanos();
    return Math.clamp(timing.medianGapNanos(), delay, Math.max(4 * delay, SHORT_NANOS));
  }

  private double wait(double y, long nanos, double pxPerNano) {
    double px = nanos * pxPerNano;
    if (px <= LONGEST_WAIT_PX) {
      return px;
    }
    idle.add(new Idle(y, y + FOLDED_WAIT_PX, nanos));
    return FOLDED_WAIT_PX;
  }

  private void finish() {
    clock = new LadderClock(Arrays.copyOf(knotNanos, knots), Arrays.copyOf(knotY, knots));
    height = knotY[knots - 1];
    List<Arrow> list = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (headOfRun(i)) {
        int last = lastOf[i];
        Arrow.Fate fate =
            trace.segments().get(i).quoted()
                ? Arrow.Fate.ERROR
                : losses.rejected(i)
                    ? Arrow.Fate.REJECTED
                    : losses.lost(i) ? Arrow.Fate.LOST : Arrow.Fate.ARRIVES;
        list.add(
            new Arrow(
                i,
                runs.count(i),
                trace.segments().get(i).row(),
                leftToRight(i),
                departNanos[i],
                arriveNanos[i],
                departY[i],
                arriveY[i],
                departY[last],
                arriveY[last],
                clock.nanosOf((departY[i] + arriveY[i]) / 2),
                fate));
      }
    }
    list.sort(Comparator.comparingDouble(Arrow::y0));
    arrows = List.copyOf(list);
    arrowOf = new int[n];
    for (int a = 0; a < arrows.size(); a++) {
      arrowOf[arrows.get(a).first()] = a;
      tallest = Math.max(tallest, arrows.get(a).bottom() - arrows.get(a).y0());
    }
    byMoment =
        java.util.stream.IntStream.range(0, arrows.size())
            .boxed()
            .sorted(Comparator.comparingDouble(a -> arrows.get(a).momentNanos()))
            .mapToInt(Integer::intValue)
            .toArray();
    states.place(this);
  }
}
