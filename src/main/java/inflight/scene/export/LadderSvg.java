package inflight.scene.export;

import inflight.scene.ladder.Ink;
import inflight.scene.ladder.LadderPainter;
import inflight.scene.ladder.LadderScene;
import inflight.scene.ladder.LadderView;
import inflight.scene.ladder.Palette;
import java.util.Locale;
import java.util.function.Function;

/** A whole ladder as one SVG drawing. */
public final class LadderSvg {
  /** Logical pixels. */
  public static final double WIDTH = 1000;

  private LadderSvg() {}

  /** A drawing that stands alone, in the colours of a palette. */
  public static String document(LadderScene scene, Palette palette, String title) {
    StringBuilder out = new StringBuilder(1 << 16);
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    drawing(out, scene, title, ink -> String.format(Locale.ROOT, "#%06x", palette.rgb(ink)));
    return out.toString();
  }

  /** The element alone, its colours named by CSS variables: {@code --client}, {@code --text}. */
  static void themed(StringBuilder out, LadderScene scene, String title) {
    drawing(out, scene, title, ink -> "var(" + variable(ink) + ")");
  }

  static String variable(Ink ink) {
    return "--" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void drawing(
      StringBuilder out, LadderScene scene, String title, Function<Ink, String> colour) {
    double height = LadderPainter.fullHeight(scene, 1, false);
    String size = SvgPen.shortest(WIDTH) + " " + SvgPen.shortest(height);
    out.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"ladder\" role=\"img\" viewBox=\"0 0 ")
        .append(size)
        .append("\" width=\"")
        .append(SvgPen.shortest(WIDTH))
        .append("\" height=\"")
        .append(SvgPen.shortest(height))
        .append("\">\n<title>")
        .append(Markup.escape(title))
        .append("</title>\n<style>#ladder .s{font-family:")
        .append(SvgPen.SANS)
        .append("}#ladder .m{font-family:")
        .append(SvgPen.MONO)
        .append("}</style>\n");
    LadderPainter.paint(scene, LadderView.of(WIDTH, height), new SvgPen(out, colour));
    out.append("</svg>\n");
  }
}
