package inflight.ui.view;

import inflight.ui.model.Settings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.util.Subscription;

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

  private Subscription untilShown = Subscription.EMPTY;

  Dividers(SplitPane pane, Settings settings, String key, double... pixels) {
    this.pane = pane;
    this.settings = settings;
    this.key = key;
    this.pixels = pixels;
  }

  /** Sets them as soon as the pane has its size. */
  void keep() {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = settings.get(key + i, pixels[i]);
      Node side = pane.getItems().get(pixels[i] < 0 ? i + 1 : i);
      SplitPane.setResizableWithParent(side, false);
    }
    untilShown = pane.layoutBoundsProperty().subscribe(this::place);
  }

  private double length() {
    return pane.getOrientation() == Orientation.HORIZONTAL ? pane.getWidth() : pane.getHeight();
  }

  private void place() {
    if (length() <= 0 || !isShown()) {
      return;
    }
    untilShown.unsubscribe();
    for (int i = 0; i < pixels.length; i++) {
      double at = pixels[i] < 0 ? length() + pixels[i] : pixels[i];
      pane.setDividerPosition(i, Math.clamp(at / length(), 0.05, 0.95));
    }
    for (int i = 0; i < pixels.length; i++) {
      int divider = i;
      pane.getDividers().get(i).positionProperty().subscribe(() -> remember(divider));
    }
  }

  /** A page that is not shown yet is laid out in no more room than it must have. */
  private boolean isShown() {
    for (Node n = pane; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void remember(int divider) {
    double at = pane.getDividerPositions()[divider] * length();
    settings.set(key + divider, pixels[divider] < 0 ? at - length() : at);
  }
}
