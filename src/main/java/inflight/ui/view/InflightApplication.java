package inflight.ui.view;

import inflight.ui.model.Background;
import inflight.ui.model.Settings;
import inflight.ui.model.WindowModel;
import java.nio.file.Path;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The window. Started once per process by {@link #open}, never on a thread of the toolkit. */
public final class InflightApplication extends Application {
  private static volatile Runnable whenShown = () -> {};

  /**
   * Opens the window with these captures, none for the welcome page, and returns when it is closed.
   *
   * @param shown runs on the toolkit's thread as soon as the window can be seen
   */
  public static void open(List<Path> captures, Runnable shown) {
    whenShown = shown;
    launch(InflightApplication.class, captures.stream().map(Path::toString).toArray(String[]::new));
  }

  @Override
  public void start(Stage stage) {
    Settings settings = Settings.ofThisUser();
    WindowModel model = new WindowModel(Background.with(Platform::runLater), settings);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> Platform.runLater(() -> model.mistake(e)));
    model.open(getParameters().getRaw().stream().map(Path::of).toList());
    MainWindow.show(stage, model, new SystemFilePicker(settings));
    whenShown.run();
    PauseTransition calm = new PauseTransition(Duration.millis(500));
    calm.setOnFinished(e -> model.rehearse());
    calm.play();
  }
}
