package inflight.cli;

import inflight.document.Capture;
import inflight.document.ConnectionStatistics;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionState;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.connection.Endpoint;
import inflight.tcp.connection.Side;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "connections",
    description = "One row per TCP connection.",
    footer = {
      "",
      "Biography: one letter per kind of event in the order of its first",
      "occurrence, upper case by the client, lower case by the server: s SYN,",
      "h SYN ACK, a pure ACK, d data, f FIN, r RST, t retransmission,",
      "o out of order, g gap, w zero window, k keep-alive, e ECE.",
      "Times are seconds since the first frame of the capture.",
    })
final class ConnectionsCommand implements Callable<Integer> {
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

  @ParentCommand private InflightCommand root;

  @Mixin private CaptureArgument input;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, json or csv.")
  private Format format;

  @Override
  public Integer call() throws IOException {
    try (Capture capture = input.load(root)) {
      rows(capture);
      return input.end(capture, root);
    }
  }

  private void rows(Capture capture) {
    RowWriter to =
        switch (format) {
          case TABLE -> new TableRows(root.out(), TITLES);
          case JSON -> new JsonRows(root.out(), COLUMNS);
          case CSV -> new CsvRows(root.out(), COLUMNS);
        };
    ConnectionTable connections = capture.connections();
    long start = CaptureTimes.startNanos(capture.frames());
    for (int n = 0; n < connections.size(); n++) {
      row(to, connections.get(n), capture.statistics(), start);
    }
    to.finish();
  }

  private static void row(RowWriter to, Connection c, ConnectionStatistics s, long start) {
    int n = c.number();
    to.begin();
    to.number(n);
    Endpoint client = c.clientEndpoint();
    Endpoint server = c.serverEndpoint();
    to.text(client.address());
    to.number(client.port());
    to.text(server.address());
    to.number(server.port());
    to.text(ConnectionState.of(c));
    to.number(c.completeness);
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

  private static void since(RowWriter to, long tsNanos, long start) {
    if (tsNanos == CaptureTimes.NO_TIME) {
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
