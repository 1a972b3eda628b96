package inflight.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a command throws becomes one line and exit code 1. A checked exception is the world's fault
 * and says what to do; an unchecked one is ours and says where it happened, without its message,
 * which may quote a payload.
 */
final class CouldNot implements IExecutionExceptionHandler {
  private final PrintStream err;

  CouldNot(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    return say(e, err);
  }

  /** The line on err; returns the exit code. */
  static int say(Exception e, PrintStream err) {
    ErrorLine.print(err, isBug(e) ? bug(e) : ErrorLine.of(cause(e)));
    if (System.getenv("INFLIGHT_TRACE") != null) {
      e.printStackTrace(err);
    }
    return Exit.COULD_NOT;
  }

  private static boolean isBug(Exception e) {
    return e instanceof RuntimeException && !(e instanceof UncheckedIOException);
  }

  private static Exception cause(Exception e) {
    return e instanceof UncheckedIOException io ? io.getCause() : e;
  }

  private static String bug(Exception e) {
    StackTraceElement[] trace = e.getStackTrace();
    return "this is a bug of Inflight, please report it: "
        + e.getClass().getSimpleName()
        + (trace.length == 0 ? "" : " at " + trace[0])
        + " (INFLIGHT_TRACE=1 shows more)";
  }
}
