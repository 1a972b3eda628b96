package inflight.packet.index;

import inflight.packet.capfile.OddTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One row per frame, in file order, as columns in chunks of 65 536 rows: 26 bytes a frame, no
 * object. What can be read again from the file is not stored.
 *
 * <p>One thread appends and calls {@link #publish}; any thread may read rows below {@link #size()}
 * without a lock. Row numbers count from 0, frame numbers (as Wireshark shows them) from 1.
 */
public final class FrameTable {
  /** The connection of a row without one. */
  public static final int NO_CONNECTION = -1;

  /**
   * Set in the verdict of a segment that shows less or more than the columns say: it is quoted, cut
   * in its header, or its options may not be read to their end. Only reading it again tells.
   */
  public static final int LOOK_AGAIN = 1 << 30;

  /** Set in the verdict of a segment whose options are not read to their end: it is not shown. */
  public static final int NOT_SHOWN = 1 << 29;

  private static final int CHUNK_BITS = 16;
  private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
  private static final int CHUNK_MASK = CHUNK_ROWS - 1;
  /** They cost memory, and a file may have nothing else. */
  private static final int MOST_ODD_TIMES = 1 << 18;

  private static final int BIG_PAYLOAD = 0xffff;
  private static final int FLAG_BITS = 12;

  private static final class Chunk {
    final int[] offsetLow = new int[CHUNK_ROWS];
    final short[] offsetHigh = new short[CHUNK_ROWS];
    final long[] tsNanos = new long[CHUNK_ROWS];
    final int[] connection = new int[CHUNK_ROWS];
    final int[] verdict = new int[CHUNK_ROWS];
    final char[] flagsAndKind = new char[CHUNK_ROWS];
    final char[] payloadLen = new char[CHUNK_ROWS];
  }

  private volatile Chunk[] chunks = new Chunk[16];
  private volatile int size;
  private int written;
  private Chunk tail;
  private final Map<Integer, Integer> bigPayloads = new ConcurrentHashMap<>();
  private final Map<Integer, OddTime> oddTimes = new ConcurrentHashMap<>();
  private final Map<Integer, int[]> reassembled = new ConcurrentHashMap<>();

  /**
   * Appends a row; readers see it after {@link #publish}.
   *
   * @param recordOffset where the frame's record starts, below 2^48
   * @param tsNanos since the epoch, {@link Long#MIN_VALUE} if the file does not say
   * @param connection number, or {@link #NO_CONNECTION}
   * @param verdict verdict bits, with the direction in the sign bit and {@link #LOOK_AGAIN} and
   *     {@link #NOT_SHOWN}
   * @param flags the twelve TCP flag bits
   * @param payloadLen TCP payload in bytes
   */
  public void append(
      long recordOffset,
      long tsNanos,
      FrameKind kind,
      int connection,
      int verdict,
      int flags,
      int payloadLen) {
    int i = written & CHUNK_MASK;
    if (i == 0) {
      newChunk();
    }
    Chunk c = tail;
    c.offsetLow[i] = (int) recordOffset;
    c.offsetHigh[i] = (short) (recordOffset >>> 32);
    c.tsNanos[i] = tsNanos;
    c.connection[i] = connection;
    c.verdict[i] = verdict;
    c.flagsAndKind[i] = (char) (kind.ordinal() << FLAG_BITS | flags);
    if (payloadLen >= BIG_PAYLOAD) {
      bigPayloads.put(written, payloadLen);
    }
    c.payloadLen[i] = (char) Math.min(payloadLen, BIG_PAYLOAD);
    written++;
  }

  private void newChunk() {
    int index = written >>> CHUNK_BITS;
    Chunk[] all = chunks;
    if (index == all.length) {
      all = java.util.Arrays.copyOf(all, index * 2);
    }
    tail = new Chunk();
    all[index] = tail;
    chunks = all;
  }

  /** Makes every appended row visible. */
  public void publish() {
    size = written;
  }

  /** Rows that may be read. */
  public int size() {
    return size;
  }

  /** Rows appended so far; for the writing thread. */
  public int written() {
    return written;
  }

  private Chunk chunk(int row) {
    return chunks[row >>> CHUNK_BITS];
  }

  public long recordOffset(int row) {
    Chunk c = chunk(row);
    int i = row & CHUNK_MASK;
    return (c.offsetHigh[i] & 0xffffL) << 32 | c.offsetLow[i] & 0xffff_ffffL;
  }

  /** When the frame was captured; a frame without a time counts as one of 1970. */
  public long tsNanos(int row) {
    long ts = chunk(row).tsNanos[row & CHUNK_MASK];
    return ts == Long.MIN_VALUE ? 0 : ts;
  }

  /** Remembers of the next row to be appended how the file tells its time; of many such, not. */
  public void oddTime(OddTime time) {
    if (oddTimes.size() < MOST_ODD_TIMES) {
      oddTimes.put(written, time);
    }
  }

  /** Whether {@link #tsNanos} does not say all times as the file does. */
  public boolean hasOddTimes() {
    return !oddTimes.isEmpty();
  }

  /** When the frame was captured, exactly as the file tells it. */
  public OddTime time(int row) {
    OddTime odd = oddTimes.get(row);
    return odd != null ? odd : OddTime.of(tsNanos(row));
  }

  /** Whether the file says when the frame was captured. */
  public boolean hasTime(int row) {
    return chunk(row).tsNanos[row & CHUNK_MASK] != Long.MIN_VALUE;
  }

  public int connection(int row) {
    return chunk(row).connection[row & CHUNK_MASK];
  }

  /** Verdict bits without the direction. */
  public int verdict(int row) {
    return chunk(row).verdict[row & CHUNK_MASK] & NOT_SHOWN - 1;
  }

  /** Whether the columns do not tell all about this segment. */
  public boolean looksAgain(int row) {
    return (chunk(row).verdict[row & CHUNK_MASK] & LOOK_AGAIN) != 0;
  }

  /** Whether the results of the analysis stand in the tree of this segment. */
  public boolean shown(int row) {
    return (chunk(row).verdict[row & CHUNK_MASK] & NOT_SHOWN) == 0;
  }

  /** Whether the row was sent by the second endpoint of its connection. */
  public boolean fromB(int row) {
    return chunk(row).verdict[row & CHUNK_MASK] < 0;
  }

  public int flags(int row) {
    return chunk(row).flagsAndKind[row & CHUNK_MASK] & (1 << FLAG_BITS) - 1;
  }

  public FrameKind kind(int row) {
    return FrameKind.of(chunk(row).flagsAndKind[row & CHUNK_MASK] >>> FLAG_BITS);
  }

  /** TCP payload in bytes; 0 for frames without TCP. */
  public int payloadLen(int row) {
    int len = chunk(row).payloadLen[row & CHUNK_MASK];
    return len == BIG_PAYLOAD ? bigPayloads.getOrDefault(row, BIG_PAYLOAD) : len;
  }

  /** Remembers that the frame of {@code row} completed a datagram made of these rows. */
  public void reassembledFrom(int row, int[] rows) {
    reassembled.put(row, rows);
  }

  /** The rows whose IP fragments were put together at {@code row}, in file order; null if none. */
  public int[] reassembledFrom(int row) {
    return reassembled.get(row);
  }

  /** The next row at or after {@code from} that belongs to {@code connection}, or -1. */
  public int nextOf(int connection, int from) {
    int end = size;
    for (int row = from; row < end; ) {
      int[] column = chunk(row).connection;
      int stop = Math.min(CHUNK_ROWS, (row & CHUNK_MASK) + end - row);
      for (int i = row & CHUNK_MASK; i < stop; i++, row++) {
        if (column[i] == connection) {
          return row;
        }
      }
    }
    return -1;
  }

  /** All published rows of a connection, in file order; one pass over a column. */
  public int[] rowsOf(int connection, int firstRow, int lastRow) {
    int[] rows = new int[16];
    int n = 0;
    for (int r = nextOf(connection, firstRow);
        r >= 0 && r <= lastRow;
        r = nextOf(connection, r + 1)) {
      if (n == rows.length) {
        rows = java.util.Arrays.copyOf(rows, n * 2);
      }
      rows[n++] = r;
    }
    return java.util.Arrays.copyOf(rows, n);
  }
}
