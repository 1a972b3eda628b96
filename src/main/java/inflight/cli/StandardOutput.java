package inflight.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's own out and err as the command line wants them: UTF-8 in every locale, buffered,
 * and noticing when nothing more can be written. A reader that has gone away ({@code | head}) ends
 * the program quietly; a full disk ends it with one line. Without this a {@link PrintStream} would
 * swallow both, and a long command would work on for nobody.
 */
public final class StandardOutput {
  private static final int BUFFER_BYTES = 1 << 16;

  private StandardOutput() {}

  public static PrintStream out() {
    OutputStream raw = new FileOutputStream(FileDescriptor.out);
    return new PrintStream(
        new BufferedOutputStream(new EndingOnFailure(raw), BUFFER_BYTES),
        false,
        StandardCharsets.UTF_8);
  }

  public static PrintStream err() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }

  private static final class EndingOnFailure extends OutputStream {
    private final OutputStream to;

    EndingOnFailure(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        to.write(bytes, offset, length);
      } catch (IOException e) {
        end(e);
      }
    }

    private static void end(IOException e) {
      boolean readerGone = String.valueOf(e.getMessage()).contains("Broken pipe");
      if (!readerGone) {
        ErrorLine.print(err(), "cannot write the output: " + e.getMessage());
      }
      Runtime.getRuntime().halt(readerGone ? Exit.ALL_READ : Exit.COULD_NOT);
    }
  }
}
