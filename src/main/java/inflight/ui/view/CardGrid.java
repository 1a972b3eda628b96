package inflight.ui.view;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards of one size in as many columns as there is room for. */
public final class CardGrid extends Pane {
  private static final double MIN_CARD_WIDTH = 204;
  private static final double CARD_HEIGHT = 198;
  private static final double GAP = 12;

  /** For the focus ring of the outer cards. */
  private static final double EDGE = 2;

  private static int columns(double width) {
    return Math.max(1, (int) ((width - 2 * EDGE + GAP) / (MIN_CARD_WIDTH + GAP)));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    int columns = columns(width < 0 ? getWidth() : width);
    int rows = (getChildren().size() + columns - 1) / columns;
    return rows * (CARD_HEIGHT + GAP) - GAP + 2 * EDGE;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 3 * (MIN_CARD_WIDTH + GAP);
  }

  @Override
  protected double computeMinWidth(double height) {
    return MIN_CARD_WIDTH;
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    double width = Math.floor((getWidth() - 2 * EDGE - (columns - 1) * GAP) / columns);
    for (int i = 0; i < getChildren().size(); i++) {
      Node card = getChildren().get(i);
      double x = EDGE + i % columns * (width + GAP);
      double y = EDGE + i / columns * (CARD_HEIGHT + GAP);
      card.resizeRelocate(x, y, width, CARD_HEIGHT);
    }
  }
}
