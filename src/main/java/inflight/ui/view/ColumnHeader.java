package inflight.ui.view;

import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/** The head of a packet list: titles of the columns, whose borders can be dragged. */
public final class ColumnHeader extends Region {
  static final double PAD = 8;
  private static final double HEIGHT = 26;
  private static final double BASELINE = 17;
  private static final double MIN_WIDTH = 32;
  private static final double GRIP = 4;

  private final Canvas canvas = new Canvas();
  private final Font font = Theme.bold(11);
  private Runnable onResize = () -> {};
  private String[] titles = {};
  private double[] widths = {};
  private boolean[] right = {};
  private int dragged = -1;
  private boolean byHand;
  private double scrollX;

  public ColumnHeader() {
    getStyleClass().add("column-header");
    getChildren().add(canvas);
    Theme.colorsProperty().addListener((p, was, is) -> paint());
    addEventHandler(
        MouseEvent.MOUSE_MOVED,
        e -> setCursor(borderAt(e.getX() + scrollX) >= 0 ? Cursor.H_RESIZE : Cursor.DEFAULT));
    addEventHandler(MouseEvent.MOUSE_PRESSED, e -> dragged = borderAt(e.getX() + scrollX));
    addEventHandler(MouseEvent.MOUSE_RELEASED, e -> dragged = -1);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> drag(e.getX() + scrollX));
  }

  /** The last column takes what the others leave. */
  void columns(String[] names, double[] startWidths, boolean[] rightAligned, Runnable resized) {
    titles = names.clone();
    widths = startWidths.clone();
    right = rightAligned.clone();
    onResize = resized;
    paint();
  }

  /** Other widths, unless the user has chosen some; 0 leaves a column out. */
  void fit(double... newWidths) {
    if (!byHand) {
      widths = newWidths.clone();
      paint();
    }
  }

  /** Goes with what stands below. */
  void scrollTo(double x) {
    scrollX = Math.round(x);
    paint();
  }

  /** The column at a place of what stands below. */
  int columnAt(double x) {
    double edge = -scrollX;
    for (int i = 0; i < widths.length - 1; i++) {
      edge += widths[i];
      if (x < edge) {
        return i;
      }
    }
    return Math.max(0, widths.length - 1);
  }

  double left(int column) {
    double x = 0;
    for (int i = 0; i < column; i++) {
      x += widths[i];
    }
    return x;
  }

  double width(int column) {
    return column == widths.length - 1 ? Double.MAX_VALUE : widths[column];
  }

  boolean rightAligned(int column) {
    return right[column];
  }

  private int borderAt(double x) {
    double edge = 0;
    for (int i = 0; i < widths.length - 1; i++) {
      edge += widths[i];
      if (Math.abs(x - edge) <= GRIP) {
        return i;
      }
    }
    return -1;
  }

  private void drag(double x) {
    if (dragged >= 0) {
      byHand = true;
      widths[dragged] = Math.max(MIN_WIDTH, Math.round(x - left(dragged)));
      paint();
      onResize.run();
    }
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(HEIGHT);
    paint();
  }

  private void paint() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    Colors p = Theme.colors();
    double width = canvas.getWidth();
    g.setFill(p.surface());
    g.fillRect(0, 0, width, HEIGHT);
    g.setFill(p.border());
    g.fillRect(0, HEIGHT - 1, width, 1);
    g.setFont(font);
    g.translate(-scrollX, 0);
    for (int i = 0; i < titles.length; i++) {
      if (width(i) == 0) {
        continue;
      }
      double room = Math.min(width(i), width + scrollX - left(i)) - 2 * PAD;
      String text = TextMeasure.fit(titles[i], font, room);
      double x = left(i) + PAD;
      g.setFill(p.muted());
      g.fillText(text, right[i] ? x + room - TextMeasure.width(text, font) : x, BASELINE);
      if (i < titles.length - 1) {
        g.setFill(p.border());
        g.fillRect(left(i) + widths[i] - 1, 6, 1, HEIGHT - 12);
      }
    }
    g.translate(scrollX, 0);
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
