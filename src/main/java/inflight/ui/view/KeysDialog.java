package inflight.ui.view;

import inflight.ui.model.Words;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;

/** F1: the keys. */
final class KeysDialog {
  private KeysDialog() {}

  static void show(Window owner) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys");
    String[] lines = Words.of("keys").split("\n");
    for (int i = 0; i < lines.length; i++) {
      String[] parts = lines[i].split("\\|", 2);
      Label keys = new Label(parts[0].strip());
      keys.getStyleClass().add("key");
      grid.addRow(i, keys, new Label(parts.length > 1 ? parts[1].strip() : ""));
    }
    Alert dialog = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
    dialog.initOwner(owner);
    dialog.setTitle(Words.of("keys.title"));
    dialog.getDialogPane().setContent(grid);
    dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
    dialog.show();
  }
}
