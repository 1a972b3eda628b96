package inflight.app;

import inflight.cli.InflightCommand;
import inflight.cli.StandardOutput;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Starts the program: the window for no argument, {@code gui} or a file; else one command. */
public final class Main {
  private Main() {}

  /** Runs {@code inflight ARGS} and ends the process with the exit code of the command. */
  public static void main(String[] args) {
    System.exit(run(Arrays.asList(args)));
  }

  static int run(List<String> args) {
    if (opensWindow(args)) {
      return WindowRun.run(args.stream().filter(a -> !a.equals("gui")).map(Path::of).toList());
    }
    // one form of numbers in every country
    Locale.setDefault(Locale.ROOT);
    return InflightCommand.run(args, StandardOutput.out(), StandardOutput.err());
  }

  private static boolean opensWindow(List<String> args) {
    return args.isEmpty() || args.getFirst().equals("gui") || isFile(args.getFirst());
  }

  private static boolean isFile(String arg) {
    try {
      return Files.isRegularFile(Path.of(arg));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
