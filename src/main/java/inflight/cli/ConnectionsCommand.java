package inflight.cli;

import inflight.document.Capture;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

final class ConnectionsCommand implements Callable<Integer> {
  private final InflightCommand root;
  private final CaptureArgument input = new CaptureArgument();
  private Format format;

  ConnectionsCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    return input
        .addTo(
            new Syntax(
                this,
                "connections",
                "One row per TCP connection.",
                "",
                "Biography: one letter per kind of event in the order of its first",
                "occurrence, upper case by the client, lower case by the server: s SYN,",
                "h SYN ACK, a pure ACK, d data, f FIN, r RST, t retransmission,",
                "o out of order, g gap, w zero window, k keep-alive, e ECE.",
                "Times are seconds since the first frame of the capture."))
        .format(Format.class, "FORMAT", v -> format = v, "table, json or csv.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    try (Capture capture = input.loadConnections(root)) {
      ConnectionRows.print(capture, format, root.out());
      return input.end(capture, root);
    }
  }
}
