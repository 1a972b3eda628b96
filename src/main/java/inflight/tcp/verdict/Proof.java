package inflight.tcp.verdict;

/**
 * The numbers that the rules saw when they judged a segment, from before it was taken in. Raw
 * sequence numbers are given as stream offsets; times in nanoseconds.
 *
 * @param expectedSeq the sender's next number so far (SND.NXT), -1 if none was sent
 * @param otherLastAck acknowledgment number of the other side's last segment, -1 if none
 * @param otherDuplicateAcks duplicate ACKs the other side has sent in a row
 * @param sinceOtherAckNanos since the other side's last segment, -1 if none
 * @param sinceHighestNanos since the sender's segment with the highest number, -1 if none
 * @param reorderNanos below this a repetition may count as out of order: the initial RTT, or 3 ms
 * @param previousWindow window field of the sender's last segment, -1 if none
 * @param otherWindow window field of the other side's last segment, -1 if none
 * @param otherWindowShift the other side's scale in force, 0 if none or unknown
 */
public record Proof(
    long expectedSeq,
    long otherLastAck,
    int otherDuplicateAcks,
    long sinceOtherAckNanos,
    long sinceHighestNanos,
    long reorderNanos,
    int previousWindow,
    int otherWindow,
    int otherWindowShift) {}
