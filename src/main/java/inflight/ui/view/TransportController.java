package inflight.ui.view;

import inflight.ui.model.Player;
import inflight.ui.model.Units;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Play, step, jump, how fast, and where the play head stands. */
public final class TransportController {
  private final Player player;
  @FXML private Node bar;
  @FXML private Button first;
  @FXML private Button back;
  @FXML private Button play;
  @FXML private Button forward;
  @FXML private Button last;
  @FXML private Button event;
  @FXML private ComboBox<Double> speed;
  @FXML private ToggleButton loop;
  @FXML private StackPane overview;
  @FXML private Label time;

  TransportController(WindowModel model) {
    this.player = model.player();
  }

  @FXML
  private void initialize() {
    Icons.set(first, "mdi2s-skip-previous", Words.of("transport.first"));
    Icons.set(back, "mdi2c-chevron-left", Words.of("transport.back"));
    Icons.set(forward, "mdi2c-chevron-right", Words.of("transport.forward"));
    Icons.set(last, "mdi2s-skip-next", Words.of("transport.last"));
    Icons.set(event, "mdi2f-flag-outline", Words.of("transport.event"));
    Icons.set(loop, "mdi2r-repeat", Words.of("transport.loop"));
    speed.getItems().setAll(Player.SPEEDS);
    speed.setConverter(Choices.named(TransportController::speedName));
    player.speedProperty().subscribe(s -> speed.setValue(s.doubleValue()));
    speed
        .valueProperty()
        .subscribe(
            s -> {
              if (s != null) {
                player.speedProperty().set(s);
              }
            });
    bar.addEventFilter(KeyEvent.KEY_PRESSED, this::stepKeys);
    loop.selectedProperty().bindBidirectional(player.loopProperty());
    player.playingProperty().subscribe(this::playing);
    player.headProperty().subscribe(v -> showTime());
    player.sceneProperty().subscribe(v -> scene());
    OverviewStrip strip = new OverviewStrip(player);
    Theme.colorsProperty().subscribe(v -> strip.paletteProperty().set(Theme.ladder()));
    overview.getChildren().add(strip);
  }

  /** Arrows step here too, where they would go from button to button. */
  private void stepKeys(KeyEvent e) {
    boolean choosing = speed.isFocused();
    if (e.getCode() == KeyCode.LEFT && !choosing) {
      player.stepBack();
      e.consume();
    } else if (e.getCode() == KeyCode.RIGHT && !choosing) {
      player.stepForward();
      e.consume();
    }
  }

  static String speedName(double speed) {
    return speed < 1
        ? Words.of("speed.slow", Math.round(1 / speed))
        : Words.of("speed.fast", Math.round(speed));
  }

  private void playing(boolean on) {
    Icons.set(
        play,
        on ? "mdi2p-pause" : "mdi2p-play",
        Words.of(on ? "transport.pause" : "transport.play"));
  }

  private void scene() {
    boolean none = player.scene() == null;
    for (Node n : new Node[] {first, back, play, forward, last, event, speed, loop}) {
      n.setDisable(none);
    }
    showTime();
  }

  private void showTime() {
    if (player.scene() == null) {
      time.setText("");
      return;
    }
    double head = player.headProperty().get();
    String at = head == Player.REST ? "–" : Units.duration(Math.min((long) head, durationNanos()));
    time.setText(Words.of("transport.time", at, Units.duration(durationNanos())));
  }

  private long durationNanos() {
    return player.scene().trace().durationNanos();
  }

  @FXML
  private void first() {
    player.first();
  }

  @FXML
  private void back() {
    player.stepBack();
  }

  @FXML
  private void play() {
    player.toggle();
  }

  @FXML
  private void forward() {
    player.stepForward();
  }

  @FXML
  private void last() {
    player.last();
  }

  @FXML
  private void event() {
    player.nextEvent();
  }
}
