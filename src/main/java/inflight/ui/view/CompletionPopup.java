package inflight.ui.view;

import inflight.query.filter.Completion;
import inflight.ui.model.FilterModel;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;

/** Offers the words that may go on from what was typed, each with its sentence. */
final class CompletionPopup {
  private static final int MOST_IN_VIEW = 10;
  private static final double ROW = 24;
  private static final double EDGE = 6;
  private static final double WIDTH = 640;
  private static final double WORD = 230;

  private final TextField field;
  private final ListView<Completion> list = new ListView<>();
  private final Popup popup = new Popup();
  private FilterModel model;

  CompletionPopup(TextField field) {
    this.field = field;
    list.getStyleClass().add("completions");
    list.setId("completions");
    list.setFixedCellSize(ROW);
    list.setPrefWidth(WIDTH);
    list.setFocusTraversable(false);
    list.setCellFactory(l -> new WordCell());
    list.setOnMouseClicked(e -> accept(list.getSelectionModel().getSelectedItem()));
    popup.getContent().add(list);
    popup.setAutoHide(true);
    popup.setAutoFix(true);
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                hide();
              }
            });
  }

  void show(FilterModel filter) {
    model = filter;
    hide();
  }

  boolean isShowing() {
    return popup.isShowing();
  }

  /** Something was typed: look once the field has it. */
  void typed() {
    Platform.runLater(this::offer);
  }

  /** Shows what goes on from the word at the caret, or nothing. */
  void offer() {
    if (model == null || !field.isFocused() || field.getScene() == null) {
      hide();
      return;
    }
    List<Completion> words = model.completions(field.getCaretPosition());
    boolean complete =
        words.size() == 1 && words.getFirst().in(field.getText()).equals(field.getText());
    if (words.isEmpty() || complete) {
      hide();
      return;
    }
    list.getItems().setAll(words);
    list.getSelectionModel().clearSelection();
    list.scrollTo(0);
    list.setPrefHeight(Math.min(MOST_IN_VIEW, words.size()) * ROW + EDGE);
    if (!popup.isShowing()) {
      Bounds at = field.localToScreen(field.getBoundsInLocal());
      popup.show(field, at.getMinX(), at.getMaxY() + 2);
    }
  }

  void hide() {
    popup.hide();
  }

  /** Takes the keys that belong to the list while it is there; true if this was one. */
  boolean pressed(KeyEvent e) {
    if (!popup.isShowing()) {
      return false;
    }
    Completion selected = list.getSelectionModel().getSelectedItem();
    switch (e.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case ESCAPE -> hide();
      case TAB -> accept(selected == null ? list.getItems().getFirst() : selected);
      case ENTER -> {
        if (selected == null) {
          return false;
        }
        accept(selected);
      }
      default -> {
        return false;
      }
    }
    e.consume();
    return true;
  }

  private void move(int by) {
    int next =
        Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, list.getItems().size());
    list.getSelectionModel().select(next);
    list.scrollTo(Math.max(0, next - MOST_IN_VIEW / 2));
  }

  private void accept(Completion word) {
    hide();
    if (word != null) {
      field.setText(word.in(field.getText()));
      field.positionCaret(word.caret());
      field.requestFocus();
      field.positionCaret(word.caret());
    }
  }

  private static final class WordCell extends ListCell<Completion> {
    private final Label word = new Label();
    private final Label sentence = new Label();
    private final HBox line = new HBox(10, word, sentence);

    WordCell() {
      word.getStyleClass().add("filter-text");
      word.setStyle(Theme.fixedWidthStyle());
      word.setMinWidth(WORD);
      sentence.getStyleClass().add("muted");
      HBox.setHgrow(sentence, Priority.ALWAYS);
      line.setMaxWidth(WIDTH - 24);
    }

    @Override
    protected void updateItem(Completion item, boolean empty) {
      super.updateItem(item, empty);
      setText(null);
      setGraphic(empty || item == null ? null : line);
      if (item != null) {
        word.setText(item.word());
        sentence.setText(item.sentence());
        setAccessibleText(item.word() + ": " + item.sentence());
      }
    }
  }
}
