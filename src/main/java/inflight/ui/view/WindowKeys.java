package inflight.ui.view;

import inflight.ui.model.WindowModel;
import javafx.scene.Node;
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
    if (e.isShortcutDown() ? shortcut(e) : plain(e)) {
      e.consume();
    }
  }

  private boolean shortcut(KeyEvent e) {
    switch (e.getCode()) {
      case O -> actions.open(root);
      case W -> model.close();
      case D -> actions.switchTheme();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent e) {
    switch (e.getCode()) {
      case F1 -> actions.showKeys(root);
      default -> {
        return false;
      }
    }
    return true;
  }
}
