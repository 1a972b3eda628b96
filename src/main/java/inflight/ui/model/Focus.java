package inflight.ui.model;

import inflight.packet.index.FrameTable;
import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * What is being looked at: one connection, and one frame of it or any other frame. All views follow
 * it and all may move it. The trace of the connection is read beside the window and comes a moment
 * later.
 */
public final class Focus {
  /** No connection, or no frame. */
  public static final int NONE = -1;

  /** Reading a growing connection may take one part in so many of the time. */
  private static final int GROW_SPACING = 4;

  private final OpenCapture open;
  private final Background.Latest tracing;
  private final ReadOnlyIntegerWrapper connection = new ReadOnlyIntegerWrapper(NONE);
  private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper(NONE);
  private final ReadOnlyObjectWrapper<ConnectionTrace> trace = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  private long growAtNanos;

  Focus(OpenCapture open, Background background) {
    this.open = open;
    this.tracing = background.latest();
    // a connection looked at while the file was still being read has grown since
    open.phaseProperty()
        .addListener(
            (p, was, is) -> {
              if (connection.get() != NONE) {
                read();
              }
            });
  }

  /** Looks at a connection from its first frame on. */
  public void selectConnection(int number) {
    if (number == connection.get() || number < 0) {
      return;
    }
    // the row first: then nothing takes it for a frame that was picked within the connection
    row.set(open.capture().connections().get(number).firstRow);
    setConnection(number);
  }

  /** Looks at a frame, and at the connection it belongs to if it belongs to one. */
  public void selectRow(int newRow) {
    if (newRow < 0 || newRow >= open.capture().frames().size()) {
      return;
    }
    int owner = open.capture().frames().connection(newRow);
    if (owner != FrameTable.NO_CONNECTION && owner != connection.get()) {
      setConnection(owner);
    }
    row.set(newRow);
  }

  /** Looks at the segment {@code steps} after the one looked at, within the connection. */
  public void step(int steps) {
    ConnectionTrace t = trace.get();
    if (t == null || t.segments().isEmpty()) {
      return;
    }
    int at = t.indexOfRow(row.get());
    int next = at < 0 ? 0 : Math.clamp(at + (long) steps, 0, t.segments().size() - 1);
    row.set(t.segments().get(next).row());
  }

  private void setConnection(int number) {
    trace.set(null);
    connection.set(number);
    read();
  }

  /** Reads a connection again that has grown, as often as that is worth its time. */
  void grow() {
    ConnectionTrace shown = trace.get();
    Connection c = connectionDetails();
    if (shown == null || c == null || System.nanoTime() < growAtNanos) {
      return;
    }
    int last = shown.segments().isEmpty() ? NONE : shown.segments().getLast().row();
    if (c.lastRow > last) {
      read();
    }
  }

  private void read() {
    int number = connection.get();
    long from = System.nanoTime();
    growAtNanos = Long.MAX_VALUE;
    tracing.run(
        () -> open.capture().trace(number),
        t -> {
          long now = System.nanoTime();
          growAtNanos = now + GROW_SPACING * (now - from);
          problem.set("");
          if (grown(t)) {
            trace.set(t);
          }
        },
        e -> {
          growAtNanos = System.nanoTime();
          problem.set(String.valueOf(e.getMessage()));
        });
  }

  /** Whether the trace says more than the one shown; a new one takes the play head back. */
  private boolean grown(ConnectionTrace t) {
    ConnectionTrace shown = trace.get();
    return shown == null
        || shown.number() != t.number()
        || shown.segments().size() != t.segments().size()
        || shown.completeness() != t.completeness();
  }

  public int connection() {
    return connection.get();
  }

  public ReadOnlyIntegerProperty connectionProperty() {
    return connection.getReadOnlyProperty();
  }

  public int row() {
    return row.get();
  }

  public ReadOnlyIntegerProperty rowProperty() {
    return row.getReadOnlyProperty();
  }

  /** Null until it has been read. */
  public ReadOnlyObjectProperty<ConnectionTrace> traceProperty() {
    return trace.getReadOnlyProperty();
  }

  /** Why the connection cannot be read, as when the file was changed; empty if it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The segment looked at, null if the frame is none or the trace is not there yet. */
  public Segment segment() {
    ConnectionTrace t = trace.get();
    return t == null || row.get() < 0 ? null : t.ofRow(row.get());
  }

  /** The connection looked at, null if none is. */
  public Connection connectionDetails() {
    return connection.get() < 0 ? null : open.capture().connections().get(connection.get());
  }
}
