package inflight.scene.ladder;

/**
 * How wide a text will be at most, without asking a font: a layout is then the same everywhere and
 * needs no display. Widths are those of a wide common typeface.
 */
final class TextWidth {
  private static final double MONO_EM = 0.602;
  private static final double OTHER_EM = 1.0;

  /** Hundredths of an em of the characters 32 to 126. */
  private static final byte[] REGULAR = {
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, //
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, //
    100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, //
    61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84, 50, //
    50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, //
    64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84
  };

  private static final byte[] BOLD = {
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, //
    70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 59, //
    100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 86, //
    74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 50, //
    50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, //
    72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84
  };

  private TextWidth() {}

  /** Logical pixels. */
  static double of(String text, TextStyle style) {
    if (style.mono()) {
      return text.length() * MONO_EM * style.sizePx();
    }
    byte[] table = style.bold() ? BOLD : REGULAR;
    double em = 0;
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i) - 32;
      em += c >= 0 && c < table.length ? table[c] / 100.0 : text.charAt(i) == '·' ? 0.37 : OTHER_EM;
    }
    return em * style.sizePx();
  }
}
