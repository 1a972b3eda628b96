package inflight.ui.model;

/**
 * Bytes of what is inspected, half-open.
 *
 * @param source 0 for the frame, 1 for the datagram put together from fragments
 */
public record ByteRange(int source, int from, int to) {
  /** Stands nowhere in the bytes. */
  public static final ByteRange NONE = new ByteRange(0, 0, 0);

  public boolean isEmpty() {
    return to <= from;
  }

  public int length() {
    return to - from;
  }

  public boolean contains(ByteRange inner) {
    return !inner.isEmpty() && source == inner.source && from <= inner.from && inner.to <= to;
  }

  public boolean overlaps(ByteRange other) {
    return source == other.source && from < other.to && other.from < to;
  }
}
