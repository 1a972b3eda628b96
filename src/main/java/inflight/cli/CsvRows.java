package inflight.cli;

import inflight.query.field.Escape;
import inflight.tcp.connection.Endpoint;
import java.io.PrintStream;

/** RFC 4180, with \n. */
final class CsvRows extends RowWriter {
  private boolean first;

  CsvRows(PrintStream out, String[] columns) {
    super(out);
    buffer.text(String.join(",", columns)).ascii('\n');
  }

  @Override
  void begin() {
    first = true;
  }

  private TextBuffer cell() {
    if (!first) {
      buffer.ascii(',');
    }
    first = false;
    return buffer;
  }

  @Override
  void number(long value) {
    cell().number(value);
  }

  @Override
  void seconds(long nanos) {
    cell().seconds(nanos);
  }

  @Override
  void millis(long nanos) {
    cell().millis(nanos);
  }

  @Override
  void text(String text) {
    if (isPlain(text)) {
      cell().text(text);
      return;
    }
    StringBuilder shown = new StringBuilder();
    CsvText.cell(shown, Escape.text(text));
    cell().text(shown.toString());
  }

  /** Letters, and in the middle also hyphens: what names of states and the like are made of. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c != '-' || i == 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void address(Endpoint endpoint) {
    cell().address(endpoint);
  }

  @Override
  void empty() {
    cell();
  }

  @Override
  void end() {
    buffer.ascii('\n');
    flushIfMuch();
  }
}
