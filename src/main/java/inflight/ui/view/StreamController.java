package inflight.ui.view;

import inflight.ui.model.StreamModel;
import inflight.ui.model.StreamModel.Mode;
import inflight.ui.model.Units;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import inflight.ui.model.Workbench;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;

/** The stream view: what both ends said, as text, hexadecimal or raw. */
public final class StreamController {
  private final WindowModel model;
  private Subscription bound = Subscription.EMPTY;
  private StreamModel stream;
  private StreamRows rows;
  @FXML private Parent page;
  @FXML private ToggleGroup modes;
  @FXML private RadioButton text;
  @FXML private RadioButton hex;
  @FXML private RadioButton raw;
  @FXML private Label pointed;
  @FXML private CanvasList list;

  StreamController(WindowModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    list.setRowHeight(StreamRows.HEIGHT);
    list.widthProperty().subscribe(v -> fit());
    list.setOnMousePressed(
        e -> {
          long position =
              rows == null
                  ? StreamRows.NO_BYTE
                  : rows.positionAt(list.indexAtY(e.getY()), e.getX());
          if (position != StreamRows.NO_BYTE) {
            stream.select(position);
          }
        });
    page.visibleProperty().subscribe(v -> list.refresh());
    modes.selectedToggleProperty().subscribe(this::mode);
    model.workbenchProperty().subscribe(this::show);
  }

  private void show(Workbench bench) {
    bound.unsubscribe();
    bound = Subscription.EMPTY;
    stream = bench == null ? null : bench.stream();
    if (stream == null) {
      rows = null;
      list.clear();
      return;
    }
    rows = new StreamRows(stream, this::point);
    list.show(rows, i -> {});
    mode(modes.getSelectedToggle());
    fit();
    stream.activeProperty().bind(page.visibleProperty());
    bound =
        Subscription.combine(
            stream.activeProperty()::unbind,
            stream.versionProperty().subscribe(v -> changed()),
            bench.focus().rowProperty().subscribe(v -> follow()));
  }

  private void mode(Toggle chosen) {
    if (stream != null) {
      stream.modeProperty().set(chosen == hex ? Mode.HEX : chosen == raw ? Mode.RAW : Mode.TEXT);
    }
  }

  private void fit() {
    if (rows != null && list.getWidth() > 0) {
      stream.columnsProperty().set(rows.columns(list.getWidth()));
    }
  }

  private void changed() {
    point(StreamRows.NO_BYTE);
    list.refresh();
  }

  /** The bytes of the segment looked at come into view. */
  private void follow() {
    int line = stream.selectedLine();
    if (line >= 0 && !list.isHover()) {
      list.reveal(line);
    }
    list.refresh();
  }

  private void point(long position) {
    if (stream == null) {
      return;
    }
    if (position != StreamRows.NO_BYTE) {
      pointed.setText(
          Words.of(
              "stream.byte",
              Units.count(stream.offsetOf(position)),
              Units.count(stream.rowOf(position) + 1L)));
    } else if (!stream.problemProperty().get().isEmpty()) {
      pointed.setText(stream.problemProperty().get());
    } else {
      String total = Words.counted("bytes", stream.totalBytes());
      pointed.setText(stream.cutShort() ? Words.of("stream.cut", total) : total);
    }
  }
}
