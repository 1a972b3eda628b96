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
        FxPen.colour(p, Ink.BACKGROUND),
        FxPen.colour(p, Ink.PANEL),
        FxPen.colour(p, Ink.LINE),
        FxPen.colour(p, Ink.TEXT),
        FxPen.colour(p, Ink.MUTED),
        FxPen.colour(p, Ink.FAINT),
        FxPen.colour(p, Ink.ACCENT),
        FxPen.colour(p, Ink.SELECTION),
        hover,
        FxPen.colour(p, Ink.CLIENT),
        FxPen.colour(p, Ink.SERVER),
        FxPen.colour(p, Ink.GOOD),
        FxPen.colour(p, Ink.BAD),
        FxPen.colour(p, Ink.WARN));
  }
}
