package inflight.tcp.connection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One direction of a connection put together: which byte of the stream stands in which frame. Holds
 * positions, no bytes. Offsets count from the first byte behind the SYN; intervals are half-open.
 *
 * <p>What came first is kept: a byte that is sent again never replaces the one before, as a
 * receiver has handed that to its application already. What is sent again is remembered apart, for
 * it may differ. Not thread-safe while it is being filled.
 */
public final class ByteStream {
  /** {@link #finOffset} without a FIN. */
  public static final long NO_FIN = Long.MAX_VALUE;

  /**
   * Bytes {@code [offset, offset + len)} of the stream.
   *
   * @param row row of the frame that carries them
   * @param payloadOffset of the first of them in the payload of that frame
   */
  public record Piece(long offset, int len, int row, int payloadOffset) {
    public long end() {
      return offset + len;
    }
  }

  /** Bytes {@code [offset, offset + len)} that were sent, but are not in the capture. */
  public record Gap(long offset, long len) {}

  private final TreeMap<Long, Piece> pieces = new TreeMap<>();
  private final List<Piece> repeated = new ArrayList<>();
  private long start = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;
  private boolean startKnown;
  private long finOffset = NO_FIN;
  private long lenBeyondFin;

  /** The stream begins at this offset even if nothing of it was captured. */
  void startsAt(long offset) {
    start = offset;
    startKnown = true;
    end = Math.max(end, offset);
  }

  boolean startKnown() {
    return startKnown;
  }

  /** The sender has no more to say behind this offset (RFC 9293 3.6); the first FIN counts. */
  void fin(long offset) {
    if (finOffset == NO_FIN) {
      finOffset = offset;
      covers(offset, offset);
    }
  }

  /** The bytes {@code [from, to)} were sent, whether they were captured or not. */
  void covers(long from, long to) {
    start = Math.min(start, from);
    end = Math.max(end, to);
  }

  /** Takes in a segment: the part that is new fills the stream, the rest is {@link #repeated}. */
  void add(long offset, int len, int row, int payloadOffset) {
    if (len <= 0) {
      return;
    }
    covers(offset, offset + len);
    long at = offset;
    long to = offset + len;
    Map.Entry<Long, Piece> before = pieces.floorEntry(offset);
    if (before != null && before.getValue().end() > offset) {
      at = Math.min(to, before.getValue().end());
      repeat(offset, at, offset, row, payloadOffset);
    }
    while (at < to) {
      Map.Entry<Long, Piece> next = pieces.ceilingEntry(at);
      long free = next == null ? to : Math.min(to, next.getKey());
      if (free > at) {
        put(at, free, offset, row, payloadOffset);
      }
      at = free;
      if (at < to) {
        long covered = Math.min(to, next.getValue().end());
        repeat(at, covered, offset, row, payloadOffset);
        at = covered;
      }
    }
  }

  private void put(long from, long to, long segment, int row, int payloadOffset) {
    pieces.put(from, piece(from, to, segment, row, payloadOffset));
  }

  private void repeat(long from, long to, long segment, int row, int payloadOffset) {
    repeated.add(piece(from, to, segment, row, payloadOffset));
  }

  private static Piece piece(long from, long to, long segment, int row, int payloadOffset) {
    return new Piece(from, (int) (to - from), row, payloadOffset + (int) (from - segment));
  }

  /** Ends the stream at its FIN: a receiver ignores what comes behind it (RFC 9293 3.10.7.4). */
  void cutAtFin() {
    if (finOffset == NO_FIN || end <= finOffset) {
      return;
    }
    Map.Entry<Long, Piece> last = pieces.lastEntry();
    while (last != null && last.getValue().end() > finOffset) {
      Piece p = pieces.remove(last.getKey());
      if (p.offset < finOffset) {
        int kept = (int) (finOffset - p.offset);
        pieces.put(p.offset, new Piece(p.offset, kept, p.row, p.payloadOffset));
        lenBeyondFin += p.len - kept;
        break;
      }
      lenBeyondFin += p.len;
      last = pieces.lastEntry();
    }
    end = finOffset;
    repeated.removeIf(p -> p.offset >= finOffset);
  }

  /** In stream order, without overlaps. */
  public List<Piece> pieces() {
    return List.copyOf(pieces.values());
  }

  /** What was sent more than once, in the order of capture. */
  public List<Piece> repeated() {
    return Collections.unmodifiableList(repeated);
  }

  /** The piece that holds the byte at this offset, or null. */
  public Piece at(long offset) {
    Map.Entry<Long, Piece> entry = pieces.floorEntry(offset);
    return entry == null || entry.getValue().end() <= offset ? null : entry.getValue();
  }

  /** What is missing between {@link #start} and {@link #end}, in stream order. */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    long at = start();
    for (Piece p : pieces.values()) {
      if (p.offset > at) {
        gaps.add(new Gap(at, p.offset - at));
      }
      at = p.end();
    }
    if (end() > at) {
      gaps.add(new Gap(at, end() - at));
    }
    return gaps;
  }

  /** First offset: 0 where the SYN was captured. */
  public long start() {
    return start == Long.MAX_VALUE ? 0 : start;
  }

  /** One past the last offset that was sent. */
  public long end() {
    return Math.max(start(), end);
  }

  /** Where the FIN stands, or {@link #NO_FIN}. */
  public long finOffset() {
    return finOffset;
  }

  /** Bytes that came behind the FIN and are not part of the stream. */
  public long lenBeyondFin() {
    return lenBeyondFin;
  }
}
