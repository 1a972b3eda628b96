package inflight.scene.ladder;

/**
 * Where things of a ladder are in a picture.
 *
 * @param width of the picture
 * @param left middle of the client's lane
 * @param right middle of the server's lane
 * @param zoom of the view
 */
record Geometry(double width, double left, double right, double zoom) {
  /** Room for the times at the left edge. */
  static final double AXIS_PX = 54;

  static final double BAR_PX = 9;

  /** Arrows begin and end this far from the middle of a lane. */
  static final double LANE_GAP_PX = 7;

  static Geometry of(LadderView view) {
    return of(view.width(), view.zoom());
  }

  static Geometry of(double width, double zoom) {
    double left = Math.clamp(width * 0.26, 158, 340);
    double right = width - Math.clamp(width * 0.225, 128, 300);
    return new Geometry(width, left, Math.max(right, left + 60), zoom);
  }

  /** Where an arrow leaves. */
  double startX(boolean fromClient) {
    return fromClient ? left + LANE_GAP_PX : right - LANE_GAP_PX;
  }

  double endX(boolean fromClient) {
    return fromClient ? right - LANE_GAP_PX : left + LANE_GAP_PX;
  }

  /** Height of an arrow's line at x, from the top of the ladder. */
  double yAt(Arrow a, double x, boolean last) {
    double part = (x - startX(a.fromClient())) / (endX(a.fromClient()) - startX(a.fromClient()));
    double y0 = last ? a.y0Last() : a.y0();
    double y1 = last ? a.y1Last() : a.y1();
    return (y0 + part * (y1 - y0)) * zoom;
  }
}
