package inflight.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage becomes one line that names the nearest right word, and exit code 2. */
final class WrongUsage implements IParameterExceptionHandler {
  private final PrintStream err;

  WrongUsage(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    if (args.length > 0 && isMeantAsFile(args[0]) && isRoot(e.getCommandLine())) {
      ErrorLine.print(err, args[0] + ": no such file");
      return Exit.COULD_NOT;
    }
    ErrorLine.print(err, what(e) + nearest(e) + help(e.getCommandLine()));
    return Exit.WRONG_USAGE;
  }

  private static String what(ParameterException e) {
    return isRoot(e.getCommandLine()) && e instanceof UnmatchedArgumentException unmatched
        ? "no command or option '" + unmatched.getUnmatched().getFirst() + "'"
        : e.getMessage().replaceFirst("^Error: ", "");
  }

  private static String nearest(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> suggestions = unmatched.getSuggestions();
    return suggestions.isEmpty() ? "" : "; did you mean " + suggestions.getFirst() + "?";
  }

  private static String help(CommandLine command) {
    return " (see " + command.getCommandSpec().qualifiedName() + " --help)";
  }

  private static boolean isRoot(CommandLine command) {
    return command.getParent() == null;
  }

  /** {@code inflight FILE} opens the window; reaching this place, the file was not there. */
  private static boolean isMeantAsFile(String arg) {
    try {
      return !arg.startsWith("-")
          && (arg.contains("/") || arg.contains("\\") || arg.contains("."))
          && !Files.exists(Path.of(arg));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
