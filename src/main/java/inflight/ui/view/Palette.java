package inflight.ui.view;

import javafx.scene.paint.Color;

/**
 * The colours of what is drawn rather than styled, one set for each theme. Safe for colour-blind
 * eyes; text on {@code background} or {@code surface} has a contrast of at least 4.5 to 1.
 *
 * @param faint lines and shapes, never text
 */
record Palette(
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

  static final Palette LIGHT =
      new Palette(
          Color.web("#ffffff"),
          Color.web("#f6f8fa"),
          Color.web("#d0d7de"),
          Color.web("#1f2328"),
          Color.web("#59636e"),
          Color.web("#c4cad1"),
          Color.web("#0969da"),
          Color.web("#ddf4ff"),
          Color.web("#eef1f4"),
          Color.web("#0072b2"),
          Color.web("#9a5b00"),
          Color.web("#1a7f37"),
          Color.web("#cf222e"),
          Color.web("#9a6700"));

  static final Palette DARK =
      new Palette(
          Color.web("#0d1117"),
          Color.web("#161b22"),
          Color.web("#30363d"),
          Color.web("#e6edf3"),
          Color.web("#9198a1"),
          Color.web("#484f58"),
          Color.web("#58a6ff"),
          Color.web("#1d2d3e"),
          Color.web("#1c2128"),
          Color.web("#56b4e9"),
          Color.web("#e69f00"),
          Color.web("#3fb950"),
          Color.web("#ff7b72"),
          Color.web("#d29922"));
}
