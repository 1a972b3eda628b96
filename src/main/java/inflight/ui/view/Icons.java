package inflight.ui.view;

import inflight.ui.model.Words;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons with a picture, and the words for those who do not see it. */
final class Icons {
  private Icons() {}

  /** Gives a button a picture; its words become tooltip and accessible text. */
  static void set(ButtonBase button, String icon, String words) {
    button.setGraphic(new FontIcon(icon));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setText(words);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
  }

  /** The button that switches between light and dark. */
  static void theme(ButtonBase button) {
    set(button, "mdi2c-circle-half-full", Words.of("theme.button"));
  }
}
