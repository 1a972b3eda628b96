package inflight.scene.ladder;

/**
 * What lies under a point of the picture.
 *
 * @param row of the segment; of the first segment of a fold
 * @param fold the run, null if it is a single segment
 */
public record Hit(int row, FoldKey fold) {}
