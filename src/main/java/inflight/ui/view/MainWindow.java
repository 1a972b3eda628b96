package inflight.ui.view;

import inflight.ui.model.Settings;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts the window together, and remembers its size. */
final class MainWindow {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double MIN_WIDTH = 900;
  private static final double MIN_HEIGHT = 600;

  private MainWindow() {}

  static void show(Stage stage, WindowModel model, FilePicker files) {
    Settings settings = model.settings();
    WindowActions.startTheme(settings);
    Platform.getPreferences()
        .colorSchemeProperty()
        .subscribe(v -> WindowActions.systemThemeChanged(settings));
    WindowActions actions = new WindowActions(model, files);
    Parent root = Fxml.MAIN.load(new Controllers(model, actions));
    Scene scene = new Scene(root);
    scene.getStylesheets().add(MainWindow.class.getResource("window.css").toExternalForm());
    stage.setScene(scene);
    model
        .workbenchProperty()
        .subscribe(
            b ->
                stage.setTitle(
                    b == null || model.rehearsingProperty().get()
                        ? Words.of("app.name")
                        : Words.of("window.title", b.open().title())));
    size(stage, settings);
    stage.setOnCloseRequest(
        e -> {
          if (model.unsaved()) {
            e.consume();
            actions.leave(stage, stage::close);
          }
        });
    stage.setOnHidden(e -> closed(stage, model));
    stage.show();
  }

  private static void size(Stage stage, Settings settings) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
    stage.setWidth(Math.min(settings.get("window.width", WIDTH), screen.getWidth()));
    stage.setHeight(Math.min(settings.get("window.height", HEIGHT), screen.getHeight()));
    stage.setMaximized(settings.get("window.maximized", 0) > 0);
  }

  private static void closed(Stage stage, WindowModel model) {
    Settings settings = model.settings();
    settings.set("window.maximized", stage.isMaximized() ? 1 : 0);
    if (!stage.isMaximized()) {
      settings.set("window.width", stage.getWidth());
      settings.set("window.height", stage.getHeight());
    }
    settings.save();
    model.close();
  }
}
