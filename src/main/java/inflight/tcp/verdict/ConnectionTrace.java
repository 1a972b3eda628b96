package inflight.tcp.verdict;

import inflight.tcp.connection.Connection;
import inflight.tcp.connection.Endpoint;
import java.util.List;

/**
 * A connection that is being looked at: all its segments with what was found on each. Immutable.
 *
 * @param number {@code tcp.stream}
 * @param clientKnown the handshake was captured; otherwise which end is the client is a guess
 * @param portsReused opened on a 4-tuple that was used before
 * @param completeness bits of {@link Connection}, for the whole connection
 * @param initialRttNanos from the SYN to the first ACK that is not a SYN ACK, 0 if unknown
 * @param clientShift window scale in force, -1 unknown, -2 not used
 * @param clientIss initial sequence number, or the guess that makes the first byte number 1
 * @param segments in file order
 * @param omitted segments that are not in the list because the connection has too many
 */
public record ConnectionTrace(
    int number,
    Endpoint client,
    Endpoint server,
    boolean clientKnown,
    boolean portsReused,
    int completeness,
    long firstNanos,
    long initialRttNanos,
    int clientShift,
    int serverShift,
    int clientIss,
    int serverIss,
    List<Segment> segments,
    int omitted) {

  /** Whether this is the same connection of a live capture as {@code earlier}, some time later. */
  public boolean grewFrom(ConnectionTrace earlier) {
    return number == earlier.number
        && client.equals(earlier.client)
        && firstNanos == earlier.firstNanos
        && segments.size() > earlier.segments.size();
  }

  /** The segment of a row, or null. */
  public Segment ofRow(int row) {
    int i = indexOfRow(row);
    return i < 0 ? null : segments.get(i);
  }

  /** Index in {@link #segments} of a row, negative if it is not there. */
  public int indexOfRow(int row) {
    int low = 0;
    int high = segments.size() - 1;
    while (low <= high) {
      int mid = low + high >>> 1;
      int r = segments.get(mid).row();
      if (r == row) {
        return mid;
      }
      if (r < row) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return -1;
  }

  /** From the first to the last segment. */
  public long durationNanos() {
    return segments.isEmpty() ? 0 : segments.getLast().relativeNanos();
  }
}
