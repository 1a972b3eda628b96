package inflight.cli;

import java.io.PrintStream;

/**
 * The bytes of a conversation, sixteen in a line, with their offset in the stream of their side.
 */
final class StreamHex implements StreamPrinter {
  private static final int PER_LINE = 16;
  private static final int FLUSH_BYTES = 1 << 15;
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private final PrintStream out;
  private final TextBuffer lines = new TextBuffer();
  private final byte[] pending = new byte[PER_LINE];
  private int count;
  private boolean fromClient;
  private final long[] offset = new long[2];

  StreamHex(PrintStream out) {
    this.out = out;
  }

  @Override
  public void bytes(boolean ofClient, byte[] bytes) {
    if (ofClient != fromClient) {
      line();
    }
    fromClient = ofClient;
    for (byte b : bytes) {
      pending[count++] = b;
      if (count == PER_LINE) {
        line();
      }
    }
    if (lines.length() > FLUSH_BYTES) {
      flush();
    }
  }

  private void line() {
    if (count == 0) {
      return;
    }
    int side = fromClient ? 0 : 1;
    lines.text(fromClient ? "> " : "< ");
    for (int shift = 28; shift >= 0; shift -= 4) {
      lines.ascii(DIGITS[(int) (offset[side] >>> shift) & 15]);
    }
    lines.ascii(' ');
    for (int i = 0; i < PER_LINE; i++) {
      if (i < count) {
        lines.ascii(' ').ascii(DIGITS[pending[i] >> 4 & 15]).ascii(DIGITS[pending[i] & 15]);
      } else {
        lines.spaces(3);
      }
    }
    lines.spaces(2);
    for (int i = 0; i < count; i++) {
      lines.ascii(pending[i] >= ' ' && pending[i] < 0x7f ? (char) pending[i] : '.');
    }
    lines.ascii('\n');
    offset[side] += count;
    count = 0;
  }

  @Override
  public void skip(boolean ofClient, long len) {
    line();
    offset[ofClient ? 0 : 1] += len;
  }

  @Override
  public void note(String note) {
    line();
    lines.text("# ").text(note).ascii('\n');
  }

  @Override
  public void end() {
    line();
    flush();
  }

  private void flush() {
    out.write(lines.bytes(), 0, lines.length());
    lines.clear();
  }
}
