package inflight.ui.view;

import inflight.ui.model.Fact;
import inflight.ui.model.Fact.Tone;
import inflight.ui.model.FrameDetail.Section;
import inflight.ui.model.Spot;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Facts under headings, name on the left, value on the right. */
public final class FactsView extends GridPane {
  private static final double NAME_WIDTH = 104;
  private Consumer<Spot> onPoint = s -> {};
  private List<Section> shown = List.of();

  public FactsView() {
    getStyleClass().add("facts");
    ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(40);
    getColumnConstraints().addAll(names, values);
  }

  void onPoint(Consumer<Spot> point) {
    onPoint = point;
  }

  void show(List<Section> sections) {
    if (sections.equals(shown)) {
      return;
    }
    shown = sections;
    getChildren().clear();
    int row = 0;
    for (Section section : sections) {
      Label title = new Label(section.title().toUpperCase(Locale.ROOT));
      title.getStyleClass().add("section-title");
      add(title, 0, row++, 2, 1);
      for (Fact fact : section.facts()) {
        row = add(fact, row);
      }
    }
  }

  private int add(Fact fact, int row) {
    Label value = new Label(fact.value());
    value.setWrapText(true);
    value.setMinHeight(Region.USE_PREF_SIZE);
    value.getStyleClass().add("fact-" + fact.tone().name().toLowerCase(Locale.ROOT));
    if (fact.tone() == Tone.REASON) {
      add(value, 0, row, 2, 1);
      return row + 1;
    }
    Label name = new Label(fact.name());
    name.getStyleClass().add("muted");
    name.setMinHeight(Region.USE_PREF_SIZE);
    GridPane.setValignment(name, javafx.geometry.VPos.TOP);
    if (!fact.bytes().isEmpty()) {
      Spot spot = new Spot(fact.field(), fact.bytes());
      for (Label l : List.of(name, value)) {
        l.setOnMouseEntered(e -> onPoint.accept(spot));
        l.setOnMouseExited(e -> onPoint.accept(Spot.NONE));
      }
    }
    add(name, 0, row);
    add(value, 1, row);
    return row + 1;
  }
}
