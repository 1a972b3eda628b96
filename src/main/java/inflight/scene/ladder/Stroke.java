package inflight.scene.ladder;

/**
 * How a line is drawn.
 *
 * @param opacity 0 to 1
 * @param widthPx in logical pixels
 * @param dashPx lengths of line and space, 0 for an unbroken line
 */
public record Stroke(Ink ink, double opacity, double widthPx, double dashPx) {
  public static Stroke of(Ink ink, double widthPx) {
    return new Stroke(ink, 1, widthPx, 0);
  }

  public Stroke dashed(double lengthPx) {
    return new Stroke(ink, opacity, widthPx, lengthPx);
  }

  public Stroke faded(double factor) {
    return new Stroke(ink, opacity * factor, widthPx, dashPx);
  }
}
