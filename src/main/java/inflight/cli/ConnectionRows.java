package inflight.cli;

import inflight.document.Capture;
import inflight.document.ConnectionStatistics;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionState;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.connection.Endpoint;
import inflight.tcp.connection.Side;
import java.io.PrintStream;
import java.util.function.IntPredicate;

/** What {@code connections} prints: one row per connection in the columns of the contract. */
final class ConnectionRows {
  /** A contract: new ones only at the end. */
  static final String[] COLUMNS = {
    "number",
    "client",
    "client_port",
    "server",
    "server_port",
    "state",
    "completeness",
    "first_s",
    "last_s",
    "client_frames",
    "server_frames",
    "client_bytes",
    "server_bytes",
    "retransmissions",
    "duplicate_acks",
    "out_of_order",
    "zero_windows",
    "resets",
    "rtt_min_ms",
    "rtt_median_ms",
    "rtt_max_ms",
    "client_mss",
    "server_mss",
    "client_wscale",
    "server_wscale",
    "closed_by",
    "biography"
  };

  /** Of the table: with a space in front right-aligned, > by the client, < by the server. */
  private static final String[] TITLES = {
    " #",
    "client",
    " port",
    "server",
    " port",
    "state",
    " compl.",
    " first s",
    " last s",
    " frames >",
    " <",
    " bytes >",
    " <",
    " retr",
    " dup",
    " ooo",
    " zero",
    " rst",
    " rtt min ms",
    " median",
    " max",
    " mss >",
    " <",
    " wscale >",
    " <",
    "closed by",
    "biography"
  };

  private ConnectionRows() {}

  /**
   * @param wanted which connections are printed, by number
   */
  static void print(Capture capture, IntPredicate wanted, Format format, PrintStream out) {
    RowWriter to =
        switch (format) {
          case TABLE -> new TableRows(out, TITLES);
          case JSON -> new JsonRows(out, COLUMNS);
          case CSV -> new CsvRows(out, COLUMNS);
        };
    ConnectionTable connections = capture.connections();
    long start = capture.startNanos();
    for (int n = 0; n < connections.size(); n++) {
      if (wanted.test(n)) {
        row(to, connections.get(n), capture.statistics(), start);
      }
    }
    to.finish();
  }

  private static void row(RowWriter to, Connection c, ConnectionStatistics s, long start) {
    int n = c.number();
    to.begin();
    to.number(n);
    Endpoint client = c.clientEndpoint();
    Endpoint server = c.serverEndpoint();
    to.address(client);
    to.number(client.port());
    to.address(server);
    to.number(server.port());
    to.text(ConnectionState.of(c));
    to.number(completeness(c));
    since(to, c.firstNanos, start);
    since(to, c.lastNanos, start);
    to.number(s.clientFrames(n));
    to.number(s.serverFrames(n));
    to.number(s.clientBytes(n));
    to.number(s.serverBytes(n));
    to.number(s.retransmissions(n));
    to.number(s.duplicateAcks(n));
    to.number(s.outOfOrder(n));
    to.number(s.zeroWindows(n));
    to.number(s.resets(n));
    rtt(to, s.rttMinNanos(n));
    rtt(to, s.rttMedianNanos(n));
    rtt(to, s.rttMaxNanos(n));
    to.numberIfKnown(c.client().mss);
    to.numberIfKnown(c.server().mss);
    to.numberIfKnown(c.client().offeredShift);
    to.numberIfKnown(c.server().offeredShift);
    String closedBy = closedBy(c);
    if (closedBy.isEmpty()) {
      to.empty();
    } else {
      to.text(closedBy);
    }
    to.text(s.biography(n));
    to.end();
  }

  /** As Wireshark shows it on the last frame of the connection. */
  private static int completeness(Connection c) {
    return c.completenessAtEnd();
  }

  private static void since(RowWriter to, long tsNanos, long start) {
    if (tsNanos == Long.MIN_VALUE) {
      to.empty();
    } else {
      to.seconds(tsNanos - start);
    }
  }

  private static void rtt(RowWriter to, long nanos) {
    if (nanos == ConnectionStatistics.NO_RTT) {
      to.empty();
    } else {
      to.millis(nanos);
    }
  }

  /** Who sent the first FIN, or else the first RST: client, server, or nobody. */
  static String closedBy(Connection c) {
    Side client = c.client();
    Side server = c.server();
    if (client.finFrame != 0 || server.finFrame != 0) {
      return first(client.finFrame, server.finFrame);
    }
    return first(client.resetFrame, server.resetFrame);
  }

  private static String first(int ofClient, int ofServer) {
    if (ofClient != 0 && (ofServer == 0 || ofClient <= ofServer)) {
      return "client";
    }
    return ofServer != 0 ? "server" : "";
  }
}
