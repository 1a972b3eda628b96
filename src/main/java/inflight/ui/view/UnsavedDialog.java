package inflight.ui.view;

import inflight.ui.model.Words;
import inflight.ui.view.FilePicker.Unsaved;
import java.util.Map;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Asks before a live capture that is not saved would be lost. */
final class UnsavedDialog {
  private UnsavedDialog() {}

  static Unsaved ask(Window owner, String source) {
    ButtonType save = new ButtonType(Words.of("live.ask.save"), ButtonData.YES);
    ButtonType discard = new ButtonType(Words.of("live.ask.discard"), ButtonData.NO);
    ButtonType stay = new ButtonType(Words.of("live.ask.stay"), ButtonData.CANCEL_CLOSE);
    Alert alert =
        new Alert(AlertType.CONFIRMATION, Words.of("live.ask", source), save, discard, stay);
    alert.initOwner(owner);
    alert.setTitle(Words.of("live.ask.title"));
    alert.setHeaderText(Words.of("live.ask.title"));
    return alert
        .showAndWait()
        .map(Map.of(save, Unsaved.SAVE, discard, Unsaved.DISCARD, stay, Unsaved.STAY)::get)
        .orElse(Unsaved.STAY);
  }
}
