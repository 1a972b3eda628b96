package inflight.scene.ladder;

import java.util.ArrayList;
import java.util.List;

/** Remembers the texts that were written and where, and how much was drawn. */
final class RecordingPen implements Pen {
  /** One text and the area it takes. */
  record Written(String text, Box box) {}

  /** Parts of one line of text touch. */
  private static final double TOUCH_PX = 0.3;

  final List<Written> texts = new ArrayList<>();
  int strokes;
  private boolean clipped;

  /** Texts of the part that scrolls only. */
  private final boolean bodyOnly;

  RecordingPen(boolean bodyOnly) {
    this.bodyOnly = bodyOnly;
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    finite(x1, y1, x2, y2);
    strokes++;
  }

  @Override
  public void polyline(double[] xy, Stroke stroke) {
    finite(xy);
    strokes++;
  }

  @Override
  public void polygon(double[] xy, Ink fill, double opacity) {
    finite(xy);
    finite(opacity);
  }

  @Override
  public void fillRect(
      double x, double y, double width, double height, double radius, Ink fill, double opacity) {
    finite(x, y, width, height, opacity);
    if (width < 0 || height < 0) {
      throw new AssertionError("a rectangle of " + width + " by " + height);
    }
  }

  @Override
  public void strokeRect(
      double x, double y, double width, double height, double radius, Stroke stroke) {
    finite(x, y, width, height);
  }

  @Override
  public void fillCircle(double x, double y, double radius, Ink fill, double opacity) {
    finite(x, y, radius);
  }

  @Override
  public void text(
      String text, double x, double y, Anchor anchor, double degrees, TextStyle style) {
    finite(x, y, degrees);
    if (text.isEmpty() || bodyOnly && !clipped) {
      return;
    }
    double width = style.width(text);
    double radians = Math.toRadians(degrees);
    double along =
        switch (anchor) {
          case START -> width / 2;
          case MIDDLE -> 0;
          case END -> -width / 2;
        };
    // Capitals and digits: from the baseline to 0.73 of the size above it.
    double up = style.sizePx() * 0.365;
    double cx = x + along * Math.cos(radians) + up * Math.sin(radians);
    double cy = y + along * Math.sin(radians) - up * Math.cos(radians);
    texts.add(new Written(text, new Box(cx, cy, width / 2 - TOUCH_PX, up - TOUCH_PX, radians)));
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    clipped = true;
  }

  @Override
  public void unclip() {
    clipped = false;
  }

  private static void finite(double... values) {
    for (double v : values) {
      if (!Double.isFinite(v)) {
        throw new AssertionError("drawn at " + v);
      }
    }
  }
}
