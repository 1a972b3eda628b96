package inflight.scene.ladder;

import inflight.tcp.verdict.Segment;

/**
 * Draws what is visible of a ladder. Knows no toolkit: the window and the exporters hand it their
 * pen.
 */
public final class LadderPainter {
  /** Pixels above the ladder for the heads of the lanes, which stay while it scrolls. */
  public static final double HEADER_PX = 52;

  /** Pixels below the ladder for the windows, where they are shown. */
  public static final double FOOTER_PX = 84;

  private LadderPainter() {}

  /** Height of the part of the picture in which the ladder scrolls. */
  public static double bodyHeight(LadderView view) {
    return Math.max(0, view.height() - HEADER_PX - (view.windows() ? FOOTER_PX : 0));
  }

  /** Height of the whole picture when nothing is to be scrolled. */
  public static double fullHeight(LadderScene scene, double zoom, boolean windows) {
    return HEADER_PX + scene.height() * zoom + (windows ? FOOTER_PX : 0);
  }

  public static void paint(LadderScene scene, LadderView view, Pen pen) {
    pen.fillRect(0, 0, view.width(), view.height(), 0, Ink.BACKGROUND, 1);
    double left = view.width() * 0.27;
    double right = view.width() * 0.73;
    for (Arrow a : scene.arrows()) {
      double y0 = HEADER_PX + a.y0() * view.zoom() - view.scrollY();
      double y1 = HEADER_PX + a.y1() * view.zoom() - view.scrollY();
      if (y1 < 0 || y0 > view.height()) {
        continue;
      }
      Segment s = scene.trace().segments().get(a.first());
      Ink ink = a.fromClient() ? Ink.CLIENT : Ink.SERVER;
      pen.line(
          a.fromClient() ? left : right,
          y0,
          a.fromClient() ? right : left,
          y1,
          Stroke.of(ink, 1.6));
      pen.text(
          s.flagWords(),
          (left + right) / 2,
          (y0 + y1) / 2 - 4,
          Pen.Anchor.MIDDLE,
          0,
          TextStyle.bold(Ink.TEXT, 12));
    }
  }

  static Hit hit(LadderScene scene, LadderView view, double x, double y) {
    double place = (y - HEADER_PX + view.scrollY()) / view.zoom();
    for (Arrow a : scene.arrows()) {
      if (place >= a.top() && place <= a.bottom()) {
        return new Hit(a.row(), a.run() ? a.key() : null);
      }
    }
    return null;
  }
}
