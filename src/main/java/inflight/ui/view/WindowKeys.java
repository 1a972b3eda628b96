package inflight.ui.view;

import inflight.ui.model.Player;
import inflight.ui.model.WindowModel;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that work in every place of the window. */
final class WindowKeys {
  private final WindowModel model;
  private final WindowActions actions;
  private final Node root;

  private WindowKeys(Node root, WindowModel model, WindowActions actions) {
    this.root = root;
    this.model = model;
    this.actions = actions;
  }

  static void install(Node root, WindowModel model, WindowActions actions) {
    root.addEventHandler(KeyEvent.KEY_PRESSED, new WindowKeys(root, model, actions)::pressed);
  }

  private void pressed(KeyEvent e) {
    boolean typing = e.getTarget() instanceof TextInputControl;
    if (e.isShortcutDown() ? shortcut(e) : plain(e, typing)) {
      e.consume();
    }
  }

  private boolean shortcut(KeyEvent e) {
    Player player = model.player();
    switch (e.getCode()) {
      case O -> actions.open(root);
      case W -> actions.leave(root.getScene().getWindow(), model::close);
      case D -> actions.switchTheme();
      case F -> focus("#search");
      case L -> focusFilter();
      case DIGIT1 -> tab("#timelineTab");
      case DIGIT2 -> tab("#segmentsTab");
      case DIGIT3 -> tab("#streamTab");
      case DIGIT4 -> tab("#findingsTab");
      case LEFT -> player.previousEvent();
      case RIGHT -> player.nextEvent();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent e, boolean typing) {
    Player player = model.player();
    if (e.getCode() == KeyCode.F1) {
      actions.showKeys(root);
      return true;
    }
    if (e.getCode() == KeyCode.ESCAPE) {
      model.dismissProblem();
      focus("#connectionList");
      return true;
    }
    boolean welcome = model.workbenchProperty().get() == null || model.rehearsingProperty().get();
    if (typing || welcome) {
      return false;
    }
    switch (e.getCode()) {
      case SPACE -> player.toggle();
      case LEFT, PAGE_UP -> player.stepBack();
      case RIGHT, PAGE_DOWN -> player.stepForward();
      case HOME -> player.first();
      case END -> player.last();
      case N -> player.nextEvent();
      case P -> player.previousEvent();
      case L -> player.loopProperty().set(!player.loopProperty().get());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void focus(String selector) {
    Node node = root.lookup(selector);
    if (node != null) {
      node.requestFocus();
    }
  }

  /** The filter bar of the list in view, else the one of the connections. */
  private void focusFilter() {
    Node page = root.lookup("#segmentsPage");
    Node at = page != null && page.isVisible() ? page : root;
    Node field = at.lookup(".filter-field");
    if (field != null) {
      field.requestFocus();
    }
  }

  private void tab(String selector) {
    if (root.lookup(selector) instanceof ToggleButton tab) {
      tab.setSelected(true);
    }
  }
}
