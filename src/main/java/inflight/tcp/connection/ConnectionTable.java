package inflight.tcp.connection;

import java.util.Arrays;

/**
 * All connections of a capture by number, and the current one of each 4-tuple: open addressing, at
 * most half full. One writer; {@link #get} and {@link #size} may be called from other threads.
 */
public final class ConnectionTable {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private Connection[] current = new Connection[1 << 10];
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
    Connection found = current[slotOf(t)];
    if (found != null) {
      latest = found;
    }
    return found;
  }

  private int slotOf(Tuple t) {
    int mask = current.length - 1;
    int i = t.hash() & mask;
    while (current[i] != null && !t.matches(current[i])) {
      i = i + 1 & mask;
    }
    return i;
  }

  /** Opens a connection that from now on is the current one of the tuple. */
  public Connection open(Tuple t, int flags, int row, long tsNanos) {
    int number = size;
    Connection c = new Connection(number, t, flags);
    c.firstRow = row;
    c.lastRow = row;
    c.firstNanos = tsNanos;
    c.lastNanos = tsNanos;
    put(number, c);
    int slot = slotOf(t);
    if (current[slot] == null && ++occupied * 2 > current.length) {
      rehash();
      slot = slotOf(t);
    }
    current[slot] = c;
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
    Connection[] old = current;
    current = new Connection[old.length * 2];
    int mask = current.length - 1;
    for (Connection c : old) {
      if (c != null) {
        int i = c.hash & mask;
        while (current[i] != null) {
          i = i + 1 & mask;
        }
        current[i] = c;
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
