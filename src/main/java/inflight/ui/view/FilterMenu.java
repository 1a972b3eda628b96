package inflight.ui.view;

import inflight.query.filter.FilterText.Combination;
import inflight.ui.model.FilterModel;
import inflight.ui.model.Words;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;

/** Offers to filter for a value: alone, or together with the filter that is there. */
final class FilterMenu {
  private static ContextMenu shown;

  private FilterMenu() {}

  /** Shows the menu for {@code expression} where {@code e} asks for it; not for an empty one. */
  static void show(Node owner, ContextMenuEvent e, FilterModel filter, String expression) {
    if (shown != null) {
      shown.hide();
    }
    if (filter == null || expression.isEmpty()) {
      return;
    }
    ContextMenu menu = new ContextMenu();
    MenuItem head = new MenuItem(expression);
    head.setDisable(true);
    head.setStyle(Theme.fixedWidthStyle());
    head.setMnemonicParsing(false);
    menu.getItems().addAll(head, new SeparatorMenuItem());
    for (Combination how : Combination.values()) {
      String key = how.name().toLowerCase(Locale.ROOT);
      MenuItem item = new MenuItem(Words.of("filter.menu." + key));
      item.setId("filter-" + key);
      item.setOnAction(a -> filter.combine(how, expression));
      item.setDisable(how != Combination.REPLACE && how != Combination.AND_NOT && isEmpty(filter));
      menu.getItems().add(item);
    }
    MenuItem copy = new MenuItem(Words.of("filter.menu.copy"));
    copy.setOnAction(a -> Copy.text(expression));
    menu.getItems().addAll(new SeparatorMenuItem(), copy);
    shown = menu;
    menu.show(owner, e.getScreenX(), e.getScreenY());
    e.consume();
  }

  private static boolean isEmpty(FilterModel filter) {
    return filter.textProperty().get().isBlank();
  }
}
