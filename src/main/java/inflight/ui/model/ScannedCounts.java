package inflight.ui.model;

import inflight.document.Capture;
import inflight.packet.index.FrameTable;
import inflight.tcp.verdict.Verdict;
import java.util.Arrays;

/** Counts by looking at each row once, in as many goes as the capture takes to be read. */
final class ScannedCounts implements ConnectionCounts {
  private static final int[] BITS = {
    Verdict.ANY_RETRANSMISSION,
    Verdict.DUPLICATE_ACK.bit(),
    Verdict.OUT_OF_ORDER.bit(),
    Verdict.LOST_SEGMENT.bit() | Verdict.ACK_LOST_SEGMENT.bit(),
    Verdict.ZERO_WINDOW.bit(),
    Verdict.KEEP_ALIVE.bit()
  };

  private final Capture capture;
  private volatile Columns columns = new Columns(1024);
  private int nextRow;

  /** Replaced by a larger copy when it is full. */
  private static final class Columns {
    final long[] bytesFromA;
    final long[] bytesFromB;
    final int[] frames;
    final int[][] events = new int[BITS.length][];

    Columns(int size) {
      bytesFromA = new long[size];
      bytesFromB = new long[size];
      frames = new int[size];
      Arrays.setAll(events, i -> new int[size]);
    }

    private Columns(Columns c, int size) {
      bytesFromA = Arrays.copyOf(c.bytesFromA, size);
      bytesFromB = Arrays.copyOf(c.bytesFromB, size);
      frames = Arrays.copyOf(c.frames, size);
      Arrays.setAll(events, i -> Arrays.copyOf(c.events[i], size));
    }

    Columns grown(int atLeast) {
      return new Columns(this, Math.max(atLeast, frames.length * 2));
    }
  }

  ScannedCounts(Capture capture) {
    this.capture = capture;
  }

  /** Counts the rows that have come since. One thread at a time. */
  synchronized void update() {
    FrameTable table = capture.frames();
    int end = table.size();
    int connections = capture.connections().size();
    Columns c = columns;
    if (connections > c.frames.length) {
      c = c.grown(connections);
    }
    for (int row = nextRow; row < end; row++) {
      int number = table.connection(row);
      if (number >= 0) {
        count(c, table, row, number);
      }
    }
    nextRow = end;
    columns = c;
  }

  private static void count(Columns c, FrameTable table, int row, int number) {
    c.frames[number]++;
    (table.fromB(row) ? c.bytesFromB : c.bytesFromA)[number] += table.payloadLen(row);
    int verdict = table.verdict(row);
    if (verdict != 0) {
      for (int i = 0; i < BITS.length; i++) {
        if ((verdict & BITS[i]) != 0) {
          c.events[i][number]++;
        }
      }
    }
  }

  @Override
  public long frames(int connection) {
    Columns c = columns;
    return connection < c.frames.length ? c.frames[connection] : 0;
  }

  @Override
  public long bytesFromClient(int connection) {
    return bytes(connection, capture.connections().get(connection).clientIsB());
  }

  @Override
  public long bytesFromServer(int connection) {
    return bytes(connection, !capture.connections().get(connection).clientIsB());
  }

  private long bytes(int connection, boolean fromB) {
    Columns c = columns;
    return connection < c.frames.length
        ? (fromB ? c.bytesFromB : c.bytesFromA)[connection]
        : 0;
  }

  @Override
  public int events(int connection, Event event) {
    Columns c = columns;
    return connection < c.frames.length ? c.events[event.ordinal()][connection] : 0;
  }
}
