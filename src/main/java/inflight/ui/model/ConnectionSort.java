package inflight.ui.model;

import inflight.tcp.connection.Connection;

/** Orders of the connection list; the first is the order of the file and needs no sorting. */
public enum ConnectionSort {
  TIME(false),
  DURATION(true),
  BYTES(true),
  FRAMES(true),
  RETRANSMISSIONS(true),
  EVENTS(true);

  private final boolean largestFirst;

  ConnectionSort(boolean largestFirst) {
    this.largestFirst = largestFirst;
  }

  public String title() {
    return Words.of("sort." + name().toLowerCase(java.util.Locale.ROOT));
  }

  @Override
  public String toString() {
    return title();
  }

  /** Ascending keys give the order in which rows are shown. */
  long key(Connection c, ConnectionCounts counts) {
    int n = c.number();
    long value =
        switch (this) {
          case TIME -> n;
          case DURATION -> c.lastNanos - c.firstNanos;
          case BYTES -> counts.bytesFromClient(n) + counts.bytesFromServer(n);
          case FRAMES -> counts.frames(n);
          case RETRANSMISSIONS -> counts.events(n, ConnectionCounts.Event.RETRANSMISSION);
          case EVENTS -> events(n, counts);
        };
    return largestFirst ? -value : value;
  }

  private static long events(int number, ConnectionCounts counts) {
    long sum = 0;
    for (ConnectionCounts.Event e : ConnectionCounts.Event.values()) {
      sum += counts.events(number, e);
    }
    return sum;
  }
}
