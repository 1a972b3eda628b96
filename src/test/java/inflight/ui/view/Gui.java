package inflight.ui.view;

import inflight.ui.model.Background;
import inflight.ui.model.Settings;
import inflight.ui.model.WindowModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** The window on the headless platform, with a robot's hands: what GUI tests press and look at. */
final class Gui implements AutoCloseable {
  private static final long SECONDS = 30;
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static boolean started;

  final WindowModel model;
  private final Stage stage;
  private final Robot robot;

  /** Answers of the file dialogs, which the headless platform does not have. */
  static final class Answers implements FilePicker {
    List<Path> captures = List.of();
    Optional<Path> target = Optional.empty();

    @Override
    public List<Path> captures(Window owner) {
      return captures;
    }

    @Override
    public Optional<Path> target(Window owner, String suggestedName, String kind) {
      return target;
    }
  }

  private Gui(WindowModel model, Stage stage, Robot robot) {
    this.model = model;
    this.stage = stage;
    this.robot = robot;
  }

  /** A new window of this size with fresh settings. */
  static Gui open(FilePicker files, int width, int height) {
    start();
    return fx(
        () -> {
          WindowModel model =
              new WindowModel(Background.with(Platform::runLater), new Settings(null));
          Stage stage = new Stage();
          MainWindow.show(stage, model, files);
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
          return new Gui(model, stage, new Robot());
        });
  }

  private static synchronized void start() {
    if (started) {
      return;
    }
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    try {
      if (!up.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the toolkit does not start");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Platform.setImplicitExit(false);
    started = true;
  }

  /** Runs on the toolkit's thread, which may be this one, and waits for the result. */
  static <T> T fx(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    if (Platform.isFxApplicationThread()) {
      future.run();
    } else {
      Platform.runLater(future);
    }
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Lets the toolkit lay out and paint this many times. */
  static void pulses(int n) {
    CountDownLatch left = new CountDownLatch(n);
    AnimationTimer counter =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            left.countDown();
            Platform.requestNextPulse();
          }
        };
    fx(
        () -> {
          counter.start();
          return null;
        });
    try {
      if (!left.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("no pulses");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    fx(
        () -> {
          counter.stop();
          return null;
        });
  }

  /** Goes on as soon as {@code condition} holds, asked on the toolkit's thread. */
  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!fx(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came true: " + what);
      }
      pulses(1);
    }
    pulses(2);
  }

  /** The first visible node that the selector finds. */
  Node find(String selector) {
    return fx(
        () ->
            stage.getScene().getRoot().lookupAll(selector).stream()
                .filter(Gui::isShown)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is " + selector)));
  }

  <T> T find(String selector, Class<T> type) {
    return type.cast(find(selector));
  }

  boolean isThere(String selector) {
    return fx(() -> stage.getScene().getRoot().lookupAll(selector).stream().anyMatch(Gui::isShown));
  }

  private static boolean isShown(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  void click(String selector) {
    click(find(selector));
  }

  void click(Node node) {
    Bounds b = fx(() -> node.getLayoutBounds());
    click(node, b.getCenterX(), b.getCenterY());
  }

  /** Presses and releases the mouse at a place of the node. */
  void click(Node node, double x, double y) {
    click(node, x, y, MouseButton.PRIMARY);
  }

  void click(Node node, double x, double y, MouseButton button) {
    point(node, x, y);
    fx(
        () -> {
          robot.mouseClick(button);
          return null;
        });
    pulses(3);
  }

  /** Moves the mouse there. */
  void point(Node node, double x, double y) {
    fx(
        () -> {
          Point2D p = node.localToScreen(x, y);
          robot.mouseMove(p);
          return null;
        });
    pulses(2);
  }

  void press(KeyCode... keys) {
    fx(
        () -> {
          for (KeyCode k : keys) {
            robot.keyPress(k);
          }
          for (int i = keys.length - 1; i >= 0; i--) {
            robot.keyRelease(keys[i]);
          }
          return null;
        });
    pulses(3);
  }

  /** Keeps a picture of the window in {@code target/screenshots}. */
  void shot(String name) {
    WritableImage image = fx(() -> stage.getScene().snapshot(null));
    try {
      Files.createDirectories(SHOTS);
      ImageIO.write(
          SwingFXUtils.fromFXImage(image, null), "png", SHOTS.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The colour at a place of the window. */
  Color colorAt(int x, int y) {
    return fx(() -> stage.getScene().snapshot(null).getPixelReader().getColor(x, y));
  }

  @Override
  public void close() {
    fx(
        () -> {
          stage.close();
          return null;
        });
  }
}
