package inflight.ui.view;

import inflight.ui.model.Settings;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/**
 * The dividers of a split pane: side panes keep their pixels when the window grows, and where the
 * user puts a divider it is found again.
 */
final class Dividers {
  private final SplitPane pane;
  private final Settings settings;
  private final String key;

  /** From the start, or if negative from the end. */
  private final double[] pixels;

  private Dividers(SplitPane pane, Settings settings, String key, double[] pixels) {
    this.pane = pane;
    this.settings = settings;
    this.key = key;
    this.pixels = pixels;
  }

  /**
   * Looks after the dividers of {@code pane}.
   *
   * @param key under which they are remembered
   * @param pixels where each stands at first: from the start, or if negative from the end
   */
  static void keep(SplitPane pane, Settings settings, String key, double... pixels) {
    Dividers dividers = new Dividers(pane, settings, key, pixels);
    for (int i = 0; i < pixels.length; i++) {
      double remembered = settings.get(key + i, pixels[i]);
      pixels[i] = remembered * pixels[i] > 0 ? remembered : pixels[i];
    }
    for (int i = 0; i < pixels.length; i++) {
      SplitPane.setResizableWithParent(pane.getItems().get(pixels[i] < 0 ? i + 1 : i), false);
    }
    // the pane first lays itself out in its own way
    pane.layoutBoundsProperty().subscribe(b -> Platform.runLater(dividers::place));
    pane.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> Platform.runLater(dividers::remember));
  }

  private double length() {
    return pane.getOrientation() == Orientation.HORIZONTAL ? pane.getWidth() : pane.getHeight();
  }

  private void place() {
    double length = length();
    for (int i = 0; i < pixels.length && length > 0; i++) {
      double at = pixels[i] < 0 ? length + pixels[i] : pixels[i];
      pane.setDividerPosition(i, Math.clamp(at / length, 0.05, 0.95));
    }
  }

  private void remember() {
    for (int i = 0; i < pixels.length; i++) {
      double at = pane.getDividerPositions()[i] * length();
      pixels[i] = pixels[i] < 0 ? Math.min(-1, at - length()) : Math.max(1, at);
      settings.set(key + i, pixels[i]);
    }
  }
}
