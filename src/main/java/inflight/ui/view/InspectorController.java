package inflight.ui.view;

import inflight.ui.model.FrameDetail;
import inflight.ui.model.InspectorModel;
import inflight.ui.model.Spot;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Workbench;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** One frame taken apart: header, summary, fields and bytes, which light up together. */
public final class InspectorController {
  private final WindowModel model;
  private Subscription bound = Subscription.EMPTY;
  private InspectorModel inspector;
  private ByteRows byteRows;

  /** The tree follows what is lit elsewhere, but not what is lit by pointing at itself. */
  private boolean pointingAtTree;

  @FXML private Region content;
  @FXML private SplitPane split;
  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private Label headerTitle;
  @FXML private HeaderView header;
  @FXML private FactsView facts;
  @FXML private FieldTreeView tree;
  @FXML private CanvasList bytes;

  InspectorController(WindowModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    Dividers.keep(split, model.settings(), "inspector.", -250, -112);
    bytes.setRowHeight(ByteRows.HEIGHT);
    bytes.widthProperty().subscribe(v -> fitBytes());
    header.onSpot(this::point, this::choose);
    facts.onPoint(this::point);
    tree.onSpot(
        spot -> {
          pointingAtTree = true;
          point(spot);
          pointingAtTree = false;
        },
        spot -> {
          pointingAtTree = true;
          choose(spot);
          pointingAtTree = false;
        });
    bytes.setOnMousePressed(
        e -> {
          if (byteRows != null) {
            choose(byteRows.spotAt(bytes.indexAtY(e.getY()), e.getX()));
          }
        });
    model.workbenchProperty().subscribe(this::show);
  }

  private void point(Spot spot) {
    if (inspector != null) {
      inspector.hoveredProperty().set(spot);
    }
  }

  private void choose(Spot spot) {
    if (inspector != null) {
      inspector.chosenProperty().set(spot);
    }
  }

  private void show(Workbench bench) {
    bound.unsubscribe();
    bound = Subscription.EMPTY;
    inspector = bench == null ? null : bench.inspector();
    tree.filterWith(bench == null ? null : bench.filter());
    if (inspector == null) {
      show((FrameDetail) null);
      return;
    }
    bound =
        Subscription.combine(
            inspector.detailProperty().subscribe(d -> show(d)),
            inspector.litProperty().subscribe(this::light));
  }

  private void show(FrameDetail d) {
    content.setVisible(d != null);
    if (d == null) {
      byteRows = null;
      bytes.clear();
      return;
    }
    title.setText(d.title());
    subtitle.setText(d.subtitle());
    headerTitle.setText(d.headerTitle().toUpperCase(Locale.ROOT));
    boolean hasHeader = !d.header().isEmpty();
    for (Region r : new Region[] {headerTitle, header}) {
      r.setVisible(hasHeader);
      r.setManaged(hasHeader);
    }
    header.show(d.header());
    facts.show(d.sections());
    tree.show(d.tree());
    byteRows = new ByteRows(d, this::point);
    byteRows.width(bytes.getWidth());
    bytes.show(byteRows, i -> {});
    light(inspector.litProperty().get());
  }

  private void fitBytes() {
    if (byteRows != null) {
      byteRows.width(bytes.getWidth());
      bytes.refresh();
    }
  }

  private void light(Spot spot) {
    header.light(spot);
    if (!pointingAtTree) {
      tree.light(spot);
    }
    if (byteRows != null) {
      byteRows.light(spot);
      int row = byteRows.rowOf(spot.bytes());
      if (row >= 0 && !bytes.isHover()) {
        bytes.reveal(row);
      }
      bytes.refresh();
    }
  }
}
