package inflight.tcp.connection;

import inflight.packet.wire.Seq;
import java.util.Arrays;

/**
 * The segments that were sent and not acknowledged, for all sides of all connections: pooled nodes
 * in parallel arrays, one doubly linked list per side, newest first. Nothing is allocated per
 * segment once the pool is warm.
 *
 * <p>Intervals are half-open, raw sequence numbers. As long as a side sends in order the list is
 * also ordered by sequence number, and an ACK touches only what it removes; otherwise it looks at
 * all.
 */
public final class Unacked {
  /** No node. */
  public static final int NONE = -1;

  /** More segments of one side are not remembered, as in Wireshark. */
  public static final int MAX_PER_SIDE = 10_000;

  private int[] seq = new int[1024];
  private int[] end = new int[1024];
  private int[] frame = new int[1024];
  private int[] older = new int[1024];
  private int[] newer = new int[1024];
  private long[] tsNanos = new long[1024];
  private int used;
  private int free = NONE;

  private final boolean partialCounts;
  private int ackedFrame;
  private long ackedNanos;
  private boolean partial;

  /**
   * @param partialCounts an ACK inside of a segment also is an ACK of it
   */
  public Unacked(boolean partialCounts) {
    this.partialCounts = partialCounts;
  }

  /** Remembers a segment. */
  public void push(Side s, int from, int to, int frameNumber, long nanos) {
    if (s.unackedCount >= MAX_PER_SIDE) {
      return;
    }
    int n = free;
    if (n != NONE) {
      free = older[n];
    } else {
      n = used++;
      if (n == seq.length) {
        grow();
      }
    }
    seq[n] = from;
    end[n] = to;
    frame[n] = frameNumber;
    tsNanos[n] = nanos;
    older[n] = s.newest;
    newer[n] = NONE;
    if (s.newest == NONE) {
      s.oldest = n;
      s.unackedInOrder = true;
    } else {
      newer[s.newest] = n;
      // Less than half the space in all, or what is behind the ACK is no longer told from one end.
      s.unackedInOrder = s.unackedInOrder && to - seq[s.oldest] >= 0 && from - end[s.newest] >= 0;
    }
    s.newest = n;
    s.unackedCount++;
    widenSpan(s, n);
  }

  private void widenSpan(Side s, int n) {
    if (s.unackedCount == 1) {
      startRange(s, n);
      s.spanFirst = seq[n] - s.baseSeq;
      s.spanLast = end[n] - s.baseSeq;
      s.spanKnown = true;
      return;
    }
    includeInRange(s, n);
    if (s.spanKnown) {
      includeInSpan(s, n);
    }
  }

  private void includeInSpan(Side s, int n) {
    int first = seq[n] - s.baseSeq;
    int last = end[n] - s.baseSeq;
    s.spanFirst = Integer.compareUnsigned(first, s.spanFirst) < 0 ? first : s.spanFirst;
    s.spanLast = Integer.compareUnsigned(last, s.spanLast) > 0 ? last : s.spanLast;
  }

  /**
   * Removes what {@code ack} covers and cuts the segment it falls into. Afterwards {@link
   * #ackedFrame} is the oldest segment that ended exactly at {@code ack}, or that was cut if that
   * counts; 0 if none.
   */
  public void acknowledge(Side s, int ack) {
    ackedFrame = 0;
    partial = false;
    if (s.oldest == NONE || isBefore(s, ack)) {
      return;
    }
    boolean fromOldest = !Seq.gt(end[s.oldest], ack) || Seq.gt(end[s.newest], ack);
    if (s.unackedInOrder && fromOldest) {
      acknowledgeInOrder(s, ack);
    } else {
      acknowledgeAll(s, ack);
    }
  }

  /** Whether all segments are known to lie at or behind {@code ack}, so that it changes nothing. */
  private static boolean isBefore(Side s, int ack) {
    int ahead = s.lowestUnacked - ack;
    int range = s.highestUnacked - s.lowestUnacked;
    return ahead >= 0 && range >= 0 && ahead + range >= 0;
  }

  private void acknowledgeInOrder(Side s, int ack) {
    // From the oldest on; the first exact hit is the oldest one.
    int n = s.oldest;
    while (n != NONE && !Seq.gt(end[n], ack)) {
      if (end[n] == ack && ackedFrame == 0) {
        acked(n, false);
      }
      int next = newer[n];
      remove(s, n);
      n = next;
    }
    if (n != NONE && Seq.gt(ack, seq[n])) {
      cut(s, n, ack);
    }
  }

  private void acked(int n, boolean inPart) {
    ackedFrame = frame[n];
    ackedNanos = tsNanos[n];
    partial = inPart;
  }

  private void cut(Side s, int n, int ack) {
    seq[n] = ack;
    s.spanKnown = false;
    if (partialCounts) {
      acked(n, true);
    }
  }

  private void acknowledgeAll(Side s, int ack) {
    int n = s.newest;
    boolean inOrder = true;
    int newerSeq = 0;
    boolean first = true;
    while (n != NONE) {
      int next = older[n];
      if (!Seq.gt(end[n], ack)) {
        if (end[n] == ack) {
          acked(n, false);
        }
        remove(s, n);
      } else {
        if (Seq.gt(ack, seq[n])) {
          cut(s, n, ack);
        }
        inOrder &= first || newerSeq - end[n] >= 0;
        newerSeq = seq[n];
        if (first) {
          startRange(s, n);
        } else {
          includeInRange(s, n);
        }
        first = false;
      }
      n = next;
    }
    s.unackedInOrder = inOrder && (first || end[s.newest] - seq[s.oldest] >= 0);
  }

  private void startRange(Side s, int n) {
    s.lowestUnacked = seq[n];
    s.highestUnacked = end[n];
  }

  /** A range longer than half the space is unknown, until all segments are looked at again. */
  private void includeInRange(Side s, int n) {
    int low = s.lowestUnacked;
    int high = s.highestUnacked;
    if (high - low < 0) {
      return;
    }
    low = seq[n] - low < 0 ? seq[n] : low;
    s.lowestUnacked = low;
    if (high - low >= 0 && Integer.compareUnsigned(end[n] - low, high - low) > 0) {
      s.highestUnacked = end[n];
    }
  }

  private void remove(Side s, int n) {
    if (newer[n] == NONE) {
      s.newest = older[n];
    } else {
      older[newer[n]] = older[n];
    }
    if (older[n] == NONE) {
      s.oldest = newer[n];
    } else {
      newer[older[n]] = newer[n];
    }
    s.unackedCount--;
    s.spanKnown = false;
    older[n] = free;
    free = n;
  }

  /** Forgets all segments of a side. */
  public void clear(Side s) {
    while (s.newest != NONE) {
      remove(s, s.newest);
    }
    s.unackedInOrder = true;
  }

  /** Bytes from the lowest start to the highest end, relative to the side's base. */
  public int span(Side s) {
    if (!s.spanKnown) {
      measureSpan(s);
    }
    return s.spanLast - s.spanFirst;
  }

  private void measureSpan(Side s) {
    s.spanFirst = seq[s.newest] - s.baseSeq;
    s.spanLast = end[s.newest] - s.baseSeq;
    int oldestFirst = seq[s.oldest] - s.baseSeq;
    if (s.unackedInOrder && Integer.compareUnsigned(oldestFirst, s.spanLast) <= 0) {
      s.spanFirst = oldestFirst;
    } else {
      for (int n = s.newest; n != NONE; n = older[n]) {
        includeInSpan(s, n);
      }
    }
    s.spanKnown = true;
  }

  /** Whether one of the segments holds all of [from, to). */
  public boolean holds(Side s, int from, int to) {
    if (isBehind(s, from)) {
      return false;
    }
    for (int n = s.newest; n != NONE; n = older[n]) {
      if (!Seq.lt(from, seq[n]) && Seq.le(to, end[n])) {
        return true;
      }
    }
    return false;
  }

  /** Whether all segments are known to begin behind {@code from}. */
  private static boolean isBehind(Side s, int from) {
    int range = s.highestUnacked - s.lowestUnacked;
    int ahead = s.lowestUnacked - from;
    return s.newest == NONE || range >= 0 && ahead > 0 && ahead + range > 0;
  }

  /** The oldest segment that begins at {@code from} or behind it, {@link #NONE} without any. */
  public int oldestFrom(Side s, int from) {
    int n = s.oldest;
    while (n != NONE && Seq.lt(seq[n], from)) {
      n = newer[n];
    }
    return n;
  }

  /**
   * How far the segments reach that begin at {@code ack} without a gap, as Wireshark 4.4 finds out:
   * from the newest to the oldest, it joins those that end where the one before began. {@code ack}
   * itself if there are none.
   */
  public int contiguousEnd(Side s, int ack) {
    int left = 0;
    int right = 0;
    for (int n = s.newest; n != NONE; n = older[n]) {
      if (left == right) {
        left = seq[n];
        right = end[n];
      }
      if (!Seq.lt(seq[n], ack)) {
        if (end[n] != left) {
          right = end[n];
        }
        left = seq[n];
      }
    }
    return left == ack && Seq.gt(right, ack) ? right : ack;
  }

  /** Frame of a segment. */
  public int frame(int node) {
    return frame[node];
  }

  /** When a segment was captured. */
  public long tsNanos(int node) {
    return tsNanos[node];
  }

  public boolean isEmpty(Side s) {
    return s.newest == NONE;
  }

  /** Frame of the oldest segment of a side that is not empty. */
  public int oldestFrame(Side s) {
    return frame[s.oldest];
  }

  public long oldestNanos(Side s) {
    return tsNanos[s.oldest];
  }

  /** The frame that the last {@link #acknowledge} hit exactly, 0 if none. */
  public int ackedFrame() {
    return ackedFrame;
  }

  /** That segment was only cut. */
  public boolean ackedInPart() {
    return partial;
  }

  /** When that frame was captured. */
  public long ackedNanos() {
    return ackedNanos;
  }

  private void grow() {
    int n = seq.length * 2;
    seq = Arrays.copyOf(seq, n);
    end = Arrays.copyOf(end, n);
    frame = Arrays.copyOf(frame, n);
    older = Arrays.copyOf(older, n);
    newer = Arrays.copyOf(newer, n);
    tsNanos = Arrays.copyOf(tsNanos, n);
  }
}
