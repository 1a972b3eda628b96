package inflight.ui.model;

import inflight.packet.index.FrameTable;
import inflight.query.field.FieldType;
import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.ConnectionTrace;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The packet list: all frames of the capture, or those of the connection looked at; of them those
 * that pass the filter.
 */
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
  private final FilterModel filter;
  private final FrameTable table;
  private final FrameLines lines;
  private final Background.Latest finding;
  private final BooleanProperty wholeCapture = new SimpleBooleanProperty(true);
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();

  /** The rows listed; null for all. */
  private int[] chosen;

  SegmentsModel(OpenCapture open, Focus focus, FilterModel filter, Background background) {
    this.open = open;
    this.focus = focus;
    this.filter = filter;
    this.table = open.capture().frames();
    this.lines = new FrameLines(open, background);
    this.finding = background.latest();
    lines.versionProperty().addListener((p, was, is) -> changed());
    open.framesProperty().addListener((p, was, is) -> changed());
    wholeCapture.addListener((p, was, is) -> find());
    focus.connectionProperty().addListener((p, was, is) -> find());
    filter.versionProperty().addListener((p, was, is) -> find());
    open.phaseProperty().addListener((p, was, is) -> find());
    focus.traceProperty().addListener((p, was, is) -> grown(is));
  }

  private void find() {
    Connection c = wholeCapture.get() ? null : focus.connectionDetails();
    int[] passing = filter.rows();
    if (c == null) {
      finding.forget();
      chosen = wholeCapture.get() ? passing : NO_ROWS;
      changed();
      return;
    }
    finding.run(
        () -> {
          int[] own = table.rowsOf(c.number(), c.firstRow, c.lastRow);
          return passing == null ? own : both(own, passing);
        },
        rows -> {
          chosen = rows;
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

  /** What is in both of two ascending lists. */
  private static int[] both(int[] a, int[] b) {
    return Arrays.stream(a).filter(row -> Arrays.binarySearch(b, row) >= 0).toArray();
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
    return chosen == null ? open.framesProperty().get() : chosen.length;
  }

  /** The frame's row in the capture. */
  public int rowAt(int index) {
    return chosen == null ? index : chosen[index];
  }

  /** Where a frame stands in the list, -1 if it is not in it. */
  public int indexOf(int row) {
    if (chosen == null) {
      return row < size() ? row : -1;
    }
    return Math.max(-1, Arrays.binarySearch(chosen, row));
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

  /** The filter that a frame passes for what stands in a cell; empty where nothing does. */
  public String filterOf(int index, Column column) {
    int row = rowAt(index);
    FrameLine line = lines.get(row);
    return switch (column) {
      case NUMBER -> "frame.number == " + (row + 1);
      case TIME ->
          table.hasTime(row) && table.hasTime(0)
              ? "frame.time_relative == " + seconds(table.tsNanos(row) - table.tsNanos(0))
              : "";
      case SOURCE -> line == null ? "" : address(line.source(), "src");
      case DESTINATION -> line == null ? "" : address(line.destination(), "dst");
      case PROTOCOL -> line == null ? "" : line.protocolFilter();
      case LENGTH -> line == null ? "" : "frame.len == " + line.lenBytes();
      case INFO ->
          table.connection(row) == FrameTable.NO_CONNECTION
              ? ""
              : "tcp.stream == " + table.connection(row);
    };
  }

  private static String seconds(long nanos) {
    StringBuilder text = new StringBuilder();
    FieldType.RELATIVE_TIME.appendNumber(text, nanos);
    return text.toString();
  }

  /** The text of an address tells its kind. */
  private static String address(String text, String end) {
    if (text.isEmpty()) {
      return "";
    }
    boolean v4 = text.indexOf(':') < 0;
    boolean mac = text.length() == 17 && text.split(":").length == 6;
    return (v4 ? "ip." : mac ? "eth." : "ipv6.") + end + " == " + text;
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
