package inflight.scene.ladder;

import java.util.Arrays;

/**
 * How far down each moment is drawn: pieces of straight lines through knots, rising in time and
 * place. The play head, the axis and every arrow use it, so a segment is always where the play head
 * crosses its arrow. Immutable.
 */
public final class LadderClock {
  private final long[] nanos;
  private final double[] y;

  /**
   * @param nanos since the first segment, strictly rising, at least one
   * @param y pixels from the top of the ladder, rising
   */
  LadderClock(long[] nanos, double[] y) {
    this.nanos = nanos;
    this.y = y;
  }

  public int knots() {
    return nanos.length;
  }

  public long nanosAt(int knot) {
    return nanos[knot];
  }

  public double yAt(int knot) {
    return y[knot];
  }

  public long startNanos() {
    return nanos[0];
  }

  public long endNanos() {
    return nanos[nanos.length - 1];
  }

  /** The last knot that is not after a moment; -1 before the first. */
  public int knotBefore(long t) {
    int i = Arrays.binarySearch(nanos, t);
    return i >= 0 ? i : -i - 2;
  }

  /** Pixels from the top of the ladder at zoom 1. */
  public double yOf(double t) {
    int last = nanos.length - 1;
    if (t <= nanos[0]) {
      return y[0];
    }
    if (t >= nanos[last]) {
      return y[last];
    }
    int i = knotBefore((long) t);
    double part = (t - nanos[i]) / (nanos[i + 1] - nanos[i]);
    return y[i] + part * (y[i + 1] - y[i]);
  }

  /** The moment drawn at a place. */
  public double nanosOf(double place) {
    int last = nanos.length - 1;
    if (place <= y[0]) {
      return nanos[0];
    }
    if (place >= y[last]) {
      return nanos[last];
    }
    int i = Arrays.binarySearch(y, place);
    i = i >= 0 ? Math.min(i, last - 1) : -i - 2;
    double height = y[i + 1] - y[i];
    return height <= 0
        ? nanos[i + 1]
        : nanos[i] + (place - y[i]) / height * (nanos[i + 1] - nanos[i]);
  }
}
