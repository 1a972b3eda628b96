package inflight.cli;

import java.io.PrintStream;

/** The bytes of a conversation as they are; what is missing is named on err. */
final class StreamRaw implements StreamPrinter {
  private final PrintStream out;
  private final PrintStream err;

  StreamRaw(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void bytes(boolean ofClient, byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  @Override
  public void note(String note) {
    ErrorLine.print(err, note);
  }

  @Override
  public void end() {
    out.flush();
  }
}
