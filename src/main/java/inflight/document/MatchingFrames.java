package inflight.document;

import inflight.packet.index.FrameTable;
import inflight.query.field.FrameView;
import inflight.query.filter.Filter;
import inflight.query.filter.Filter.FrameFilter;
import inflight.query.filter.Filter.IndexFilter;
import inflight.tcp.connection.ConnectionTable;
import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Finds the frames of a loaded capture that pass a filter: in the columns of the index where it
 * holds all that the filter asks for, in the file otherwise.
 */
public final class MatchingFrames {
  /** Rows that one thread does at a time; a multiple of 64, so that no two share a word. */
  private static final int BLOCK = 1 << 16;

  /** If more than one row in so many has to be looked at again, reading all is faster. */
  private static final int MANY = 20;

  private static final int FEW = 64;

  private final Capture capture;
  private final Filter filter;
  private final Capture.Progress progress;
  private final int rows;

  private MatchingFrames(Capture capture, Filter filter, Capture.Progress progress) {
    this.capture = capture;
    this.filter = filter;
    this.progress = progress;
    this.rows = capture.frames().size();
  }

  /**
   * The rows that pass. Not for the window's thread.
   *
   * @param progress told of rows done and rows in all, on any thread; may cancel
   * @throws CancellationException when it did
   */
  public static BitSet of(Capture capture, Filter filter, Capture.Progress progress)
      throws IOException {
    return new MatchingFrames(capture, filter, progress).find();
  }

  /** Whether each connection has at least one frame that passes. */
  public static BitSet connectionsOf(Capture capture, BitSet rows) {
    BitSet found = new BitSet();
    FrameTable frames = capture.frames();
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      if (frames.connection(row) != FrameTable.NO_CONNECTION) {
        found.set(frames.connection(row));
      }
    }
    return found;
  }

  private BitSet find() throws IOException {
    if (filter.isEmpty()) {
      BitSet all = new BitSet(rows);
      all.set(0, rows);
      return all;
    }
    FrameTable frames = capture.frames();
    ConnectionTable connections = capture.connections();
    return filter.isHeldBy(frames, connections) ? inIndex(frames, connections) : inFile(null);
  }

  private BitSet inIndex(FrameTable frames, ConnectionTable connections) throws IOException {
    int blocks = (rows + BLOCK - 1) / BLOCK;
    long[] found = new long[blocks * (BLOCK / Long.SIZE)];
    AtomicInteger done = new AtomicInteger();
    int again =
        IntStream.range(0, blocks)
            .parallel()
            .map(
                block -> {
                  int n = block(frames, connections, block, found);
                  report(Math.min(rows, done.addAndGet(BLOCK)));
                  return n;
                })
            .sum();
    BitSet result = BitSet.valueOf(found);
    if (again == 0) {
      return result;
    }
    boolean few = again <= Math.max(FEW, rows / MANY);
    return few && lookAgain(frames, result) ? result : inFile(result);
  }

  /** Returns how many rows there are to look at again. */
  private int block(FrameTable frames, ConnectionTable connections, int block, long[] found) {
    IndexFilter passes = filter.forIndex(frames, connections);
    int again = 0;
    int end = Math.min(rows, (block + 1) * BLOCK);
    for (int row = block * BLOCK; row < end; row++) {
      if (frames.looksAgain(row)) {
        again++;
      } else if (passes.test(row)) {
        found[row >>> 6] |= 1L << row;
      }
    }
    return again;
  }

  /** Reads single frames again; false if one of them needs the whole capture. */
  private boolean lookAgain(FrameTable frames, BitSet result) throws IOException {
    FrameFilter passes = filter.forFrames();
    try (RowView look = new RowView(capture)) {
      for (int row = 0; row < rows; row++) {
        if (frames.looksAgain(row)) {
          FrameView v = look.of(row);
          if (v == null) {
            return false;
          }
          if (passes.test(v)) {
            result.set(row);
          }
        }
      }
    }
    return true;
  }

  /**
   * Reads all frames again.
   *
   * @param known what the index said of the frames that need no second look; null for none
   */
  private BitSet inFile(BitSet known) throws IOException {
    BitSet result = known == null ? new BitSet(rows) : known;
    FrameFilter passes = filter.forFrames();
    FrameTable frames = capture.frames();
    new FrameWalk(capture)
        .run(
            v -> {
              int row = v.row();
              if ((known == null || frames.looksAgain(row)) && passes.test(v)) {
                result.set(row);
              }
              if ((row & BLOCK - 1) == 0) {
                report(row);
              }
            });
    return result;
  }

  private void report(int done) {
    if (!progress.report(done, rows)) {
      throw new CancellationException();
    }
  }
}
