package inflight.ui.view;

import inflight.scene.ladder.LadderOptions;
import inflight.scene.ladder.LadderScene;
import inflight.scene.ladder.Vantage;
import inflight.ui.model.Player;
import inflight.ui.model.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** How the ladder is laid out: in time or in rows, and where the capture was taken. */
final class TimelineOptions {
  private final Player player;
  private final MenuButton clock;
  private final MenuButton vantage;
  private final ToggleGroup vantages = new ToggleGroup();

  TimelineOptions(Player player, MenuButton clock, MenuButton vantage) {
    this.player = player;
    this.clock = clock;
    this.vantage = vantage;
  }

  void install() {
    ToggleGroup clocks = new ToggleGroup();
    for (boolean even : new boolean[] {false, true}) {
      RadioMenuItem item = new RadioMenuItem(clockName(even));
      item.setToggleGroup(clocks);
      item.setOnAction(e -> player.evenRowsProperty().set(even));
      clock.getItems().add(item);
      player.evenRowsProperty().subscribe(is -> item.setSelected(is == even));
    }
    player.evenRowsProperty().subscribe(even -> clock.setText(clockName(even)));
    addVantage(null);
    List.of(Vantage.CLIENT, Vantage.BETWEEN, Vantage.SERVER).forEach(this::addVantage);
    player.optionsProperty().subscribe(o -> named());
    player.sceneProperty().subscribe(s -> named());
  }

  private static String clockName(boolean even) {
    return Words.of(even ? "timeline.even" : "timeline.scale");
  }

  private void addVantage(Vantage v) {
    RadioMenuItem item = new RadioMenuItem(v == null ? Words.of("vantage.inferred") : name(v));
    item.setToggleGroup(vantages);
    item.setOnAction(
        e -> player.optionsProperty().set(player.optionsProperty().get().withVantage(v)));
    vantage.getItems().add(item);
    player.optionsProperty().subscribe(o -> item.setSelected(o.vantage() == v));
  }

  private static String name(Vantage v) {
    return Words.of("vantage." + v.name().toLowerCase(Locale.ROOT));
  }

  /** What was found out is shown with where it comes from. */
  private void named() {
    LadderOptions options = player.optionsProperty().get();
    LadderScene scene = player.scene();
    if (options.vantage() != null) {
      vantage.setText(name(options.vantage()));
    } else {
      vantage.setText(
          scene == null
              ? Words.of("vantage.inferred")
              : Words.of("vantage.inferred.as", name(scene.vantage())));
    }
  }
}
