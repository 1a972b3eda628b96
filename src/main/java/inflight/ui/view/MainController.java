package inflight.ui.view;

import inflight.ui.model.WindowModel;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/** The window as a whole: the welcome page or the workbench; files may be dropped anywhere. */
public final class MainController {
  private final WindowModel model;
  private final WindowActions actions;
  @FXML private StackPane root;
  @FXML private Parent welcome;
  @FXML private Parent workbench;
  @FXML private Parent capture;

  MainController(WindowModel model, WindowActions actions) {
    this.model = model;
    this.actions = actions;
  }

  @FXML
  private void initialize() {
    model.workbenchProperty().subscribe(b -> showPages(b != null));
    capture.visibleProperty().bind(model.capturePage().shownProperty());
    capture.managedProperty().bind(capture.visibleProperty());
    capture.visibleProperty().subscribe(v -> capture.toFront());
    root.addEventHandler(DragEvent.DRAG_OVER, MainController::offer);
    root.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
    WindowKeys.install(root, model, actions);
  }

  /** In a rehearsal the workbench is laid out and painted behind the welcome page. */
  private void showPages(boolean open) {
    boolean rehearsing = model.rehearsingProperty().get();
    workbench.setVisible(open);
    workbench.setManaged(open);
    welcome.setVisible(!open || rehearsing);
    welcome.setManaged(!open || rehearsing);
    (rehearsing || !open ? welcome : workbench).toFront();
    if (capture.isVisible()) {
      capture.toFront();
    }
    if (rehearsing) {
      new Rehearsal(model).start();
    }
  }

  private static void offer(DragEvent e) {
    if (e.getDragboard().hasFiles()) {
      e.acceptTransferModes(TransferMode.COPY);
      e.consume();
    }
  }

  private void drop(DragEvent e) {
    boolean files = e.getDragboard().hasFiles();
    if (files) {
      List<Path> paths = e.getDragboard().getFiles().stream().map(File::toPath).toList();
      actions.leave(root.getScene().getWindow(), () -> model.open(paths));
    }
    e.setDropCompleted(files);
    e.consume();
  }
}
