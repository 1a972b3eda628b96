package inflight.scene.ladder;

/**
 * A segment that was sent again.
 *
 * @param from index of the copy before
 * @param to index of this copy
 * @param cause why it was sent, in a few words
 * @param lost the copy before is known not to have arrived
 */
record Resend(int from, int to, String cause, boolean lost) {}
