package inflight.scene.ladder;

import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.Arrays;

/**
 * Every departure and every arrival in the order of time. For each direction both are rising
 * sequences, so that the four need only be merged; at the same moment an arrival comes first, for
 * it may be the cause of a departure.
 */
final class Happenings {
  private final int[] segment;
  private final boolean[] arrival;
  private final long[] nanos;

  private Happenings(int n) {
    segment = new int[n];
    arrival = new boolean[n];
    nanos = new long[n];
  }

  static Happenings of(ConnectionTrace trace, Timing timing) {
    int n = trace.segments().size();
    Happenings h = new Happenings(2 * n);
    int[][] order = {segmentsOf(trace, true), segmentsOf(trace, false)};
    int[] departures = {0, 0};
    int[] arrivals = {0, 0};
    for (int event = 0; event < 2 * n; event++) {
      int direction = -1;
      boolean arrives = false;
      long at = Long.MAX_VALUE;
      for (int d = 0; d < 2; d++) {
        if (arrivals[d] < departures[d]) {
          long t = timing.arrives(order[d][arrivals[d]], d == 0);
          if (t < at || t == at && !arrives) {
            at = t;
            direction = d;
            arrives = true;
          }
        }
        if (departures[d] < order[d].length) {
          long t = timing.departs(order[d][departures[d]], d == 0);
          if (t < at) {
            at = t;
            direction = d;
            arrives = false;
          }
        }
      }
      h.segment[event] =
          order[direction][arrives ? arrivals[direction]++ : departures[direction]++];
      h.arrival[event] = arrives;
      h.nanos[event] = at;
    }
    return h;
  }

  /** An error about a segment travels back to the sender of the segment. */
  static boolean leftToRight(Segment s) {
    return s.fromClient() != s.quoted();
  }

  private static int[] segmentsOf(ConnectionTrace trace, boolean leftToRight) {
    int[] out = new int[trace.segments().size()];
    int size = 0;
    for (int i = 0; i < out.length; i++) {
      if (leftToRight(trace.segments().get(i)) == leftToRight) {
        out[size++] = i;
      }
    }
    return Arrays.copyOf(out, size);
  }

  int size() {
    return nanos.length;
  }

  int segment(int event) {
    return segment[event];
  }

  boolean arrival(int event) {
    return arrival[event];
  }

  long nanos(int event) {
    return nanos[event];
  }
}
