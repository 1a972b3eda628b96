package inflight.ui.view;

import inflight.scene.ladder.Ink;
import inflight.scene.ladder.Palette;
import javafx.scene.paint.Color;

/**
 * The colours of what is drawn rather than styled: those of the ladder, and two of lists.
 *
 * @param faint lines and shapes, never text
 */
record Colors(
    Color background,
    Color surface,
    Color border,
    Color text,
    Color muted,
    Color faint,
    Color accent,
    Color selected,
    Color hover,
    Color client,
    Color server,
    Color good,
    Color bad,
    Color warn) {

  static final Colors LIGHT = of(Palette.LIGHT, Color.web("#eef1f4"));
  static final Colors DARK = of(Palette.DARK, Color.web("#1c2128"));

  private static Colors of(Palette p, Color hover) {
    return new Colors(
        color(p, Ink.BACKGROUND),
        color(p, Ink.PANEL),
        color(p, Ink.LINE),
        color(p, Ink.TEXT),
        color(p, Ink.MUTED),
        color(p, Ink.FAINT),
        color(p, Ink.ACCENT),
        color(p, Ink.SELECTION),
        hover,
        color(p, Ink.CLIENT),
        color(p, Ink.SERVER),
        color(p, Ink.GOOD),
        color(p, Ink.BAD),
        color(p, Ink.WARN));
  }

  private static Color color(Palette p, Ink ink) {
    int rgb = p.rgb(ink);
    return Color.rgb(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
