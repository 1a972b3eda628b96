package inflight.ui.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import inflight.scene.ladder.Palette;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * Light or dark: the style sheet of the controls and the palette of what is drawn, which change
 * together. One for the process, as the toolkit's own style sheet is.
 */
final class Theme {
  private static final List<String> FIXED_WIDTH_FONTS =
      List.of(
          "JetBrains Mono",
          "Cascadia Mono",
          "SF Mono",
          "Menlo",
          "Consolas",
          "DejaVu Sans Mono",
          "Noto Sans Mono",
          "Liberation Mono");

  private static final ReadOnlyObjectWrapper<Colors> COLORS =
      new ReadOnlyObjectWrapper<>(Colors.LIGHT);
  private static final String FIXED_WIDTH = fixedWidthFamily();

  private Theme() {}

  /** Shows everything dark or light from now on. */
  static void set(boolean dark) {
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    COLORS.set(dark ? Colors.DARK : Colors.LIGHT);
  }

  static boolean dark() {
    return COLORS.get() == Colors.DARK;
  }

  /** What the system is set to. */
  static boolean systemIsDark() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
  }

  static Colors colors() {
    return COLORS.get();
  }

  static ReadOnlyObjectProperty<Colors> colorsProperty() {
    return COLORS.getReadOnlyProperty();
  }

  /** The ladder's colours of this theme. */
  static Palette ladder() {
    return dark() ? Palette.DARK : Palette.LIGHT;
  }

  static Font text(double size) {
    return Font.font("System", size);
  }

  static Font bold(double size) {
    return Font.font("System", FontWeight.BOLD, size);
  }

  static Font fixedWidth(double size) {
    return Font.font(FIXED_WIDTH, size);
  }

  /** For controls, whose font a style sheet sets. */
  static String fixedWidthStyle() {
    return "-fx-font-family: \"" + FIXED_WIDTH + "\";";
  }

  static Font fixedWidthBold(double size) {
    return Font.font(FIXED_WIDTH, FontWeight.BOLD, size);
  }

  private static String fixedWidthFamily() {
    for (String family : FIXED_WIDTH_FONTS) {
      // an unknown family gives the default font
      if (Font.font(family, 12).getFamily().equals(family)) {
        return family;
      }
    }
    return "Monospaced";
  }
}
