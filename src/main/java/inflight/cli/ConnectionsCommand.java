package inflight.cli;

import inflight.document.Capture;
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
      ConnectionRows.print(capture, format, root.out());
      return input.end(capture, root);
    }
  }
}
