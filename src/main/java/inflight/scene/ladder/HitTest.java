package inflight.scene.ladder;

/** Finds what is under the mouse pointer. */
final class HitTest {
  /** The label stands above its arrow and belongs to it. */
  private static final double ABOVE_PX = 17;

  private static final double BELOW_PX = 7;

  private HitTest() {}

  static Hit at(LadderScene scene, LadderView view, double x, double y) {
    Geometry g = Geometry.of(view);
    double bodyBottom = LadderPainter.HEADER_PX + LadderPainter.bodyHeight(view);
    boolean outside =
        x < g.left() || x > g.right() || y < LadderPainter.HEADER_PX || y > bodyBottom;
    if (outside) {
      return null;
    }
    double place = y - LadderPainter.HEADER_PX + view.scrollY();
    Arrow best = null;
    double bestDistance = Double.MAX_VALUE;
    int n = scene.arrows().size();
    for (int i = scene.firstReaching(place / view.zoom() - ABOVE_PX); i < n; i++) {
      Arrow a = scene.arrows().get(i);
      if (a.y0() * view.zoom() > place + ABOVE_PX) {
        break;
      }
      double top = g.yAt(a, x, false);
      double bottom = g.yAt(a, x, true);
      double distance = place < top ? top - place : place > bottom ? place - bottom : 0;
      double reach = place < top ? ABOVE_PX : BELOW_PX;
      if (distance <= reach && distance < bestDistance) {
        best = a;
        bestDistance = distance;
      }
    }
    return best == null ? null : new Hit(best.row(), best.run() ? best.key() : null);
  }
}
