package inflight.scene.ladder;

/**
 * A segment on its way from one end to the other, or a run of alike segments folded into one. Times
 * are nanoseconds since the first segment, places are pixels from the top of the ladder at zoom 1.
 *
 * @param first index of its (first) segment in the trace
 * @param count segments, 1 unless it is a folded run
 * @param row of its (first) segment
 * @param fromClient runs from left to right
 * @param departNanos the (first) segment leaves its sender
 * @param arriveNanos the (first) segment reaches the other end, or would have
 * @param y0 where it leaves
 * @param y1 where it arrives
 * @param y0Last where the last segment of a run leaves; {@code y0} for a single one
 * @param y1Last where the last segment of a run arrives
 * @param momentNanos the moment that stands for the segment: it is half-way down its arrow; the
 *     play head steps from one moment to the next
 * @param fate what became of it
 */
public record Arrow(
    int first,
    int count,
    int row,
    boolean fromClient,
    long departNanos,
    long arriveNanos,
    double y0,
    double y1,
    double y0Last,
    double y1Last,
    double momentNanos,
    Fate fate) {
  /** What became of a segment. */
  public enum Fate {
    ARRIVES(1),
    /** It was sent again, and the answer shows that the other end missed it. */
    LOST(0.78),
    /** An ICMP error quotes it: some router, nobody knows where on the way, did not pass it on. */
    REJECTED(0.5),
    /** Not a segment but such an error. */
    ERROR(1);

    private final double reach;

    Fate(double reach) {
      this.reach = reach;
    }
  }

  /** How far it comes, as a part of its way; 1 for one that arrives. */
  public double reach() {
    return fate.reach;
  }

  public boolean run() {
    return count > 1;
  }

  public FoldKey key() {
    return new FoldKey(row, count);
  }

  public double top() {
    return y0;
  }

  public double bottom() {
    return Math.max(y1Last, y1);
  }
}
