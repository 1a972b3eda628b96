package inflight.ui.view;

import inflight.ui.model.LiveSession;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import inflight.ui.model.Workbench;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/** The bar over a live capture: how it goes, what was lost, stop, save. */
public final class LiveController {
  private final WindowModel model;
  private final WindowActions actions;
  private Subscription bound = Subscription.EMPTY;
  @FXML private HBox root;
  @FXML private Node light;
  @FXML private Label state;
  @FXML private Label figures;
  @FXML private Label drops;
  @FXML private Label trouble;
  @FXML private Button stop;
  @FXML private Button save;

  LiveController(WindowModel model, WindowActions actions) {
    this.model = model;
    this.actions = actions;
  }

  @FXML
  private void initialize() {
    root.managedProperty().bind(root.visibleProperty());
    stop.managedProperty().bind(stop.visibleProperty());
    save.managedProperty().bind(save.visibleProperty());
    light.visibleProperty().bind(stop.visibleProperty());
    trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(trouble.textProperty());
    trouble.setTooltip(whole);
    model.workbenchProperty().subscribe(this::show);
  }

  private void show(Workbench bench) {
    bound.unsubscribe();
    bound = Subscription.EMPTY;
    LiveSession live = bench == null ? null : bench.live();
    root.setVisible(live != null);
    if (live == null) {
      return;
    }
    bound =
        Subscription.combine(
            live.runningProperty().subscribe(is -> running(live, is)),
            live.unsavedProperty().subscribe(is -> unsaved(is)),
            live.versionProperty().subscribe(() -> refresh(live)));
  }

  private void running(LiveSession live, boolean is) {
    stop.setVisible(is);
    stop.setDisable(false);
    save.setVisible(!is);
    state.setText(Words.of(is ? "live.capturing" : "live.stopped", live.source()));
  }

  private void unsaved(boolean is) {
    save.setDisable(!is);
    save.setText(Words.of(is ? "live.save" : "live.saved"));
  }

  private void refresh(LiveSession live) {
    figures.setText(live.figures());
    drops.setText(live.drops());
    if (live.hasDrops() != drops.getStyleClass().contains("fact-bad")) {
      drops.getStyleClass().removeAll("fact-bad");
      if (live.hasDrops()) {
        drops.getStyleClass().add("fact-bad");
      }
    }
    trouble.setText(live.trouble());
  }

  @FXML
  private void stop() {
    stop.setDisable(true);
    model.workbenchProperty().get().live().stop();
  }

  @FXML
  private void save() {
    actions.saveLive(save.getScene().getWindow(), () -> {});
  }
}
