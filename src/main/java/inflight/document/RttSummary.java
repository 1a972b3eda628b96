package inflight.document;

import java.util.Arrays;

/** Shortest, middle and longest round-trip time of each connection, in nanoseconds. */
final class RttSummary {
  static final RttSummary EMPTY = new RttSummary(0);

  private final long[] min;
  private final long[] median;
  private final long[] max;

  RttSummary(int connections) {
    min = new long[connections];
    Arrays.fill(min, ConnectionStatistics.NO_RTT);
    median = min.clone();
    max = min.clone();
  }

  /**
   * Takes the samples {@code values[from, to)} of a connection and leaves them in another order.
   */
  void set(int connection, long[] values, int from, int to) {
    int mid = from + to >>> 1;
    select(values, from, to - 1, mid);
    long low = Long.MAX_VALUE;
    long belowMid = Long.MIN_VALUE;
    for (int i = from; i < mid; i++) {
      low = Math.min(low, values[i]);
      belowMid = Math.max(belowMid, values[i]);
    }
    long high = Long.MIN_VALUE;
    for (int i = mid; i < to; i++) {
      high = Math.max(high, values[i]);
    }
    boolean even = (to - from & 1) == 0;
    min[connection] = Math.min(low, values[mid]);
    median[connection] = even ? belowMid + (values[mid] - belowMid) / 2 : values[mid];
    max[connection] = high;
  }

  /** Hoare's quickselect: afterwards {@code v[k]} stands where sorting would put it. */
  private static void select(long[] v, int from, int to, int k) {
    int left = from;
    int right = to;
    while (left < right) {
      long pivot = v[left + right >>> 1];
      int i = left;
      int j = right;
      while (i <= j) {
        while (v[i] < pivot) {
          i++;
        }
        while (v[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = v[i];
          v[i++] = v[j];
          v[j--] = swapped;
        }
      }
      if (k <= j) {
        right = j;
      } else if (k >= i) {
        left = i;
      } else {
        return;
      }
    }
  }

  long min(int connection) {
    return connection < min.length ? min[connection] : ConnectionStatistics.NO_RTT;
  }

  long median(int connection) {
    return connection < median.length ? median[connection] : ConnectionStatistics.NO_RTT;
  }

  long max(int connection) {
    return connection < max.length ? max[connection] : ConnectionStatistics.NO_RTT;
  }
}
