package inflight.scene.ladder;

import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
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
  private static final double TOP_PX = 34;
  private static final double BOTTOM_PX = 48;
  private static final double LEAST_SLANT_PX = 22;
  private static final double PITCH_PX = 26;
  private static final double LEAST_PITCH_PX = 10;

  /** All arrows that are on their way together share this much. */
  private static final double FLIGHT_PX = 320;

  private static final double RUN_PX = 9;
  private static final double TURN_PX = 9;
  private static final double STATE_PX = 17;
  private static final double ROW_PX = 36;
  private static final double ROW_SLANT_PX = 20;

  private final ConnectionTrace trace;
  private final Timing timing;
  private final Losses losses;
  private final Runs runs;
  private final States states;
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
    states = new States(trace, losses);
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
    return arrows.get(arrowOf[runs.head(i)]);
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
    Segment s = trace.segments().get(i);
    return s.fromClient() != s.quoted(); // an error about a segment travels back to its sender
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

  /**
   * Departures and arrivals of both directions are four rising sequences; merged they are
   * everything that happens, in order, and each is drawn below the one before.
   */
  private void trueTime() {
    int[][] order = {segmentsOf(true), segmentsOf(false)};
    int[] nextDeparture = {0, 0};
    int[] nextArrival = {0, 0};
    Lane[] lanes = {new Lane(), new Lane()};
    long unit = Math.clamp(timing.medianGapNanos(), timing.delayNanos(), 4 * timing.delayNanos());
    double pxPerNano = ROUND_TRIP_PX / 2 / unit;
    long now = Long.MIN_VALUE;
    double y = TOP_PX;
    int flying = 0;
    for (int event = 0; event < 2 * n; event++) {
      int direction = -1;
      boolean arrival = false;
      long at = Long.MAX_VALUE;
      for (int d = 0; d < 2; d++) {
        if (nextArrival[d] < nextDeparture[d]) {
          long t = timing.arrives(order[d][nextArrival[d]], d == 0);
          if (t < at) {
            at = t;
            direction = d;
            arrival = true;
          }
        }
        if (nextDeparture[d] < order[d].length) {
          long t = timing.departs(order[d][nextDeparture[d]], d == 0);
          if (t < at) {
            at = t;
            direction = d;
            arrival = false;
          }
        }
      }
      int i = order[direction][arrival ? nextArrival[direction]++ : nextDeparture[direction]++];
      Lane lane = lanes[arrival ? 1 - direction : direction];
      if (event == 0) {
        knot(at - Math.max(1, unit / 2), 0);
      } else {
        at = Math.max(at, now + 1);
        double wait = (at - now) * pxPerNano;
        if (wait > LONGEST_WAIT_PX) {
          idle.add(new Idle(y, y + FOLDED_WAIT_PX, at - now));
          wait = FOLDED_WAIT_PX;
        }
        y += wait;
      }
      boolean head = headOfRun(i);
      if (head) {
        flying += arrival ? -1 : 1;
        double pitch = Math.clamp(FLIGHT_PX / Math.max(1, flying), LEAST_PITCH_PX, PITCH_PX);
        y = Math.max(y, (arrival ? lane.arrivedY : lane.leftY) + pitch);
        y = Math.max(y, (arrival ? lane.leftY : lane.arrivedY) + TURN_PX);
      }
      boolean turn = states.changes(i, arrival);
      if (turn) {
        y = Math.max(y, lane.stateY + STATE_PX);
      }
      if (arrival) {
        y = Math.max(y, departY[i] + LEAST_SLANT_PX);
      }
      if (!head && lastOf[runs.head(i)] == i) {
        int first = runs.head(i);
        y = Math.max(y, (arrival ? arriveY[first] : departY[first]) + RUN_PX);
      }
      if (arrival) {
        arriveNanos[i] = at;
        arriveY[i] = y;
        lane.arrivedY = y;
      } else {
        departNanos[i] = at;
        departY[i] = y;
        lane.leftY = y;
      }
      if (turn) {
        lane.stateY = y;
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

  private int[] segmentsOf(boolean leftToRight) {
    int[] out = new int[n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      if (leftToRight(i) == leftToRight) {
        out[size++] = i;
      }
    }
    return Arrays.copyOf(out, size);
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
