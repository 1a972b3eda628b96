package inflight.cli;

import inflight.document.Capture;
import inflight.document.MatchingFrames;
import inflight.query.filter.Filter;
import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import picocli.CommandLine.Model.CommandSpec;

final class ConnectionsCommand implements Callable<Integer> {
  private final InflightCommand root;
  private final CaptureArgument input = new CaptureArgument();
  private final FilterArgument filter = new FilterArgument();
  private Format format;

  ConnectionsCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    Syntax syntax =
        input.addTo(
            new Syntax(
                this,
                "connections",
                "One row per TCP connection.",
                "",
                "Biography: one letter per kind of event in the order of its first",
                "occurrence, upper case by the client, lower case by the server: s SYN,",
                "h SYN ACK, a pure ACK, d data, f FIN, r RST, t retransmission,",
                "o out of order, g gap, w zero window, k keep-alive, e ECE.",
                "Times are seconds since the first frame of the capture.",
                "With -Y the connections with at least one frame that passes, each with all of",
                "its frames."));
    return filter
        .addTo(syntax)
        .format(Format.class, "FORMAT", v -> format = v, "table, json or csv.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    Filter wanted = filter.compile();
    try (Capture capture = wanted.isEmpty() ? input.loadConnections(root) : input.load(root)) {
      ConnectionRows.print(capture, wanted(capture, wanted), format, root.out());
      return input.end(capture, root);
    }
  }

  private static IntPredicate wanted(Capture capture, Filter filter) throws IOException {
    if (filter.isEmpty()) {
      return n -> true;
    }
    BitSet frames = MatchingFrames.of(capture, filter, Capture.Progress.NONE);
    return MatchingFrames.connectionsOf(capture, frames)::get;
  }
}
