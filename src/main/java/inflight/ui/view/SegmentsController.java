package inflight.ui.view;

import inflight.ui.model.Focus;
import inflight.ui.model.SegmentsModel;
import inflight.ui.model.SegmentsModel.Column;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import inflight.ui.model.Workbench;
import java.util.Arrays;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.util.Subscription;

/** The packet list. */
public final class SegmentsController {
  private static final boolean[] RIGHT = {true, true, false, false, false, true, false};
  private final WindowModel model;
  private Subscription bound = Subscription.EMPTY;
  @FXML private Parent page;
  @FXML private RadioButton whole;
  @FXML private RadioButton one;
  @FXML private Label count;
  @FXML private FilterBar filter;
  @FXML private ColumnHeader header;
  @FXML private CanvasList list;

  SegmentsController(WindowModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    list.setRowHeight(SegmentRows.HEIGHT);
    String[] titles = Arrays.stream(Column.values()).map(Column::title).toArray(String[]::new);
    header.columns(titles, widths(0), RIGHT, list::refresh);
    list.widthProperty().subscribe(w -> header.fit(widths(w.doubleValue())));
    list.scrollXProperty().subscribe(x -> header.scrollTo(x.doubleValue()));
    page.visibleProperty().subscribe(v -> list.refresh());
    model.workbenchProperty().subscribe(this::show);
  }

  /** The less room there is, the more of it belongs to the last column, which says most. */
  private static double[] widths(double room) {
    double address = room > 1100 ? 200 : room > 800 ? 150 : 112;
    double protocol = room > 700 ? 76 : 0;
    double length = room > 700 ? 64 : 0;
    return new double[] {room > 700 ? 74 : 60, 96, address, address, protocol, length, 0};
  }

  private void show(Workbench bench) {
    bound.unsubscribe();
    bound = Subscription.EMPTY;
    filter.show(bench == null ? null : bench.filter());
    if (bench == null) {
      list.clear();
      return;
    }
    SegmentsModel segments = bench.segments();
    Focus focus = bench.focus();
    list.show(new SegmentRows(segments, header), index -> focus.selectRow(segments.rowAt(index)));
    list.setOnContextMenuRequested(
        e -> {
          int index = list.indexAt(e.getY(), e.getX());
          if (index >= 0) {
            Column column = Column.values()[header.columnAt(e.getX())];
            FilterMenu.show(list, e, bench.filter(), segments.filterOf(index, column));
          }
        });
    segments.wholeCaptureProperty().bind(whole.selectedProperty());
    bound =
        Subscription.combine(
            segments.wholeCaptureProperty()::unbind,
            segments.versionProperty().subscribe(v -> changed(bench)),
            bench.filter().busyProperty().subscribe(b -> changed(bench)),
            focus.rowProperty().subscribe(r -> mark(bench)));
  }

  private void changed(Workbench bench) {
    String shown = Words.counted("frames", bench.segments().size());
    boolean filtered = !bench.filter().appliedProperty().get().isEmpty();
    boolean searching = bench.filter().busyProperty().get();
    count.setText(
        searching
            ? Words.of("filter.searching")
            : filtered ? Words.of("segments.passing", shown) : shown);
    one.setDisable(bench.focus().connection() < 0);
    list.setFollowsTail(bench.live() != null && bench.open().loading());
    list.refresh();
    mark(bench);
  }

  private void mark(Workbench bench) {
    int row = bench.focus().row();
    list.select(row < 0 ? -1 : bench.segments().indexOf(row));
  }
}
