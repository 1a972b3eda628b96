package inflight.ui.view;

import inflight.ui.model.WindowModel;
import java.io.File;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
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

  MainController(WindowModel model, WindowActions actions) {
    this.model = model;
    this.actions = actions;
  }

  @FXML
  private void initialize() {
    model.workbenchProperty().subscribe(b -> showOne(b == null ? welcome : workbench));
    root.addEventHandler(DragEvent.DRAG_OVER, MainController::offer);
    root.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
    WindowKeys.install(root, model, actions);
  }

  private void showOne(Node page) {
    for (Node n : List.of(welcome, workbench)) {
      n.setVisible(n == page);
      n.setManaged(n == page);
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
      model.open(e.getDragboard().getFiles().stream().map(File::toPath).toList());
    }
    e.setDropCompleted(files);
    e.consume();
  }
}
