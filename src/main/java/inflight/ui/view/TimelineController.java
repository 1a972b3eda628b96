package inflight.ui.view;

import inflight.scene.story.Explanation;
import inflight.ui.model.Player;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import inflight.ui.model.Workbench;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Subscription;

/** The ladder, and under it in words what just happened. */
public final class TimelineController {
  private static final List<PseudoClass> SEVERITIES =
      List.of(
          PseudoClass.getPseudoClass("good"),
          PseudoClass.getPseudoClass("info"),
          PseudoClass.getPseudoClass("warn"),
          PseudoClass.getPseudoClass("bad"));
  private static final double LINE = 16;
  private final WindowModel model;
  private Subscription bound = Subscription.EMPTY;
  private TimelineView ladder;
  private String explained = "";
  @FXML private StackPane room;
  @FXML private Label empty;
  @FXML private VBox explanation;
  @FXML private TextFlow words;

  TimelineController(WindowModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    MenuItem copy = new MenuItem(Words.of("explanation.copy"));
    copy.setOnAction(e -> Copy.text(explained));
    ContextMenu menu = new ContextMenu(copy);
    explanation.setOnContextMenuRequested(
        e -> menu.show(explanation, e.getScreenX(), e.getScreenY()));
    Player player = model.player();
    ladder = new TimelineView(player);
    ladder.setAccessibleText(Words.of("tab.timeline"));
    Theme.colorsProperty().subscribe(v -> ladder.paletteProperty().set(Theme.ladder()));
    ladder.reducedMotionProperty().set(Platform.getPreferences().isReducedMotion());
    ladder.visibleProperty().bind(player.sceneProperty().isNotNull());
    room.getChildren().addFirst(ladder);
    // room for the usual number of lines, so that the ladder does not jump from step to step
    words.widthProperty().subscribe(w -> words.setMinHeight(lines(w.doubleValue()) * LINE));
    empty.visibleProperty().bind(player.sceneProperty().isNull());
    model.workbenchProperty().subscribe(this::show);
  }

  private static int lines(double width) {
    return width > 900 ? 3 : width > 700 ? 4 : width > 560 ? 5 : 6;
  }

  private void show(Workbench bench) {
    bound.unsubscribe();
    bound = Subscription.EMPTY;
    if (bench == null) {
      explain(null);
      return;
    }
    bound =
        Subscription.combine(
            bench.story().explanationProperty().subscribe(this::explain),
            bench.focus().connectionProperty().subscribe(v -> nothing(bench)),
            bench.open().phaseProperty().subscribe(v -> nothing(bench)),
            bench.focus().problemProperty().subscribe(v -> nothing(bench)));
  }

  /** What stands in the place of a ladder that is not there. */
  private void nothing(Workbench bench) {
    String problem = bench.focus().problemProperty().get();
    empty.setText(!problem.isEmpty() ? problem : emptiness(bench));
  }

  private static String emptiness(Workbench bench) {
    if (bench.focus().connection() >= 0) {
      return "";
    }
    if (bench.open().loading()) {
      return Words.of("timeline.loading");
    }
    return Words.of(bench.open().framesProperty().get() == 0 ? "timeline.empty" : "timeline.none");
  }

  private void explain(Explanation e) {
    if (e == null) {
      words.getChildren().clear();
    } else {
      Text title = text(e.title() + ". ", "explanation-title");
      Text body = text(e.text() + " ", "explanation-text");
      Text rfc = text(e.rfc(), "explanation-rfc");
      words.getChildren().setAll(title, body, rfc);
      explained = title.getText() + body.getText() + rfc.getText();
      for (PseudoClass p : SEVERITIES) {
        boolean on = p.getPseudoClassName().equals(e.severity().name().toLowerCase(Locale.ROOT));
        explanation.pseudoClassStateChanged(p, on);
      }
    }
    explanation.setVisible(e != null);
    explanation.setManaged(e != null);
  }

  private static Text text(String words, String style) {
    Text text = new Text(words);
    text.getStyleClass().add(style);
    return text;
  }
}
