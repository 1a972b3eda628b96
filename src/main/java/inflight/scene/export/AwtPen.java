package inflight.scene.export;

import inflight.scene.ladder.Ink;
import inflight.scene.ladder.Palette;
import inflight.scene.ladder.Pen;
import inflight.scene.ladder.Stroke;
import inflight.scene.ladder.TextStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Draws a ladder with Java2D. */
final class AwtPen implements Pen {
  private final Graphics2D g;
  private final Palette palette;
  private Shape unclipped;

  AwtPen(Graphics2D g, Palette palette) {
    this.g = g;
    this.palette = palette;
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    use(stroke);
    g.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void polyline(double[] xy, Stroke stroke) {
    use(stroke);
    g.draw(path(xy));
  }

  @Override
  public void polygon(double[] xy, Ink fill, double opacity) {
    g.setColor(colour(fill, opacity));
    Path2D path = path(xy);
    path.closePath();
    g.fill(path);
  }

  private static Path2D path(double[] xy) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i + 1 < xy.length; i += 2) {
      if (i == 0) {
        path.moveTo(xy[0], xy[1]);
      } else {
        path.lineTo(xy[i], xy[i + 1]);
      }
    }
    return path;
  }

  @Override
  public void fillRect(
      double x, double y, double width, double height, double radius, Ink fill, double opacity) {
    g.setColor(colour(fill, opacity));
    g.fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
  }

  @Override
  public void strokeRect(
      double x, double y, double width, double height, double radius, Stroke stroke) {
    use(stroke);
    g.draw(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
  }

  @Override
  public void fillCircle(double x, double y, double radius, Ink fill, double opacity) {
    g.setColor(colour(fill, opacity));
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  @Override
  public void text(
      String text, double x, double y, Anchor anchor, double degrees, TextStyle style) {
    int how = (style.bold() ? Font.BOLD : 0) | (style.italic() ? Font.ITALIC : 0);
    String family = style.mono() ? Font.MONOSPACED : Font.SANS_SERIF;
    g.setFont(new Font(family, how, 1).deriveFont((float) style.sizePx()));
    g.setColor(colour(style.ink(), style.opacity()));
    double width = g.getFontMetrics().getStringBounds(text, g).getWidth();
    double back = anchor == Anchor.START ? 0 : anchor == Anchor.END ? width : width / 2;
    AffineTransform before = g.getTransform();
    g.rotate(Math.toRadians(degrees), x, y);
    g.drawString(text, (float) (x - back), (float) y);
    g.setTransform(before);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    unclipped = g.getClip();
    g.clip(new java.awt.geom.Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void unclip() {
    g.setClip(unclipped);
  }

  private void use(Stroke stroke) {
    float width = (float) stroke.widthPx();
    float dash = (float) stroke.dashPx();
    g.setColor(colour(stroke.ink(), stroke.opacity()));
    g.setStroke(
        dash > 0
            ? new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {dash}, 0)
            : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
  }

  private Color colour(Ink ink, double opacity) {
    int alpha = (int) Math.round(255 * Math.clamp(opacity, 0, 1));
    return new Color(palette.rgb(ink) | alpha << 24, true);
  }
}
