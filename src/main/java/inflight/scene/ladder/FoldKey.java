package inflight.scene.ladder;

/**
 * A run of alike segments that may be folded.
 *
 * @param firstRow row of its first segment
 * @param segments how many
 */
public record FoldKey(int firstRow, int segments) {}
