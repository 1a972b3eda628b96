package inflight.ui.view;

import inflight.scene.export.ExportFormat;
import inflight.ui.model.ExportModel;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import inflight.ui.model.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** One open capture: tool bar, connections, the views in the middle, inspector, status line. */
public final class WorkbenchController {
  /** While loading, everything is brought up to date this often. */
  private static final long REFRESH_NANOS = 100_000_000;

  private final WindowModel model;
  private final WindowActions actions;
  @FXML private Button home;
  @FXML private Button open;
  @FXML private Button theme;
  @FXML private Button help;
  @FXML private MenuButton export;
  @FXML private Label fileName;
  @FXML private TextField search;
  @FXML private Label problem;
  @FXML private ToggleGroup tabs;
  @FXML private ToggleButton timelineTab;
  @FXML private ToggleButton segmentsTab;
  @FXML private ToggleButton streamTab;
  @FXML private ToggleButton findingsTab;
  @FXML private Node timelinePage;
  @FXML private Node segmentsPage;
  @FXML private Node streamPage;
  @FXML private Node findingsPage;
  @FXML private SplitPane split;
  @FXML private HBox timelineOptions;
  @FXML private MenuButton clock;
  @FXML private MenuButton vantage;
  private final AnimationTimer loading = new LoadingClock();

  /** Looks at the loading capture: at once until there is something to show, then now and then. */
  private final class LoadingClock extends AnimationTimer {
    private long last;

    @Override
    public void handle(long now) {
      Workbench bench = model.workbenchProperty().get();
      if (bench == null) {
        stop();
        return;
      }
      bench.open().beat();
      boolean nothingYet = bench.open().framesProperty().get() == 0;
      if (nothingYet || now - last >= REFRESH_NANOS || bench.open().ended()) {
        last = now;
        bench.refresh();
      }
      if (!bench.open().loading()) {
        stop();
      }
    }
  }

  WorkbenchController(WindowModel model, WindowActions actions) {
    this.model = model;
    this.actions = actions;
  }

  @FXML
  private void initialize() {
    Icons.theme(theme);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    problem.setOnMouseClicked(e -> model.dismissProblem());
    Map<Toggle, Node> pages =
        Map.of(
            timelineTab,
            timelinePage,
            segmentsTab,
            segmentsPage,
            streamTab,
            streamPage,
            findingsTab,
            findingsPage);
    tabs.selectedToggleProperty()
        .subscribe(
            (was, is) -> {
              if (is == null) {
                // one is always chosen
                was.setSelected(true);
              } else {
                pages.forEach((tab, page) -> page.setVisible(tab == is));
              }
            });
    pages.forEach((tab, page) -> page.setVisible(tab == tabs.getSelectedToggle()));
    Dividers.keep(split, model.settings(), "divider.", 330, -380);
    for (ExportFormat format : ExportModel.FORMATS) {
      String kind = format.name().toLowerCase(Locale.ROOT);
      MenuItem item = new MenuItem(Words.of("export." + kind));
      item.setId("export-" + kind);
      item.setOnAction(e -> export(format));
      export.getItems().add(item);
    }
    export.disableProperty().bind(model.player().sceneProperty().isNull());
    timelineOptions.visibleProperty().bind(timelinePage.visibleProperty());
    new TimelineOptions(model.player(), clock, vantage).install();
    model.workbenchProperty().subscribe(this::show);
  }

  private void show(Workbench bench) {
    if (bench == null) {
      loading.stop();
      return;
    }
    fileName.setText(bench.open().title());
    String paths =
        bench.open().files().stream().map(Path::toString).collect(Collectors.joining("\n"));
    fileName.setTooltip(new Tooltip(paths));
    search.clear();
    bench.connections().searchProperty().bind(search.textProperty());
    loading.start();
  }

  private void export(ExportFormat format) {
    ExportModel exports = model.workbenchProperty().get().export();
    actions
        .files()
        .target(export.getScene().getWindow(), exports.suggestedName(format), format.name())
        .ifPresent(target -> exports.write(format, target));
  }

  @FXML
  private void goHome() {
    actions.leave(home.getScene().getWindow(), model::close);
  }

  @FXML
  private void openFile() {
    actions.open(open);
  }

  @FXML
  private void switchTheme() {
    actions.switchTheme();
  }

  @FXML
  private void showKeys() {
    actions.showKeys(help);
  }

  List<ToggleButton> tabButtons() {
    return List.of(timelineTab, segmentsTab, streamTab, findingsTab);
  }
}
