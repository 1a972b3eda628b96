package inflight.ui.view;

import inflight.ui.model.CaptureModel;
import inflight.ui.model.DeviceLine;
import inflight.ui.model.WindowModel;
import java.io.IOException;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.util.Duration;

/** The page on which a live capture is begun: interfaces, filter, what to keep. */
public final class CaptureController {
  private final WindowModel window;
  private final CaptureModel model;
  private final Timeline counting = new Timeline(new KeyFrame(Duration.millis(500), e -> count()));
  private int counted;
  @FXML private Label rights;
  @FXML private Label problem;
  @FXML private ListView<DeviceLine> devices;
  @FXML private TextField filter;
  @FXML private Label filterProblem;
  @FXML private MenuButton usual;
  @FXML private CheckBox headersOnly;
  @FXML private CheckBox promiscuous;
  @FXML private Button start;
  @FXML private Label starting;

  CaptureController(WindowModel window) {
    this.window = window;
    this.model = window.capturePage();
  }

  @FXML
  private void initialize() {
    counting.setCycleCount(Animation.INDEFINITE);
    rights.textProperty().bind(model.rightsProperty());
    problem
        .textProperty()
        .bind(
            Bindings.when(model.problemProperty().isNotEmpty())
                .then(model.problemProperty())
                .otherwise(window.problemProperty()));
    shownIfAny(problem);
    filterProblem.textProperty().bind(model.filterProblemProperty());
    shownIfAny(filterProblem);
    filter.textProperty().bindBidirectional(model.filterProperty());
    headersOnly.selectedProperty().bindBidirectional(model.headersOnlyProperty());
    promiscuous.selectedProperty().bindBidirectional(model.promiscuousProperty());
    for (String text : CaptureModel.USUAL_FILTERS) {
      MenuItem item = new MenuItem(text);
      item.setMnemonicParsing(false);
      item.setOnAction(e -> filter.setText(text));
      usual.getItems().add(item);
    }
    devices.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    devices.setCellFactory(list -> new DeviceCell(this::begin));
    start
        .disableProperty()
        .bind(
            Bindings.isEmpty(devices.getSelectionModel().getSelectedItems())
                .or(model.filterProblemProperty().isNotEmpty())
                .or(window.busyProperty()));
    starting.visibleProperty().bind(window.busyProperty());
    model.versionProperty().subscribe(this::fill);
    model.shownProperty().subscribe(this::shown);
  }

  private static void shownIfAny(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  private void shown(boolean is) {
    if (is) {
      counting.play();
      filter.requestFocus();
    } else {
      counting.stop();
    }
  }

  /** Twice a second the counters, every few seconds the list. */
  private void count() {
    model.count();
    if (++counted % 8 == 0) {
      model.list();
    }
    devices.refresh();
  }

  private void fill() {
    List<String> chosen = chosen();
    if (!devices.getItems().equals(model.devices())) {
      devices.getItems().setAll(model.devices());
      for (DeviceLine d : model.devices()) {
        if (chosen.contains(d.device().name())) {
          devices.getSelectionModel().select(d);
        }
      }
    }
    if (devices.getSelectionModel().isEmpty() && !devices.getItems().isEmpty()) {
      devices.getSelectionModel().select(usual());
    }
  }

  /** The first that is up and one network. */
  private DeviceLine usual() {
    return devices.getItems().stream()
        .filter(d -> d.device().isRunning() && !d.device().name().equals("any"))
        .findFirst()
        .orElse(devices.getItems().getFirst());
  }

  private List<String> chosen() {
    return devices.getSelectionModel().getSelectedItems().stream()
        .filter(d -> d != null)
        .map(d -> d.device().name())
        .toList();
  }

  @FXML
  private void begin() {
    if (start.isDisabled()) {
      return;
    }
    try {
      window.capture(model.request(chosen()));
    } catch (IOException e) {
      window.problem(String.valueOf(e.getMessage()));
    }
  }

  @FXML
  private void again() {
    model.list();
  }

  @FXML
  private void back() {
    model.shownProperty().set(false);
  }
}
