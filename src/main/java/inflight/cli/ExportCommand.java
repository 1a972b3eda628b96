package inflight.cli;

import inflight.document.Capture;
import inflight.packet.index.FrameReader;
import inflight.scene.export.ConnectionExport;
import inflight.scene.export.ExportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = "One connection as a drawing, a picture, a player for the browser, or rows.",
    footer = {
      "",
      "The ending of OUT chooses: .svg or .png the whole ladder, .html a player with explanations",
      "in one file that loads nothing, .csv or .json one row per segment."
    })
final class ExportCommand implements Callable<Integer> {
  @ParentCommand private InflightCommand root;

  @Mixin private CaptureArgument input;

  @Option(
      names = "--connection",
      paramLabel = "N",
      required = true,
      description = "Number of the connection, as in connections.")
  private int connection;

  @Option(
      names = "-o",
      paramLabel = "OUT",
      required = true,
      description = "File to write; one that is there is replaced.")
  private Path out;

  @Spec private CommandSpec spec;

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
