package inflight.scene.ladder;

/**
 * Time in which nothing happened, and which is drawn shorter than it was.
 *
 * @param y0 where it begins, pixels from the top of the ladder at zoom 1
 * @param nanos how long it was
 */
record Idle(double y0, double y1, long nanos) {}
