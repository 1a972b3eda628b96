package inflight.ui.model;

import inflight.packet.index.FrameTable;
import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.ConnectionTrace;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** The packet list: all frames of the capture, or those of the connection looked at. */
public final class SegmentsModel {
  /** Columns in the order in which they stand. */
  public enum Column {
    NUMBER,
    TIME,
    SOURCE,
    DESTINATION,
    PROTOCOL,
    LENGTH,
    INFO;

    public String title() {
      return Words.of("column." + name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private static final int[] NO_ROWS = {};

  private final OpenCapture open;
  private final Focus focus;
  private final FrameTable table;
  private final FrameLines lines;
  private final Background.Latest finding;
  private final BooleanProperty wholeCapture = new SimpleBooleanProperty(true);
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private int[] ofConnection = NO_ROWS;

  SegmentsModel(OpenCapture open, Focus focus, Background background) {
    this.open = open;
    this.focus = focus;
    this.table = open.capture().frames();
    this.lines = new FrameLines(open, background);
    this.finding = background.latest();
    lines.versionProperty().addListener((p, was, is) -> changed());
    open.framesProperty().addListener((p, was, is) -> changed());
    wholeCapture.addListener((p, was, is) -> find());
    focus.connectionProperty().addListener((p, was, is) -> find());
    open.phaseProperty().addListener((p, was, is) -> find());
    focus.traceProperty().addListener((p, was, is) -> grown(is));
  }

  private void find() {
    Connection c = focus.connectionDetails();
    if (wholeCapture.get() || c == null) {
      ofConnection = NO_ROWS;
      changed();
      return;
    }
    finding.run(
        () -> table.rowsOf(c.number(), c.firstRow, c.lastRow),
        rows -> {
          ofConnection = rows;
          changed();
        },
        e -> changed());
  }

  /** In a live capture a connection gets more rows. */
  private void grown(ConnectionTrace trace) {
    if (trace != null && open.loading() && !wholeCapture.get()) {
      find();
    }
  }

  private void changed() {
    version.set(version.get() + 1);
  }

  /** Whether all frames are listed, or only those of the connection looked at. */
  public BooleanProperty wholeCaptureProperty() {
    return wholeCapture;
  }

  /** Changes whenever what the list shows may have changed. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  public int size() {
    return wholeCapture.get() ? open.framesProperty().get() : ofConnection.length;
  }

  /** The frame's row in the capture. */
  public int rowAt(int index) {
    return wholeCapture.get() ? index : ofConnection[index];
  }

  /** Where a frame stands in the list, -1 if it is not in it. */
  public int indexOf(int row) {
    if (wholeCapture.get()) {
      return row < size() ? row : -1;
    }
    return Math.max(-1, Arrays.binarySearch(ofConnection, row));
  }

  /** Makes sure that the lines [from, to) will be there soon. */
  public void inView(int from, int to) {
    int[] rows = new int[Math.max(0, to - from)];
    Arrays.setAll(rows, i -> rowAt(from + i));
    lines.want(rows);
  }

  /** The text of a cell; empty while it is being read. */
  public String cell(int index, Column column) {
    int row = rowAt(index);
    switch (column) {
      case NUMBER:
        return Integer.toString(row + 1);
      case TIME:
        return table.hasTime(row) ? Units.offset(table.tsNanos(row) - table.tsNanos(0)) : "";
      default:
        FrameLine line = lines.get(row);
        return line == null ? "" : text(line, column);
    }
  }

  private static String text(FrameLine line, Column column) {
    return switch (column) {
      case SOURCE -> line.source();
      case DESTINATION -> line.destination();
      case PROTOCOL -> line.protocol();
      case LENGTH -> Integer.toString(line.lenBytes());
      default -> line.info();
    };
  }

  /** Verdict bits of a line. */
  public int verdicts(int index) {
    return table.verdict(rowAt(index));
  }

  /** The twelve TCP flag bits of a line, 0 without TCP. */
  public int flags(int index) {
    return table.flags(rowAt(index));
  }
}
