package inflight.scene.ladder;

/**
 * How text is written.
 *
 * @param sizePx font size in logical pixels
 * @param mono every character has the same width
 */
public record TextStyle(
    Ink ink, double opacity, double sizePx, boolean bold, boolean mono, boolean italic) {
  public static TextStyle sans(Ink ink, double sizePx) {
    return new TextStyle(ink, 1, sizePx, false, false, false);
  }

  public static TextStyle bold(Ink ink, double sizePx) {
    return new TextStyle(ink, 1, sizePx, true, false, false);
  }

  public static TextStyle mono(Ink ink, double sizePx) {
    return new TextStyle(ink, 1, sizePx, false, true, false);
  }

  public TextStyle faded(double factor) {
    return new TextStyle(ink, opacity * factor, sizePx, bold, mono, italic);
  }

  /** At least as wide as the text will be in the fonts that are common. */
  public double width(String text) {
    return TextWidth.of(text, this);
  }
}
