package inflight.scene.ladder;

/**
 * Which part of a ladder is seen, and how. All pixels are logical ones; a view that enlarges
 * everything scales its pen and gives a smaller width and height.
 *
 * @param width of the whole picture
 * @param height of the whole picture, heads of the lanes included
 * @param scrollY pixels of the ladder above the upper edge of its part of the picture
 * @param zoom 1 as laid out, less is farther out
 * @param headNanos the play head, since the first segment; {@link #NO_HEAD} shows all and no head
 * @param selectedRow row of the segment that is looked at, -1 for none
 * @param hoveredRow row under the mouse pointer, -1 for none
 * @param windows the strip with the send windows at the foot is shown
 */
public record LadderView(
    double width,
    double height,
    double scrollY,
    double zoom,
    double headNanos,
    int selectedRow,
    int hoveredRow,
    boolean windows) {
  public static final double NO_HEAD = Double.NEGATIVE_INFINITY;

  /** The whole ladder from its beginning, nothing selected, no play head. */
  public static LadderView of(double width, double height) {
    return new LadderView(width, height, 0, 1, NO_HEAD, -1, -1, false);
  }
}
