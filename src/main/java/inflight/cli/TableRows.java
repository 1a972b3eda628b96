package inflight.cli;

import inflight.query.field.Escape;
import inflight.tcp.connection.Endpoint;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A table for people: columns as wide as their widest cell, so that nothing is printed before the
 * last row is known. Times are rounded down to what a person reads.
 */
final class TableRows extends RowWriter {
  private static final int SECONDS_DECIMALS = 6;
  private static final int MILLIS_DECIMALS = 3;

  private final String[] titles;
  private final boolean[] right;

  /** The cells of all rows, one behind the other. */
  private final TextBuffer cells = new TextBuffer();

  private int[] ends = new int[1024];
  private int count;

  /** A title with a space in front makes its column right-aligned. */
  TableRows(PrintStream out, String[] titles) {
    super(out);
    this.titles = titles;
    right = new boolean[titles.length];
    for (int c = 0; c < titles.length; c++) {
      right[c] = titles[c].charAt(0) == ' ';
    }
  }

  @Override
  void begin() {}

  private void endCell() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = cells.length();
  }

  @Override
  void number(long value) {
    cells.number(value);
    endCell();
  }

  @Override
  void seconds(long nanos) {
    cells.seconds(nanos).drop(9 - SECONDS_DECIMALS);
    endCell();
  }

  @Override
  void millis(long nanos) {
    cells.millis(nanos).drop(6 - MILLIS_DECIMALS);
    endCell();
  }

  @Override
  void text(String text) {
    cells.text(Escape.text(text));
    endCell();
  }

  @Override
  void address(Endpoint endpoint) {
    cells.address(endpoint);
    endCell();
  }

  @Override
  void empty() {
    endCell();
  }

  @Override
  void end() {}

  @Override
  void finish() {
    int[] width = widths();
    for (int c = 0; c < titles.length; c++) {
      byte[] title = titles[c].strip().getBytes(StandardCharsets.UTF_8);
      put(c, width[c], title, 0, title.length);
    }
    for (int i = 0, from = 0; i < count; flushIfMuch()) {
      for (int c = 0; c < width.length; from = ends[i++], c++) {
        put(c, width[c], cells.bytes(), from, ends[i] - from);
      }
    }
    flush();
  }

  private int[] widths() {
    int[] width = new int[titles.length];
    for (int c = 0; c < width.length; c++) {
      width[c] = titles[c].strip().length();
    }
    for (int i = 0, column = 0, from = 0; i < count; from = ends[i++]) {
      width[column] = Math.max(width[column], ends[i] - from);
      column = column + 1 == width.length ? 0 : column + 1;
    }
    return width;
  }

  private void put(int column, int width, byte[] text, int from, int len) {
    buffer.spaces(right[column] ? width - len : 0).bytes(text, from, len);
    if (column == right.length - 1) {
      buffer.ascii('\n');
    } else {
      buffer.spaces(right[column] ? 2 : width - len + 2);
    }
  }
}
