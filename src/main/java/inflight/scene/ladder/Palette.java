package inflight.scene.ladder;

import static java.util.Map.entry;

import java.util.EnumMap;
import java.util.Map;

/**
 * What each {@link Ink} looks like. Client and server are told apart by people who do not see red
 * or green as others do, and every ink that text is written in has a contrast of at least 4.5 to 1.
 */
public final class Palette {
  public static final Palette LIGHT =
      new Palette(
          Map.ofEntries(
              entry(Ink.BACKGROUND, 0xffffff),
              entry(Ink.PANEL, 0xf6f8fa),
              entry(Ink.LINE, 0xd0d7de),
              entry(Ink.TEXT, 0x1f2328),
              entry(Ink.MUTED, 0x59636e),
              entry(Ink.FAINT, 0xafb8c1),
              entry(Ink.ACCENT, 0x0969da),
              entry(Ink.SELECTION, 0xddf4ff),
              entry(Ink.CLIENT, 0x0072b2),
              entry(Ink.SERVER, 0x9a5b00),
              entry(Ink.GOOD, 0x187832),
              entry(Ink.WARN, 0x8a6100),
              entry(Ink.BAD, 0xcf222e),
              entry(Ink.STATE_CLOSED, 0xc8cfd6),
              entry(Ink.STATE_LISTEN, 0x747d88),
              entry(Ink.STATE_OPENING, 0xbf8700),
              entry(Ink.STATE_OPEN, 0x2da44e),
              entry(Ink.STATE_CLOSING, 0x218bff),
              entry(Ink.STATE_WAITING, 0x8250df)));

  public static final Palette DARK =
      new Palette(
          Map.ofEntries(
              entry(Ink.BACKGROUND, 0x0d1117),
              entry(Ink.PANEL, 0x161b22),
              entry(Ink.LINE, 0x30363d),
              entry(Ink.TEXT, 0xe6edf3),
              entry(Ink.MUTED, 0x9198a1),
              entry(Ink.FAINT, 0x484f58),
              entry(Ink.ACCENT, 0x58a6ff),
              entry(Ink.SELECTION, 0x1c2b3d),
              entry(Ink.CLIENT, 0x56b4e9),
              entry(Ink.SERVER, 0xe69f00),
              entry(Ink.GOOD, 0x3fb950),
              entry(Ink.WARN, 0xd8a634),
              entry(Ink.BAD, 0xff7b72),
              entry(Ink.STATE_CLOSED, 0x484f58),
              entry(Ink.STATE_LISTEN, 0x8b949e),
              entry(Ink.STATE_OPENING, 0xd29922),
              entry(Ink.STATE_OPEN, 0x2ea043),
              entry(Ink.STATE_CLOSING, 0x4c8dff),
              entry(Ink.STATE_WAITING, 0xa371f7)));

  private final Map<Ink, Integer> rgb;

  private Palette(Map<Ink, Integer> rgb) {
    this.rgb = new EnumMap<>(rgb);
  }

  /** Red, green and blue as {@code 0xRRGGBB}. */
  public int rgb(Ink ink) {
    return rgb.get(ink);
  }
}
