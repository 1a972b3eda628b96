package inflight.ui.model;

import inflight.document.Capture;

/** One open capture with everything that is shown of it. */
public final class Workbench {
  private final OpenCapture open;
  private final LiveSession live;
  private final Focus focus;
  private final FilterModel filter;
  private final ConnectionsModel connections;
  private final SegmentsModel segments;
  private final InspectorModel inspector;
  private final StoryModel story;
  private final FindingsModel findings;
  private final StreamModel stream;
  private final ExportModel export;
  private final PlayerLink link;

  /** No connection was there yet to be looked at. */
  private boolean untouched = true;

  Workbench(Capture capture, Player player, Background background) {
    this(capture, null, player, background, new FilterHistory(new Settings(null)));
  }

  Workbench(Capture capture, Player player, Background background, FilterHistory history) {
    this(capture, null, player, background, history);
  }

  /**
   * @param live what writes the capture, null for a file
   */
  Workbench(
      Capture capture,
      LiveSession live,
      Player player,
      Background background,
      FilterHistory history) {
    this.live = live;
    open = new OpenCapture(capture, live);
    focus = new Focus(open, background);
    filter = new FilterModel(open, history, background);
    connections = new ConnectionsModel(open, filter, background);
    segments = new SegmentsModel(open, focus, filter, background);
    inspector = new InspectorModel(open, focus, background);
    story = new StoryModel(open, focus, background);
    findings = new FindingsModel(open, focus, background);
    stream = new StreamModel(open, focus, background);
    export = new ExportModel(open, focus, background);
    link = new PlayerLink(focus, player);
  }

  /** Gives back the file and the player. */
  void close() {
    link.unlink();
    open.close();
  }

  public OpenCapture open() {
    return open;
  }

  /** The live capture that is shown, running or not; null for a file. */
  public LiveSession live() {
    return live;
  }

  public Focus focus() {
    return focus;
  }

  public FilterModel filter() {
    return filter;
  }

  public ConnectionsModel connections() {
    return connections;
  }

  public SegmentsModel segments() {
    return segments;
  }

  public InspectorModel inspector() {
    return inspector;
  }

  public StreamModel stream() {
    return stream;
  }

  public ExportModel export() {
    return export;
  }

  public FindingsModel findings() {
    return findings;
  }

  public StoryModel story() {
    return story;
  }

  /** Brings everything up to date with what has been read. */
  public void refresh() {
    boolean shownBefore = connections.rows() > 0;
    open.refresh();
    connections.refresh();
    if (live != null) {
      live.refresh();
      focus.grow();
    }
    // first the rows, then what is made of one of them
    if (untouched && connections.total() > 0 && (shownBefore || !open.loading())) {
      untouched = false;
      focus.selectConnection(0);
    } else if (!open.loading() && connections.total() == 0 && focus.row() == Focus.NONE) {
      focus.selectRow(0);
    }
  }
}
