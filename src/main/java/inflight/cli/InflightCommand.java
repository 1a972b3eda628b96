package inflight.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The root of the command line. A command reaches it with {@code @ParentCommand}, writes what was
 * asked for to {@link #out} and everything else to {@link #err}, ends lines with {@code "\n"}, and
 * returns an exit code of {@link Exit}. What it throws becomes one line on {@code err}.
 */
@Command(
    name = "inflight",
    description = "Opens captures, follows every TCP connection and plays its segments.",
    footer = {
      "",
      "inflight [FILE...] opens the window. Every command takes --help.",
      "Exit codes: 0 all read, 1 could not do it, 2 wrong usage, 3 the input is damaged."
    },
    versionProvider = Version.class)
public final class InflightCommand implements Runnable {
  /** In the order of the help text. */
  private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("fields", FieldsCommand::new);
    COMMANDS.put("connections", ConnectionsCommand::new);
    COMMANDS.put("segments", SegmentsCommand::new);
    COMMANDS.put("explain", ExplainCommand::new);
    COMMANDS.put("follow", FollowCommand::new);
    COMMANDS.put("stats", StatsCommand::new);
    COMMANDS.put("export", ExportCommand::new);
    COMMANDS.put("script", ScriptCommand::new);
    COMMANDS.put("doctor", DoctorCommand::new);
  }

  private final PrintStream out;
  private final PrintStream err;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show what it does and its options.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  private boolean version;

  private InflightCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs one command in this process and returns its exit code; never throws, never exits. Both
   * streams are UTF-8 and are flushed at the end.
   */
  public static int run(List<String> args, PrintStream out, PrintStream err) {
    int plain = PlainConnections.run(args, out, err);
    if (plain != PlainConnections.OTHER) {
      return plain;
    }
    PrintWriter outText = new PrintWriter(out, false, StandardCharsets.UTF_8);
    PrintWriter errText = new PrintWriter(err, false, StandardCharsets.UTF_8);
    int code =
        commandLine(new InflightCommand(out, err), args)
            .setOut(outText)
            .setErr(errText)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(new WrongUsage(err))
            .setExecutionExceptionHandler(new CouldNot(err))
            .execute(args.toArray(String[]::new));
    outText.flush();
    errText.flush();
    out.flush();
    err.flush();
    return code;
  }

  /**
   * Reading the annotations of every command takes longer than most commands: only one is wanted.
   */
  private static CommandLine commandLine(InflightCommand root, List<String> args) {
    CommandLine line = new CommandLine(root);
    String wanted = args.isEmpty() ? "" : args.getFirst();
    if (COMMANDS.containsKey(wanted)) {
      line.addSubcommand(wanted, COMMANDS.get(wanted).get());
    } else {
      COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.get()));
    }
    return line;
  }

  /** Where results go: UTF-8, buffered. */
  PrintStream out() {
    return out;
  }

  /** Where everything else goes: progress, warnings, why it failed. */
  PrintStream err() {
    return err;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command or a capture file is wanted");
  }
}
