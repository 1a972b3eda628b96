package inflight.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The root of the command line. A command is given it, writes what was asked for to {@link #out}
 * and everything else to {@link #err}, ends lines with {@code "\n"}, and returns an exit code of
 * {@link Exit}. What it throws becomes one line on {@code err}.
 */
public final class InflightCommand implements Runnable {
  /** In the order of the help text. */
  private static final Map<String, Function<InflightCommand, CommandSpec>> COMMANDS =
      new LinkedHashMap<>();

  static {
    COMMANDS.put("fields", root -> new FieldsCommand(root).syntax());
    COMMANDS.put("connections", root -> new ConnectionsCommand(root).syntax());
    COMMANDS.put("segments", root -> new SegmentsCommand(root).syntax());
    COMMANDS.put("explain", root -> new ExplainCommand(root).syntax());
    COMMANDS.put("follow", root -> new FollowCommand(root).syntax());
    COMMANDS.put("stats", root -> new StatsCommand(root).syntax());
    COMMANDS.put("export", root -> new ExportCommand(root).syntax());
    COMMANDS.put("script", root -> new ScriptCommand().syntax());
    COMMANDS.put("interfaces", root -> new InterfacesCommand(root).syntax());
    COMMANDS.put("capture", root -> new CaptureCommand(root).syntax());
    COMMANDS.put("doctor", root -> new DoctorCommand(root).syntax());
  }

  private final PrintStream out;
  private final PrintStream err;

  private final CommandSpec spec;

  private InflightCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
    spec =
        new Syntax(
                this,
                "inflight",
                "Opens captures, follows every TCP connection and plays its segments.",
                "",
                "inflight [FILE...] opens the window. Every command takes --help.",
                "Exit codes: 0 all read, 1 could not do it, 2 wrong usage, 3 the input is damaged.")
            .spec()
            .versionProvider(new Version())
            .addOption(
                OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .scopeType(ScopeType.INHERIT)
                    .description("Show what it does and its options.")
                    .build())
            .addOption(
                OptionSpec.builder("--version")
                    .versionHelp(true)
                    .description("Show the version.")
                    .build());
  }

  /**
   * Runs one command in this process and returns its exit code; never throws, never exits. Both
   * streams are UTF-8 and are flushed at the end.
   */
  public static int run(List<String> args, PrintStream out, PrintStream err) {
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

  /** The root with the command that is wanted; with all of them if it is none. */
  private static CommandLine commandLine(InflightCommand root, List<String> args) {
    CommandLine line = new CommandLine(root.spec);
    String wanted = args.isEmpty() ? "" : args.getFirst();
    if (COMMANDS.containsKey(wanted)) {
      line.addSubcommand(wanted, COMMANDS.get(wanted).apply(root));
    } else {
      COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.apply(root)));
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
