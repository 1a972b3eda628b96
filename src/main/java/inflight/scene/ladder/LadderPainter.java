package inflight.scene.ladder;

/**
 * Draws what is visible of a ladder. Knows no toolkit: the window and the exporters hand it their
 * pen. The same scene and view always give the same drawing.
 */
public final class LadderPainter {
  /** Pixels above the ladder for the heads of the lanes, which stay while it scrolls. */
  public static final double HEADER_PX = 52;

  /** Pixels below the ladder for the windows, where they are shown. */
  public static final double FOOTER_PX = 76;

  /** The selected segment's band, label included. */
  private static final double ABOVE_PX = 18;

  private static final double BELOW_PX = 8;

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
    Sheet sheet = Sheet.of(scene, view, pen);
    pen.fillRect(0, 0, view.width(), view.height(), 0, Ink.BACKGROUND, 1);
    pen.clip(0, HEADER_PX, view.width(), bodyHeight(view));
    selection(sheet);
    boolean dense = DensityArt.needed(sheet);
    AxisArt.paint(sheet);
    LaneArt.lanes(sheet);
    if (dense) {
      DensityArt.paint(sheet);
    } else {
      ArrowArt.arrows(sheet);
    }
    if (!dense) {
      LaneArt.braces(sheet);
    }
    LaneArt.states(sheet);
    if (dense) {
      DensityArt.events(sheet);
    }
    AxisArt.unit(sheet);
    head(sheet);
    if (!dense) {
      SumArt.paint(sheet);
      ArrowArt.labels(sheet);
      ArrowArt.travellers(sheet);
    }
    omitted(sheet);
    pen.unclip();
    HeadArt.paint(sheet);
    if (view.windows()) {
      WindowArt.paint(sheet);
    }
  }

  /** A band behind the segment that is looked at. */
  private static void selection(Sheet s) {
    Arrow a = s.scene().arrowOfRow(s.view().selectedRow());
    if (a == null) {
      return;
    }
    Geometry g = s.geometry();
    double left = s.y((a.fromClient() ? a.y0() : a.y1()) * s.zoom());
    double right = s.y((a.fromClient() ? a.y1() : a.y0()) * s.zoom());
    double leftLast = s.y((a.fromClient() ? a.y0Last() : a.y1Last()) * s.zoom());
    double rightLast = s.y((a.fromClient() ? a.y1Last() : a.y0Last()) * s.zoom());
    double[] band = {
      Geometry.AXIS_PX,
      left - ABOVE_PX,
      g.left(),
      left - ABOVE_PX,
      g.right(),
      right - ABOVE_PX,
      g.width(),
      right - ABOVE_PX,
      g.width(),
      rightLast + BELOW_PX,
      g.right(),
      rightLast + BELOW_PX,
      g.left(),
      leftLast + BELOW_PX,
      Geometry.AXIS_PX,
      leftLast + BELOW_PX
    };
    s.pen().polygon(band, Ink.SELECTION, 1);
  }

  private static void omitted(Sheet s) {
    int omitted = s.scene().trace().omitted();
    if (omitted > 0) {
      String text = Words.get("omitted", Words.count(omitted));
      double x = (s.geometry().left() + s.geometry().right()) / 2;
      double y = s.y(s.scene().height() * s.zoom() - 14);
      s.pen().text(text, x, y, Pen.Anchor.MIDDLE, 0, TextStyle.sans(Ink.MUTED, 11));
    }
  }

  private static void head(Sheet s) {
    if (!s.playing()) {
      return;
    }
    double y = s.y(s.headPlace());
    s.pen().line(Geometry.AXIS_PX, y, s.view().width(), y, new Stroke(Ink.ACCENT, 0.75, 1.2, 0));
    s.pen().fillCircle(Geometry.AXIS_PX, y, 4, Ink.ACCENT, 1);
  }
}
