package inflight.scene.ladder;

import java.util.List;
import java.util.Locale;

/** The times at the left edge, and the marks where time is folded. */
final class AxisArt {
  private static final double SLOT_PX = 44;
  private static final double TEXT_PX = 10;
  private static final int MOST_DIGITS = 7;
  private static final double LEAST_APART_PX = 20;

  /** One unit for the whole axis. */
  enum Unit {
    MICROSECONDS("µs", 1e3),
    MILLISECONDS("ms", 1e6),
    SECONDS("s", 1e9);

    final String title;
    final double nanos;

    Unit(String title, double nanos) {
      this.title = title;
      this.nanos = nanos;
    }

    static Unit of(LadderScene scene) {
      double all = scene.trace().durationNanos();
      return all < 3e6 ? MICROSECONDS : all < 10e9 ? MILLISECONDS : SECONDS;
    }
  }

  private AxisArt() {}

  static void paint(Sheet s) {
    Unit unit = Unit.of(s.scene());
    List<Arrow> arrows = s.scene().arrows();
    int i = s.scene().firstReaching(s.topPlace() / s.zoom());
    double slotPx = s.scene().options().evenRows() ? Layout.ROW_PX * s.zoom() : SLOT_PX;
    slotPx = Math.max(slotPx, LEAST_APART_PX + 4);
    String before = "";
    for (int slot = (int) (s.topPlace() / slotPx) - 3; slot * slotPx <= s.bottomPlace(); slot++) {
      double from = slot * slotPx + Layout.TOP_PX - 4;
      while (i < arrows.size() && arrows.get(i).y0() * s.zoom() < from) {
        i++;
      }
      if (i < arrows.size() && arrows.get(i).y0() * s.zoom() < from + slotPx - LEAST_APART_PX) {
        before = tick(s, arrows.get(i).y0() * s.zoom(), unit, before);
      }
    }
    for (Idle idle : s.scene().layout().idle()) {
      if (s.visible(idle.y0() * s.zoom(), idle.y1() * s.zoom())) {
        idle(s, idle);
      }
    }
  }

  /** A time that reads the same as the one above gets more digits, or is left out. */
  private static String tick(Sheet s, double place, Unit unit, String before) {
    double y = s.y(place);
    s.pen().line(Geometry.AXIS_PX, y, s.view().width(), y, new Stroke(Ink.LINE, 0.45, 1, 0));
    double value = s.scene().clock().nanosOf(place / s.zoom()) / unit.nanos;
    double resolution = s.scene().delayNanos() / unit.nanos / 10;
    int usual = (int) Math.clamp(Math.ceil(-Math.log10(resolution)), 0, 3);
    String text = number(value, usual);
    for (int more = usual + 1; text.equals(before) && more < MOST_DIGITS; more++) {
      text = number(value, more); // which never has more digits than fit
    }
    if (text.equals(before)) {
      return before;
    }
    TextStyle style = TextStyle.mono(Ink.MUTED, TEXT_PX);
    s.pen().text(text, Geometry.AXIS_PX - 7, y + 3.5, Pen.Anchor.END, 0, style);
    return text.length() > number(value, usual).length() ? number(value, usual) : text;
  }

  private static String number(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    for (int d = decimals - 1; d >= 0 && text.length() > MOST_DIGITS; d--) {
      text = String.format(Locale.ROOT, "%." + d + "f", value);
    }
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  /** The unit of the axis, in its corner whatever is scrolled. */
  static void unit(Sheet s) {
    double top = LadderPainter.HEADER_PX;
    s.pen().fillRect(0, top, Geometry.AXIS_PX - 4, 17, 0, Ink.BACKGROUND, 0.9);
    TextStyle style = TextStyle.bold(Ink.MUTED, TEXT_PX);
    String title = Unit.of(s.scene()).title;
    s.pen().text(title, Geometry.AXIS_PX - 7, top + 12, Pen.Anchor.END, 0, style);
  }

  private static void idle(Sheet s, Idle idle) {
    double height = (idle.y1() - idle.y0()) * s.zoom();
    if (height < 16) {
      return;
    }
    double y = s.y((idle.y0() + idle.y1()) / 2 * s.zoom());
    double[] zigzag = new double[14];
    for (int i = 0; i < 7; i++) {
      zigzag[2 * i] = 10 + i * 5.5;
      zigzag[2 * i + 1] = y + (i % 2 == 0 ? -2.5 : 2.5);
    }
    s.pen().polyline(zigzag, Stroke.of(Ink.MUTED, 1.1));
    String text = Words.get("axis.idle", Words.duration(idle.nanos()));
    s.pen()
        .text(
            text,
            Geometry.AXIS_PX + 2,
            y + 3.5,
            Pen.Anchor.START,
            0,
            TextStyle.sans(Ink.MUTED, TEXT_PX));
    for (double x : new double[] {s.geometry().left(), s.geometry().right()}) {
      s.pen().line(x - 9, y + 3, x + 9, y - 3, Stroke.of(Ink.LINE, 1));
    }
  }
}
