package inflight.cli;

import inflight.document.Capture;
import inflight.packet.capfile.Damage;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** How every command begins and ends with its capture. */
final class Reading {
  private Reading() {}

  /** Reads all of an open capture; a bar on err where that takes long. Close it. */
  static Capture load(Capture capture, PrintStream err) throws IOException {
    try (ProgressBar bar = new ProgressBar(err)) {
      capture.load(bar);
      return capture;
    } catch (IOException | RuntimeException e) {
      capture.close();
      throw e;
    }
  }

  /** After everything was printed: the exit code, and the line that says what was damaged. */
  static int end(Capture capture, PrintStream out, PrintStream err) {
    out.flush();
    Optional<Damage> damage = capture.damage();
    if (damage.isEmpty()) {
      return Exit.ALL_READ;
    }
    ErrorLine.print(err, damage.get().message());
    return Exit.DAMAGED;
  }
}
