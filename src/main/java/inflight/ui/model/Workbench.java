package inflight.ui.model;

import inflight.document.Capture;

/** One open capture with everything that is shown of it. */
public final class Workbench {
  private final OpenCapture open;
  private final Focus focus;
  private final ConnectionsModel connections;
  private final SegmentsModel segments;

  Workbench(Capture capture, Background background) {
    open = new OpenCapture(capture, background);
    focus = new Focus(open, background);
    connections = new ConnectionsModel(open, background);
    segments = new SegmentsModel(open, focus, background);
  }

  public OpenCapture open() {
    return open;
  }

  public Focus focus() {
    return focus;
  }

  public ConnectionsModel connections() {
    return connections;
  }

  public SegmentsModel segments() {
    return segments;
  }

  /** Brings everything up to date with what has been read. */
  public void refresh() {
    boolean first = open.framesProperty().get() == 0;
    open.refresh();
    connections.refresh();
    if (first && connections.total() > 0 && focus.connection() == Focus.NONE) {
      focus.selectConnection(0);
    } else if (first && open.framesProperty().get() > 0 && focus.row() == Focus.NONE) {
      focus.selectRow(0);
    }
  }
}
