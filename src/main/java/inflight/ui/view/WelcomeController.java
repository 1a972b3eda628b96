package inflight.ui.view;

import inflight.ui.model.LadderSketch;
import inflight.ui.model.RecentFiles.Recent;
import inflight.ui.model.Sample;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The welcome page: open, drop, what was open before, samples. */
public final class WelcomeController {
  private final WindowModel model;
  private final WindowActions actions;
  @FXML private Button theme;
  @FXML private Button help;
  @FXML private Button open;
  @FXML private VBox left;
  @FXML private HBox drop;
  @FXML private VBox recent;
  @FXML private Label problem;
  @FXML private VBox gallery;
  @FXML private CardGrid cards;

  WelcomeController(WindowModel model, WindowActions actions) {
    this.model = model;
    this.actions = actions;
  }

  @FXML
  private void initialize() {
    Icons.theme(theme);
    Platform.runLater(open::requestFocus);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    model.recent().files().addListener((ListChangeListener<Recent>) c -> fillRecent());
    fillRecent();
    fillLeft();
    gallery.setVisible(!model.samples().isEmpty());
    for (Sample sample : model.samples()) {
      cards.getChildren().add(card(sample));
    }
  }

  private void fillRecent() {
    recent.getChildren().setAll(model.recent().files().stream().map(this::row).toList());
  }

  private Node row(Recent file) {
    Label name = new Label(file.name());
    name.getStyleClass().add("strong");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label facts = new Label(file.facts(LocalDate.now()));
    facts.getStyleClass().add("muted");
    facts.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(12, name, space, facts);
    Button row = new Button(null, line);
    row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    row.setAccessibleText(Words.of("recent.spoken", file.name()));
    row.getStyleClass().addAll("flat", "recent-row");
    row.setMaxWidth(Double.MAX_VALUE);
    line.prefWidthProperty().bind(row.widthProperty().subtract(30));
    row.setTooltip(new Tooltip(file.path().toString()));
    row.setOnAction(e -> model.open(List.of(file.path())));
    return row;
  }

  private Node card(Sample sample) {
    Thumbnail picture = new Thumbnail();
    model
        .background()
        .run(
            () -> LadderSketch.of(sample.file(), sample.eventFrame()),
            picture::show,
            e -> picture.show(new LadderSketch(List.of())));
    Label title = new Label(sample.title());
    title.getStyleClass().add("strong");
    Label shows = new Label(sample.shows());
    shows.getStyleClass().addAll("muted", "card-text");
    shows.setWrapText(true);
    VBox.setVgrow(shows, Priority.ALWAYS);
    VBox content = new VBox(4, picture, title, shows);
    Button card = new Button(null, content);
    card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    card.setAccessibleText(sample.title() + ". " + sample.shows());
    card.getStyleClass().add("sample-card");
    content.prefWidthProperty().bind(card.widthProperty().subtract(30));
    content.prefHeightProperty().bind(card.heightProperty().subtract(24));
    card.setOnAction(e -> model.open(List.of(sample.file())));
    return card;
  }

  @FXML
  private void openFile() {
    actions.open(open);
  }

  @FXML
  private void captureLive() {
    model.capturePage().shownProperty().set(true);
  }

  /** Live captures that an earlier run left behind. */
  private void fillLeft() {
    left.getChildren().removeIf(n -> n.getStyleClass().contains("left-behind"));
    for (Path file : model.leftBehind()) {
      Button again = new Button(model.describeLeft(file));
      again.getStyleClass().add("flat");
      again.setOnAction(e -> model.open(List.of(file)));
      Button delete = new Button(Words.of("left.delete"));
      delete.getStyleClass().addAll("flat", "danger");
      delete.setMinWidth(Region.USE_PREF_SIZE);
      HBox line = new HBox(8, again, delete);
      line.getStyleClass().add("left-behind");
      delete.setOnAction(
          e -> {
            model.deleteLeftBehind(file);
            left.getChildren().remove(line);
          });
      left.getChildren().add(line);
    }
  }

  @FXML
  private void switchTheme() {
    actions.switchTheme();
  }

  @FXML
  private void showKeys() {
    actions.showKeys(help);
  }
}
