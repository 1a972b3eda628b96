package inflight.tcp.connection;

import java.util.Arrays;

/**
 * All connections of a capture by number, and the current one of each 4-tuple: open addressing over
 * {@code hash << 32 | number + 1}, at most half full. One writer; {@link #get} and {@link #size}
 * may be called from other threads.
 */
public final class ConnectionTable {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private long[] slots = new long[1 << 10];
  private int occupied;
  private volatile Connection[][] chunks = new Connection[16][];
  private volatile int size;
  private Connection latest;

  /** The current connection of the tuple, or null. */
  public Connection find(Tuple t) {
    // Neighbouring frames mostly belong to the same connection.
    if (latest != null && t.matches(latest)) {
      return latest;
    }
    int slot = slotOf(t);
    if (slots[slot] == 0) {
      return null;
    }
    latest = get((int) slots[slot] - 1);
    return latest;
  }

  private int slotOf(Tuple t) {
    int mask = slots.length - 1;
    int hash = t.hash();
    int i = hash & mask;
    while (slots[i] != 0) {
      if ((int) (slots[i] >>> 32) == hash && t.matches(get((int) slots[i] - 1))) {
        return i;
      }
      i = i + 1 & mask;
    }
    return i;
  }

  /** Opens a connection that from now on is the current one of the tuple. */
  public Connection open(Tuple t, int flags, int row, long tsNanos) {
    int number = size;
    Connection c = new Connection(number, t, flags);
    c.firstRow = row;
    c.firstNanos = tsNanos;
    c.lastNanos = tsNanos;
    put(number, c);
    int slot = slotOf(t);
    if (slots[slot] == 0 && ++occupied * 2 > slots.length) {
      rehash();
      slot = slotOf(t);
    }
    slots[slot] = (long) t.hash() << 32 | number + 1;
    latest = c;
    size = number + 1;
    return c;
  }

  private void put(int number, Connection c) {
    int chunk = number >>> CHUNK_BITS;
    Connection[][] all = chunks;
    if (chunk == all.length) {
      all = Arrays.copyOf(all, chunk * 2);
    }
    if (all[chunk] == null) {
      all[chunk] = new Connection[CHUNK];
    }
    all[chunk][number & CHUNK - 1] = c;
    chunks = all;
  }

  private void rehash() {
    long[] old = slots;
    slots = new long[old.length * 2];
    int mask = slots.length - 1;
    for (long entry : old) {
      if (entry != 0) {
        int i = (int) (entry >>> 32) & mask;
        while (slots[i] != 0) {
          i = i + 1 & mask;
        }
        slots[i] = entry;
      }
    }
  }

  public Connection get(int number) {
    return chunks[number >>> CHUNK_BITS][number & CHUNK - 1];
  }

  public int size() {
    return size;
  }
}
