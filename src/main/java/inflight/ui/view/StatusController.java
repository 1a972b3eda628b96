package inflight.ui.view;

import inflight.tcp.verdict.Profile;
import inflight.ui.model.OpenCapture;
import inflight.ui.model.OpenCapture.Phase;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import inflight.ui.model.Workbench;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/** The line at the foot: how much there is, how far it is read, what is wrong with it. */
public final class StatusController {
  private final WindowModel model;
  private Subscription bound = Subscription.EMPTY;
  @FXML private Label frames;
  @FXML private Label connections;
  @FXML private Label trouble;
  @FXML private Label note;
  @FXML private HBox loading;
  @FXML private ProgressBar progress;
  @FXML private MenuButton rules;

  StatusController(WindowModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    loading.managedProperty().bind(loading.visibleProperty());
    trouble.managedProperty().bind(trouble.visibleProperty());
    trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(trouble.textProperty());
    trouble.setTooltip(whole);
    rules.setTooltip(new Tooltip(Words.of("rules.whose")));
    ToggleGroup group = new ToggleGroup();
    for (Profile profile : Profile.values()) {
      RadioMenuItem item = new RadioMenuItem(profile.title());
      item.setId(profile.id());
      item.setToggleGroup(group);
      item.setOnAction(e -> model.rulesProperty().set(profile));
      rules.getItems().add(item);
      model.rulesProperty().subscribe(is -> item.setSelected(is == profile));
    }
    model.rulesProperty().subscribe(is -> rules.setText(Words.of("rules.in.use", is.title())));
    model.workbenchProperty().subscribe(this::show);
  }

  private void show(Workbench bench) {
    bound.unsubscribe();
    bound = Subscription.EMPTY;
    if (bench == null) {
      return;
    }
    OpenCapture open = bench.open();
    progress.progressProperty().bind(open.progressProperty());
    trouble.textProperty().bind(open.troubleProperty());
    bound =
        Subscription.combine(
            open.framesProperty()
                .subscribe(n -> frames.setText(Words.counted("frames", n.longValue()))),
            open.connectionsProperty()
                .subscribe(n -> connections.setText(Words.counted("connections", n.longValue()))),
            open.phaseProperty().subscribe(this::phase),
            bench.export().outcomeProperty().subscribe(note::setText));
  }

  private void phase(Phase phase) {
    loading.setVisible(phase == Phase.LOADING);
    note.setText(phase == Phase.CANCELLED ? Words.of("load.cancelled") : "");
  }

  @FXML
  private void cancel() {
    model.workbenchProperty().get().open().cancel();
  }
}
