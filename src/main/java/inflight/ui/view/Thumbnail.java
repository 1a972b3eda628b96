package inflight.ui.view;

import inflight.ui.model.LadderSketch;
import inflight.ui.model.LadderSketch.Arrow;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** A small ladder, for the sample gallery. */
final class Thumbnail extends Region {
  private static final double HEIGHT = 84;
  private static final double LEFT = 20;
  private static final double MAX_SPAN = 150;
  private static final double SLANT = 6;
  private static final double LOST_AT = 0.62;
  private static final double CROSS = 4;

  private final Canvas canvas = new Canvas();
  private LadderSketch sketch = new LadderSketch(List.of());

  Thumbnail() {
    getChildren().add(canvas);
    Theme.colorsProperty().addListener((p, was, is) -> paint());
  }

  void show(LadderSketch newSketch) {
    sketch = newSketch;
    paint();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(HEIGHT);
    paint();
  }

  private void paint() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), HEIGHT);
    Colors p = Theme.colors();
    double right = LEFT + Math.min(MAX_SPAN, canvas.getWidth() - 2 * LEFT);
    g.setFill(p.border());
    g.fillRect(LEFT - 2, 2, 3, HEIGHT - 6);
    g.fillRect(right - 1, 2, 3, HEIGHT - 6);
    double y = 8;
    for (Arrow a : sketch.arrows()) {
      arrow(g, p, a, right, y);
      y += (HEIGHT - 18) / 6;
    }
  }

  private static void arrow(GraphicsContext g, Colors p, Arrow a, double right, double y) {
    Color color = a.trouble() ? p.bad() : a.fromClient() ? p.client() : p.server();
    double from = a.fromClient() ? LEFT + 3 : right - 3;
    double to = a.fromClient() ? right - 3 : LEFT + 3;
    double endX = a.lost() ? from + (to - from) * LOST_AT : to;
    double endY = a.lost() ? y + SLANT * LOST_AT : y + SLANT;
    g.setStroke(color);
    g.setLineWidth(1.5);
    g.setLineDashes(a.lost() ? new double[] {4, 3} : null);
    g.strokeLine(from, y, endX, endY);
    g.setLineDashes(null);
    if (a.lost()) {
      g.setStroke(p.bad());
      g.strokeLine(endX - CROSS, endY - CROSS, endX + CROSS, endY + CROSS);
      g.strokeLine(endX - CROSS, endY + CROSS, endX + CROSS, endY - CROSS);
    } else {
      double back = a.fromClient() ? -7 : 7;
      g.setFill(color);
      g.fillPolygon(
          new double[] {endX, endX + back, endX + back},
          new double[] {endY, endY - 3.5, endY + 2.5},
          3);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMaxHeight(double width) {
    return HEIGHT;
  }
}
