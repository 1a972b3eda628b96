package inflight.cli;

import inflight.document.Capture;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code connections FILE [--format FORM]} without the library that understands any command line:
 * loading it costs as much CPU as reading several hundred thousand frames.
 */
final class PlainConnections {
  /** Not one of these command lines. */
  static final int OTHER = -1;

  private PlainConnections() {}

  /** Runs the command and returns its exit code, or {@link #OTHER} having done nothing. */
  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.isEmpty() || !args.getFirst().equals("connections")) {
      return OTHER;
    }
    List<Path> files = new ArrayList<>();
    Format format = Format.TABLE;
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--format") && i + 1 < args.size()) {
        format = format(args.get(++i));
      } else if (arg.isEmpty() || arg.charAt(0) == '-' || arg.charAt(0) == '@') {
        return OTHER;
      } else {
        try {
          files.add(Path.of(arg));
        } catch (InvalidPathException e) {
          return OTHER;
        }
      }
    }
    return files.isEmpty() || format == null ? OTHER : run(files, format, out, err);
  }

  private static int run(List<Path> files, Format format, PrintStream out, PrintStream err) {
    try (Capture capture = Reading.load(files, err)) {
      ConnectionRows.print(capture, format, out);
      return Reading.end(capture, out, err);
    } catch (IOException | RuntimeException e) {
      return CouldNot.say(e, err);
    }
  }

  private static Format format(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "table" -> Format.TABLE;
      case "json" -> Format.JSON;
      case "csv" -> Format.CSV;
      default -> null;
    };
  }
}
