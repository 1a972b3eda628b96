package inflight.cli;

import inflight.document.Capture;
import inflight.document.MatchingFrames;
import inflight.packet.index.FrameReader;
import inflight.query.filter.Filter;
import inflight.scene.export.ConnectionExport;
import inflight.scene.export.ExportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

final class ExportCommand implements Callable<Integer> {
  private final InflightCommand root;
  private final CaptureArgument input = new CaptureArgument();
  private final FilterArgument filter = new FilterArgument();
  private Integer connection;
  private Path out;
  private CommandSpec spec;

  ExportCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    Syntax syntax =
        new Syntax(
            this,
            "export",
            "One connection as a drawing, a picture, a player for the browser, or rows;"
                + " or the frames that pass a filter.",
            "",
            "With -Y the frames of all connections: .pcap or .pcapng, or .csv or .json one row per"
                + " frame.",
            "With --connection:",
            "The ending of OUT chooses: .svg or .png the whole ladder, .html a player with"
                + " explanations",
            "in one file that loads nothing, .csv or .json one row per segment.");
    spec = syntax.spec();
    return filter
        .addTo(input.addTo(syntax))
        .option(
            "--connection",
            "N",
            Integer.class,
            v -> connection = v,
            "Number of the connection, as in connections.")
        .required(
            "-o", "OUT", Path.class, v -> out = v, "File to write; one that is there is replaced.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    if (filter.given() == (connection != null)) {
      throw wrong("export takes --connection N or -Y FILTER, one of them");
    }
    return filter.given() ? frames() : connection();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int frames() throws IOException {
    Filter wanted = filter.compile();
    if (!FramesExport.knows(out)) {
      throw wrong("cannot export frames to '" + out + "': use one of " + FramesExport.endings());
    }
    try (Capture capture = input.load(root)) {
      FramesExport.write(out, capture, MatchingFrames.of(capture, wanted, Capture.Progress.NONE));
      return input.end(capture, root);
    }
  }

  private int connection() throws IOException {
    ExportFormat format =
        ExportFormat.of(out)
            .orElseThrow(
                () ->
                    wrong("cannot export to '" + out + "': use one of " + ExportFormat.endings()));
    try (Capture capture = input.load(root);
        FrameReader reader = capture.frameReader()) {
      int n = input.connection(capture, connection);
      ConnectionExport.write(out, format, capture.trace(n), reader);
      return input.end(capture, root);
    }
  }
}
