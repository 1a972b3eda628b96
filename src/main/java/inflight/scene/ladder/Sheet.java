package inflight.scene.ladder;

/**
 * What is being painted, on what. Places (pixels from the top of the ladder, zoom included) become
 * pixels of the picture by {@link #y}.
 *
 * @param headPlace of the play head; beyond the end when there is none
 */
record Sheet(
    LadderScene scene,
    LadderView view,
    Geometry geometry,
    Pen pen,
    double headPlace,
    boolean playing) {
  private static final double LATER = 0.42;

  static Sheet of(LadderScene scene, LadderView view, Pen pen) {
    boolean playing = view.headNanos() != LadderView.NO_HEAD;
    double head = playing ? scene.clock().yOf(view.headNanos()) * view.zoom() : Double.MAX_VALUE;
    return new Sheet(scene, view, Geometry.of(view), pen, head, playing);
  }

  double zoom() {
    return view.zoom();
  }

  double y(double place) {
    return LadderPainter.HEADER_PX + place - view.scrollY();
  }

  double topPlace() {
    return view.scrollY();
  }

  double bottomPlace() {
    return view.scrollY() + LadderPainter.bodyHeight(view);
  }

  boolean visible(double fromPlace, double toPlace) {
    return toPlace >= topPlace() && fromPlace <= bottomPlace();
  }

  /** What the play head has not come to yet is faint. */
  boolean later(double place) {
    return place > headPlace;
  }

  double opacity(double place) {
    return later(place) ? LATER : 1;
  }
}
