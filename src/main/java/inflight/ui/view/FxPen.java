package inflight.ui.view;

import inflight.scene.ladder.Ink;
import inflight.scene.ladder.Palette;
import inflight.scene.ladder.Pen;
import inflight.scene.ladder.Stroke;
import inflight.scene.ladder.TextStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. Toolkit's thread; keeps colours and fonts from one painting to the next. */
final class FxPen implements Pen {
  private static final List<String> SANS =
      List.of("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans");
  private static final List<String> MONO =
      List.of("JetBrains Mono", "Noto Sans Mono", "Cascadia Mono", "Menlo", "DejaVu Sans Mono");

  private final GraphicsContext g;
  private final Map<Ink, Color> colours = new EnumMap<>(Ink.class);
  private final Map<FontKey, Font> fonts = new HashMap<>();
  private Palette palette;

  private record FontKey(double sizePx, boolean bold, boolean mono, boolean italic) {}

  FxPen(GraphicsContext g) {
    this.g = g;
    g.setTextBaseline(VPos.BASELINE);
    g.setLineCap(StrokeLineCap.BUTT);
    palette(Palette.LIGHT);
  }

  void palette(Palette p) {
    if (p == palette) {
      return;
    }
    palette = p;
    for (Ink ink : Ink.values()) {
      int rgb = p.rgb(ink);
      colours.put(ink, Color.rgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff));
    }
  }

  private void stroke(Stroke s) {
    g.setStroke(colours.get(s.ink()));
    g.setGlobalAlpha(s.opacity());
    g.setLineWidth(s.widthPx());
    if (s.dashPx() > 0) {
      g.setLineDashes(s.dashPx());
    } else {
      g.setLineDashes((double[]) null);
    }
  }

  private void fill(Ink ink, double opacity) {
    g.setFill(colours.get(ink));
    g.setGlobalAlpha(opacity);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke s) {
    stroke(s);
    g.strokeLine(x1, y1, x2, y2);
  }

  @Override
  public void polyline(double[] xy, Stroke s) {
    stroke(s);
    g.beginPath();
    g.moveTo(xy[0], xy[1]);
    for (int i = 2; i + 1 < xy.length; i += 2) {
      g.lineTo(xy[i], xy[i + 1]);
    }
    g.stroke();
  }

  @Override
  public void polygon(double[] xy, Ink ink, double opacity) {
    fill(ink, opacity);
    g.beginPath();
    g.moveTo(xy[0], xy[1]);
    for (int i = 2; i + 1 < xy.length; i += 2) {
      g.lineTo(xy[i], xy[i + 1]);
    }
    g.closePath();
    g.fill();
  }

  @Override
  public void fillRect(
      double x, double y, double width, double height, double radius, Ink ink, double opacity) {
    fill(ink, opacity);
    if (radius > 0) {
      g.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    } else {
      g.fillRect(x, y, width, height);
    }
  }

  @Override
  public void strokeRect(double x, double y, double width, double height, double radius, Stroke s) {
    stroke(s);
    g.strokeRoundRect(x, y, width, height, 2 * radius, 2 * radius);
  }

  @Override
  public void fillCircle(double x, double y, double radius, Ink ink, double opacity) {
    fill(ink, opacity);
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void text(
      String text, double x, double y, Anchor anchor, double degrees, TextStyle style) {
    fill(style.ink(), style.opacity());
    g.setFont(font(style));
    g.setTextAlign(
        switch (anchor) {
          case START -> TextAlignment.LEFT;
          case MIDDLE -> TextAlignment.CENTER;
          case END -> TextAlignment.RIGHT;
        });
    if (degrees == 0) {
      g.fillText(text, x, y);
      return;
    }
    g.save();
    g.translate(x, y);
    g.rotate(degrees);
    g.fillText(text, 0, 0);
    g.restore();
  }

  private Font font(TextStyle s) {
    return fonts.computeIfAbsent(
        new FontKey(s.sizePx(), s.bold(), s.mono(), s.italic()), FxPen::load);
  }

  private static Font load(FontKey k) {
    String family =
        (k.mono ? MONO : SANS)
            .stream()
                .filter(f -> Font.getFamilies().contains(f))
                .findFirst()
                .orElse(k.mono ? "Monospaced" : "System");
    return Font.font(
        family,
        k.bold ? FontWeight.BOLD : FontWeight.NORMAL,
        k.italic ? FontPosture.ITALIC : FontPosture.REGULAR,
        k.sizePx);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    g.save();
    g.beginPath();
    g.rect(x, y, width, height);
    g.clip();
  }

  @Override
  public void unclip() {
    g.restore();
  }
}
