package inflight.tcp.verdict;

/**
 * What another profile says of a segment, where that differs.
 *
 * @param profile the other one
 * @param verdicts its bits of {@link Verdict}
 * @param why the rule in which the two differ
 */
public record Opinion(Profile profile, int verdicts, Peculiarity why) {}
