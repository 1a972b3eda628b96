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
    double height = LadderPainter.fullHeight(scene, 1, false);
    drawing(out, "ladder", scene, height, title, ink -> colour(palette, ink));
    return out.toString();
  }

  /** As {@code #rrggbb}. */
  static String colour(Palette palette, Ink ink) {
    return String.format(Locale.ROOT, "#%06x", palette.rgb(ink));
  }

  /** The element alone, its colours named by CSS variables: {@code --client}, {@code --text}. */
  static void themed(StringBuilder out, LadderScene scene, String title) {
    double height = LadderPainter.fullHeight(scene, 1, false);
    drawing(out, "ladder", scene, height, title, ink -> "var(" + variable(ink) + ")");
  }

  /** Only the heads of the lanes, likewise. */
  static void themedHeads(StringBuilder out, LadderScene scene, String title) {
    double height = LadderPainter.HEADER_PX;
    drawing(out, "heads", scene, height, title, ink -> "var(" + variable(ink) + ")");
  }

  static String variable(Ink ink) {
    return "--" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void drawing(
      StringBuilder out,
      String name,
      LadderScene scene,
      double height,
      String title,
      Function<Ink, String> colour) {
    String width = SvgPen.shortest(WIDTH);
    String tall = SvgPen.shortest(height);
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" id=\"").append(name);
    out.append("\" viewBox=\"0 0 ").append(width).append(' ').append(tall);
    out.append("\" width=\"").append(width).append("\" height=\"").append(tall);
    out.append("\">\n<title>").append(Markup.escape(title)).append("</title>\n<style>");
    out.append("svg .s{font-family:").append(SvgPen.SANS);
    out.append("}svg .m{font-family:").append(SvgPen.MONO).append("}</style>\n");
    LadderPainter.paint(scene, LadderView.of(WIDTH, height), new SvgPen(out, name, colour));
    out.append("</svg>\n");
  }
}
