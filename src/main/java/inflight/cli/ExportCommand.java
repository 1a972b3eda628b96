package inflight.cli;

import inflight.document.Capture;
import inflight.packet.index.FrameReader;
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
  private int connection;
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
            "One connection as a drawing, a picture, a player for the browser, or rows.",
            "",
            "The ending of OUT chooses: .svg or .png the whole ladder, .html a player with"
                + " explanations",
            "in one file that loads nothing, .csv or .json one row per segment.");
    spec = syntax.spec();
    return input
        .addTo(syntax)
        .required(
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
    ExportFormat format =
        ExportFormat.of(out)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "cannot export to '" + out + "': use one of " + ExportFormat.endings()));
    try (Capture capture = input.load(root);
        FrameReader reader = capture.frameReader()) {
      int n = input.connection(capture, connection);
      ConnectionExport.write(out, format, capture.trace(n), reader);
      return input.end(capture, root);
    }
  }
}
