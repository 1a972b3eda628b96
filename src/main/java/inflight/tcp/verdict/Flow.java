package inflight.tcp.verdict;

/**
 * One direction of a connection at one moment, as stream offsets (the SYN is byte 0, the first data
 * byte is 1; half-open intervals). What the sender knows: {@code [0, una)} acknowledged, {@code
 * [una, nxt)} in flight, {@code [nxt, edge)} allowed. What the receiver has said it holds: all
 * below {@code una} and the islands.
 *
 * @param una oldest offset not acknowledged (SND.UNA, RFC 9293 3.3.1), 0 before any ACK
 * @param nxt one past the highest offset sent (SND.NXT)
 * @param edge first offset that the receiver does not allow yet, -1 before it advertised a window
 * @param windowClosed the receiver's last advertised window was 0
 * @param islands SACK blocks above {@code una} in ascending order: start, end, start, end
 */
public record Flow(long una, long nxt, long edge, boolean windowClosed, long[] islands) {
  /** Before the first segment. */
  public static final Flow START = new Flow(0, 0, -1, false, new long[0]);

  /** Bytes sent and not acknowledged, selectively acknowledged ones included. */
  public long flightSize() {
    return Math.max(0, nxt - una);
  }

  /** Bytes that may still be sent, -1 if the window is not known. */
  public long usable() {
    return edge < 0 ? -1 : Math.max(0, edge - nxt);
  }
}
