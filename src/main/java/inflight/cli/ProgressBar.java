package inflight.cli;

import inflight.document.Capture;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far reading has come, on err and only if that is a terminal; vanishes at the end. */
final class ProgressBar implements Capture.Progress, Closeable {
  private static final long FIRST_AFTER_NANOS = 500_000_000;
  private static final long EVERY_NANOS = 100_000_000;
  private static final int CELLS = 40;

  private final PrintStream err;
  private long next = System.nanoTime() + FIRST_AFTER_NANOS;
  private boolean shown;

  ProgressBar(PrintStream err) {
    this.err = err;
  }

  @Override
  public boolean report(long bytesRead, long bytesTotal) {
    long now = System.nanoTime();
    if (now < next) {
      return true;
    }
    if (!shown && !isTerminal()) {
      next = Long.MAX_VALUE;
      return true;
    }
    next = now + EVERY_NANOS;
    shown = true;
    double part = bytesTotal <= 0 ? 1 : Math.min(1, (double) bytesRead / bytesTotal);
    int full = (int) (part * CELLS);
    String bar = "#".repeat(full) + ".".repeat(CELLS - full);
    err.print("\rreading [" + bar + "] " + (int) (part * 100) + " % ");
    err.flush();
    return true;
  }

  /** {@link System#console} speaks of in and out; what counts here is err. */
  private static boolean isTerminal() {
    try {
      String err = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return err.startsWith("/dev/pts/") || err.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null && System.console().isTerminal();
    }
  }

  @Override
  public void close() {
    if (shown) {
      err.print("\r" + " ".repeat(CELLS + 20) + "\r");
      err.flush();
    }
  }
}
