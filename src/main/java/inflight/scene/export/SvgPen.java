package inflight.scene.export;

import inflight.scene.ladder.Ink;
import inflight.scene.ladder.Pen;
import inflight.scene.ladder.Stroke;
import inflight.scene.ladder.TextStyle;
import java.util.function.Function;

/** Draws a ladder as the elements of an SVG drawing. Every text is escaped. */
final class SvgPen implements Pen {
  static final String SANS = "Inter, 'Segoe UI', 'DejaVu Sans', Helvetica, Arial, sans-serif";
  static final String MONO = "'JetBrains Mono', 'DejaVu Sans Mono', Consolas, monospace";

  private final StringBuilder out;
  private final Function<Ink, String> colour;
  private final String prefix;
  private int clips;

  /**
   * @param prefix of the names that are used in the drawing, different for two in one page
   * @param colour what CSS calls an ink
   */
  SvgPen(StringBuilder out, String prefix, Function<Ink, String> colour) {
    this.out = out;
    this.prefix = prefix;
    this.colour = colour;
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    out.append("<line");
    number("x1", x1);
    number("y1", y1);
    number("x2", x2);
    number("y2", y2);
    stroke(stroke);
    out.append("/>\n");
  }

  @Override
  public void polyline(double[] xy, Stroke stroke) {
    out.append("<polyline fill=\"none\"");
    points(xy);
    stroke(stroke);
    out.append("/>\n");
  }

  @Override
  public void polygon(double[] xy, Ink fill, double opacity) {
    out.append("<polygon");
    points(xy);
    fill(fill, opacity);
    out.append("/>\n");
  }

  @Override
  public void fillRect(
      double x, double y, double width, double height, double radius, Ink fill, double opacity) {
    rect(x, y, width, height, radius);
    fill(fill, opacity);
    out.append("/>\n");
  }

  @Override
  public void strokeRect(
      double x, double y, double width, double height, double radius, Stroke stroke) {
    rect(x, y, width, height, radius);
    out.append(" fill=\"none\"");
    stroke(stroke);
    out.append("/>\n");
  }

  private void rect(double x, double y, double width, double height, double radius) {
    out.append("<rect");
    number("x", x);
    number("y", y);
    number("width", Math.max(0, width));
    number("height", Math.max(0, height));
    if (radius > 0) {
      number("rx", radius);
    }
  }

  @Override
  public void fillCircle(double x, double y, double radius, Ink fill, double opacity) {
    out.append("<circle");
    number("cx", x);
    number("cy", y);
    number("r", Math.max(0, radius));
    fill(fill, opacity);
    out.append("/>\n");
  }

  @Override
  public void text(
      String text, double x, double y, Anchor anchor, double degrees, TextStyle style) {
    out.append("<text");
    number("x", x);
    number("y", y);
    if (anchor != Anchor.START) {
      out.append(" text-anchor=\"").append(anchor == Anchor.END ? "end" : "middle").append('"');
    }
    if (degrees != 0) {
      out.append(" transform=\"rotate(").append(shortest(degrees)).append(' ');
      out.append(shortest(x)).append(' ').append(shortest(y)).append(")\"");
    }
    number("font-size", style.sizePx());
    out.append(style.mono() ? " class=\"m\"" : " class=\"s\"");
    if (style.bold()) {
      out.append(" font-weight=\"700\"");
    }
    if (style.italic()) {
      out.append(" font-style=\"italic\"");
    }
    fill(style.ink(), style.opacity());
    out.append(" xml:space=\"preserve\">").append(Markup.escape(text)).append("</text>\n");
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    clips++;
    String name = prefix + "-clip" + clips;
    out.append("<clipPath id=\"").append(name).append("\">");
    rect(x, y, width, height, 0);
    out.append("/></clipPath>\n<g clip-path=\"url(#").append(name).append(")\">\n");
  }

  @Override
  public void unclip() {
    out.append("</g>\n");
  }

  @Override
  public void beginRow(int row) {
    out.append("<g class=\"row\" data-row=\"").append(row).append("\">\n");
  }

  @Override
  public void endRow() {
    out.append("</g>\n");
  }

  private void points(double[] xy) {
    out.append(" points=\"");
    for (int i = 0; i + 1 < xy.length; i += 2) {
      out.append(i == 0 ? "" : " ").append(shortest(xy[i])).append(',').append(shortest(xy[i + 1]));
    }
    out.append('"');
  }

  private void stroke(Stroke stroke) {
    out.append(" stroke=\"").append(colour.apply(stroke.ink())).append('"');
    number("stroke-width", stroke.widthPx());
    if (stroke.opacity() < 1) {
      number("stroke-opacity", stroke.opacity());
    }
    if (stroke.dashPx() > 0) {
      number("stroke-dasharray", stroke.dashPx());
    }
  }

  private void fill(Ink ink, double opacity) {
    out.append(" fill=\"").append(colour.apply(ink)).append('"');
    if (opacity < 1) {
      number("fill-opacity", opacity);
    }
  }

  private void number(String name, double value) {
    out.append(' ').append(name).append("=\"").append(shortest(value)).append('"');
  }

  /** With at most two decimals, and never in a form that SVG does not know. */
  static String shortest(double value) {
    double finite = Double.isFinite(value) ? value : 0;
    long hundredths = Math.round(finite * 100);
    if (hundredths % 100 == 0) {
      return Long.toString(hundredths / 100);
    }
    String text = (hundredths < 0 ? "-" : "") + Math.abs(hundredths) / 100 + ".";
    long rest = Math.abs(hundredths) % 100;
    return text + (rest % 10 == 0 ? "" + rest / 10 : (rest < 10 ? "0" : "") + rest);
  }
}
