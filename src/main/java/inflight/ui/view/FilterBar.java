package inflight.ui.view;

import inflight.ui.model.FilterModel;
import inflight.ui.model.FilterModel.State;
import inflight.ui.model.Words;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * Where a display filter is typed: green while it is one, red while it is none, with what is wrong
 * below. Enter applies it; what may go on from a word is offered while typing.
 */
public final class FilterBar extends VBox {
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final TextField field = new TextField();
  private final MenuButton history = new MenuButton();
  private final Button clear = new Button();
  private final Label message = new Label();
  private final CompletionPopup completions = new CompletionPopup(field);
  private Subscription bound = Subscription.EMPTY;
  private FilterModel model;

  public FilterBar() {
    getStyleClass().add("filter-bar");
    field.getStyleClass().add("filter-field");
    field.setStyle(Theme.fixedWidthStyle());
    field.setPromptText(Words.of("filter.prompt"));
    field.setAccessibleText(Words.of("filter.prompt"));
    field.setMinWidth(80);
    HBox.setHgrow(field, Priority.ALWAYS);
    Icons.set(history, "mdi2h-history", Words.of("filter.history"));
    Icons.set(clear, "mdi2c-close", Words.of("filter.clear"));
    history.getStyleClass().add("flat");
    clear.getStyleClass().add("flat");
    history.setMinWidth(USE_PREF_SIZE);
    clear.setMinWidth(USE_PREF_SIZE);
    message.getStyleClass().add("filter-message");
    message.setWrapText(true);
    message.setMinHeight(USE_PREF_SIZE);
    message.managedProperty().bind(message.visibleProperty());
    message.setVisible(false);
    HBox line = new HBox(field, history, clear);
    line.getStyleClass().add("filter-line");
    getChildren().addAll(line, message);
    clear.disableProperty().bind(field.textProperty().isEmpty());
    clear.setOnAction(e -> model.clear());
    history.setOnShowing(e -> fillHistory());
    history.getItems().add(new MenuItem());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    field.addEventFilter(KeyEvent.KEY_TYPED, e -> completions.typed());
  }

  /** What is typed here belongs to {@code filter}; null for nothing. */
  void show(FilterModel filter) {
    bound.unsubscribe();
    bound = Subscription.EMPTY;
    if (model != null) {
      field.textProperty().unbindBidirectional(model.textProperty());
    }
    model = filter;
    completions.show(filter);
    field.setDisable(filter == null);
    history.setDisable(filter == null);
    if (filter == null) {
      field.clear();
      return;
    }
    field.textProperty().bindBidirectional(filter.textProperty());
    bound =
        Subscription.combine(
            filter.stateProperty().subscribe(s -> mark()),
            filter.messageProperty().subscribe(m -> mark()));
  }

  private boolean isRight() {
    return model != null && model.stateProperty().get() == State.RIGHT;
  }

  private void mark() {
    field.pseudoClassStateChanged(RIGHT, isRight());
    field.pseudoClassStateChanged(WRONG, model.stateProperty().get() == State.WRONG);
    message.setText(model.messageProperty().get());
    message.setVisible(!message.getText().isEmpty());
  }

  private void pressed(KeyEvent e) {
    if (model == null || completions.pressed(e)) {
      return;
    }
    if (e.getCode() == KeyCode.ENTER) {
      completions.hide();
      model.apply();
      e.consume();
    } else if (e.getCode() == KeyCode.SPACE && e.isControlDown()) {
      completions.offer();
      e.consume();
    }
  }

  private void fillHistory() {
    history.getItems().clear();
    for (String filter : model.history()) {
      Label label = new Label(filter);
      label.getStyleClass().add("filter-text");
      label.setStyle(Theme.fixedWidthStyle());
      label.setMaxWidth(560);
      CustomMenuItem item = new CustomMenuItem(label);
      item.setOnAction(
          e -> {
            model.textProperty().set(filter);
            model.apply();
          });
      history.getItems().add(item);
    }
    if (history.getItems().isEmpty()) {
      MenuItem none = new MenuItem(Words.of("filter.history.none"));
      none.setDisable(true);
      history.getItems().add(none);
    }
  }
}
