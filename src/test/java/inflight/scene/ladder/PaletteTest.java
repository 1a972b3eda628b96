package inflight.scene.ladder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written can be read (WCAG 2.2, 1.4.3). */
class PaletteTest {
  private static final List<Ink> WRITTEN_IN =
      List.of(Ink.TEXT, Ink.MUTED, Ink.ACCENT, Ink.CLIENT, Ink.SERVER, Ink.GOOD, Ink.WARN, Ink.BAD);
  private static final List<Ink> WRITTEN_ON = List.of(Ink.BACKGROUND, Ink.PANEL, Ink.SELECTION);

  @Test
  void everyInkThatIsWrittenInHasContrast() {
    for (Palette p : List.of(Palette.LIGHT, Palette.DARK)) {
      for (Ink text : WRITTEN_IN) {
        for (Ink ground : WRITTEN_ON) {
          double contrast = contrast(p.rgb(text), p.rgb(ground));
          String where = (p == Palette.LIGHT ? "light: " : "dark: ") + text + " on " + ground;
          assertTrue(contrast >= 4.5, where + " has " + contrast);
        }
      }
    }
  }

  private static double contrast(int a, int b) {
    double la = luminance(a);
    double lb = luminance(b);
    return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear(rgb >> 8 & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
