package inflight.app;

import inflight.cli.InflightCommand;
import inflight.cli.StandardOutput;
import inflight.host.Check;
import inflight.host.Display;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The main job where no window can open: the report of a capture, and its timeline as pictures.
 * Only a run that was told where to put them does it ({@code -Dinflight.windowless=FOLDER}, as
 * Maven does); the launcher just says why there is no window.
 */
final class WindowlessRun {
  private static final Path SAMPLES = Path.of("sample-captures");

  /** The sample that shows the most in one connection, if it is there. */
  private static final String PREFERRED = "fast-retransmit";

  private WindowlessRun() {}

  static int run(Check window, List<Path> captures) {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = StandardOutput.out();
    PrintStream err = StandardOutput.err();
    String folder = System.getProperty("inflight.windowless");
    err.print("No window: " + window.found() + ". To mend it: " + window.mend() + "\n");
    if (folder == null) {
      err.print("Commands work without one: inflight --help\n");
      return 1;
    }
    try {
      return report(captures.isEmpty() ? sample() : captures.getFirst(), Path.of(folder), out, err);
    } catch (IOException e) {
      err.print("inflight: " + e.getMessage() + "\n");
      return 1;
    }
  }

  private static int report(Path capture, Path folder, PrintStream out, PrintStream err)
      throws IOException {
    out.print("Instead, the report of " + capture + ":\n\n");
    int code = InflightCommand.run(List.of("explain", capture.toString()), out, err);
    Files.createDirectories(folder);
    String name = capture.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    out.print("\nIts first connection as a timeline:\n");
    code = Math.max(code, export(capture, folder.resolve(name + ".svg"), out, err));
    code = Math.max(code, export(capture, folder.resolve(name + ".html"), out, err));
    Check pictures = Display.pictures();
    if (pictures.works()) {
      code = Math.max(code, export(capture, folder.resolve(name + ".png"), out, err));
    } else {
      out.print("  no PNG: " + pictures.found() + ". To mend it: " + pictures.mend() + "\n");
    }
    out.flush();
    return code;
  }

  private static int export(Path capture, Path to, PrintStream out, PrintStream err) {
    int code =
        InflightCommand.run(
            List.of("export", capture.toString(), "--connection", "0", "-o", to.toString()),
            out,
            err);
    if (code == 0) {
      out.print("  " + to + "\n");
    }
    return code;
  }

  private static Path sample() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      List<Path> captures = files.filter(f -> f.toString().contains(".pcap")).sorted().toList();
      return captures.stream()
          .filter(f -> f.getFileName().toString().contains(PREFERRED))
          .findFirst()
          .or(() -> captures.stream().findFirst())
          .orElseThrow(() -> new IOException(SAMPLES + " holds no capture"));
    }
  }
}
