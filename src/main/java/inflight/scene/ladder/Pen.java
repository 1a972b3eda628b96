package inflight.scene.ladder;

/**
 * What a ladder is drawn with. The window's canvas, SVG and pictures implement it, so that they
 * show the same. Coordinates are logical pixels, y runs down. Not kept by the painter: one
 * painting, one thread.
 */
public interface Pen {
  /** Where x stands in a text that is written from it. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  void line(double x1, double y1, double x2, double y2, Stroke stroke);

  /** An open line through points {@code x0, y0, x1, y1, ...}. */
  void polyline(double[] xy, Stroke stroke);

  /** A filled area with corners {@code x0, y0, x1, y1, ...}. */
  void polygon(double[] xy, Ink fill, double opacity);

  /** A filled rectangle; corners are rounded with {@code radius}. */
  void fillRect(
      double x, double y, double width, double height, double radius, Ink fill, double opacity);

  /** The outline of a rectangle. */
  void strokeRect(double x, double y, double width, double height, double radius, Stroke stroke);

  void fillCircle(double x, double y, double radius, Ink fill, double opacity);

  /**
   * One line of text on the baseline y, turned by degrees clockwise around its anchor point. The
   * text may hold anything that a capture holds; a pen that writes markup has to escape it.
   */
  void text(String text, double x, double y, Anchor anchor, double degrees, TextStyle style);

  /** Nothing outside the rectangle is drawn until {@link #unclip}; clips do not nest. */
  void clip(double x, double y, double width, double height);

  void unclip();

  /**
   * What is drawn until {@link #endRow} belongs to this row of the capture, for pens that can say
   * so.
   */
  default void beginRow(int row) {}

  default void endRow() {}
}
