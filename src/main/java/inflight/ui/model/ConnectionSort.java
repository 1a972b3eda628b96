package inflight.ui.model;

import inflight.document.ConnectionStatistics;
import inflight.tcp.connection.Connection;
import java.util.Locale;

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
    return Words.of("sort." + name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return title();
  }

  /** Ascending keys give the order in which rows are shown. */
  long key(Connection c, ConnectionStatistics counts) {
    int n = c.number();
    long value =
        switch (this) {
          case TIME -> n;
          case DURATION -> c.lastNanos - c.firstNanos;
          case BYTES -> counts.clientBytes(n) + counts.serverBytes(n);
          case FRAMES -> counts.clientFrames(n) + (long) counts.serverFrames(n);
          case RETRANSMISSIONS -> counts.retransmissions(n);
          case EVENTS -> ConnectionLine.Event.all(n, counts);
        };
    return largestFirst ? -value : value;
  }
}
