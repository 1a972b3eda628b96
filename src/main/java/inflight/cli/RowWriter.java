package inflight.cli;

import inflight.tcp.connection.Endpoint;
import java.io.PrintStream;

/**
 * Rows of values for people or programs. The cells of a row come in the order of the columns, each
 * as what it is; nothing is made a string on the way.
 */
abstract class RowWriter {
  private static final int FLUSH_BYTES = 1 << 16;

  final TextBuffer buffer = new TextBuffer();
  final PrintStream out;

  RowWriter(PrintStream out) {
    this.out = out;
  }

  abstract void begin();

  abstract void number(long value);

  abstract void seconds(long nanos);

  abstract void millis(long nanos);

  abstract void text(String text);

  /** The address alone, without the port. */
  abstract void address(Endpoint endpoint);

  /** A value that is not known. */
  abstract void empty();

  /** A number, or nothing where it is negative. */
  final void numberIfKnown(long value) {
    if (value < 0) {
      empty();
    } else {
      number(value);
    }
  }

  abstract void end();

  /** After the last row. */
  void finish() {
    flush();
  }

  final void flush() {
    out.write(buffer.bytes(), 0, buffer.length());
    buffer.clear();
  }

  final void flushIfMuch() {
    if (buffer.length() > FLUSH_BYTES) {
      flush();
    }
  }
}
