package inflight.cli;

import inflight.query.field.Escape;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a conversation for people: every line starts with who sent it, {@code >} client or
 * {@code <} server, so that nothing sent can look like a line of ours, which start with {@code #}.
 * UTF-8 is shown as it is, all other bytes and control characters as {@code \xNN}.
 */
final class StreamText implements StreamPrinter {
  private static final int FLUSH_BYTES = 1 << 15;

  private final PrintStream out;
  private final TextBuffer line = new TextBuffer();
  private boolean lineOpen;
  private boolean fromClient;

  /** Bytes at the end that may be the start of a longer character, or a \r before a \n. */
  private final byte[] held = new byte[4];

  private int heldLen;

  StreamText(PrintStream out) {
    this.out = out;
  }

  @Override
  public void bytes(boolean ofClient, byte[] bytes) {
    if (ofClient != fromClient) {
      endLine();
    }
    fromClient = ofClient;
    byte[] all = new byte[heldLen + bytes.length];
    System.arraycopy(held, 0, all, 0, heldLen);
    System.arraycopy(bytes, 0, all, heldLen, bytes.length);
    heldLen = 0;
    int at = 0;
    while (at < all.length) {
      int len = sequenceLen(all[at]);
      if (at + len > all.length && all.length - at < held.length) {
        heldLen = all.length - at;
        System.arraycopy(all, at, held, 0, heldLen);
        return;
      }
      at += character(all, at, len);
    }
    if (line.length() > FLUSH_BYTES) {
      flush();
    }
  }

  /** Bytes to look at before the one at hand can be printed. */
  private static int sequenceLen(byte first) {
    int b = first & 0xff;
    if (b == '\r') {
      return 2;
    }
    if (b < 0xc2 || b > 0xf4) {
      return 1;
    }
    return b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
  }

  /** Prints one character, or one byte as an escape, and says how many bytes that took. */
  private int character(byte[] b, int at, int len) {
    if (b[at] == '\n' || b[at] == '\r' && at + 1 < b.length && b[at + 1] == '\n') {
      begin();
      endLine();
      return b[at] == '\n' ? 1 : 2;
    }
    begin();
    if (b[at] >= ' ' && b[at] < 0x7f) {
      line.ascii((char) b[at]);
      return 1;
    }
    if (b[at] == '\t') {
      line.text("\\t");
      return 1;
    }
    if (len > 1 && b[at] < 0 && at + len <= b.length) {
      String text = new String(b, at, len, StandardCharsets.UTF_8);
      if (isShown(text)) {
        line.text(text);
        return len;
      }
    }
    line.text("\\x").text(Escape.hex(b[at]));
    return 1;
  }

  private static boolean isShown(String text) {
    if (text.codePointCount(0, text.length()) != 1) {
      return false;
    }
    int c = text.codePointAt(0);
    return c != 0xfffd
        && switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.UNASSIGNED,
              Character.SURROGATE,
              Character.PRIVATE_USE ->
              false;
          default -> true;
        };
  }

  private void begin() {
    if (!lineOpen) {
      line.text(fromClient ? "> " : "< ");
      lineOpen = true;
    }
  }

  private void endLine() {
    for (int i = 0; i < heldLen; i++) {
      begin();
      line.text("\\x").text(Escape.hex(held[i]));
    }
    heldLen = 0;
    if (lineOpen) {
      line.ascii('\n');
      lineOpen = false;
    }
  }

  @Override
  public void note(String note) {
    endLine();
    line.text("# ").text(note).ascii('\n');
  }

  @Override
  public void end() {
    endLine();
    flush();
  }

  private void flush() {
    out.write(line.bytes(), 0, line.length());
    line.clear();
  }
}
