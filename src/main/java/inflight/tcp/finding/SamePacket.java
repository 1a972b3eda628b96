package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Whether a segment is the very packet that was captured before: even what changes is the same. */
final class SamePacket {
  /** Without an identification: no sender sends again that fast of its own accord. */
  private static final long AT_ONCE_NANOS = 2_000_000;

  private SamePacket() {}

  static void judge(Course c, Resend r) {
    Segment s = c.all.get(r.index);
    Segment copy = c.all.get(r.copy);
    boolean alike =
        s.len() == copy.len()
            && s.seq() == copy.seq()
            && s.flags() == copy.flags()
            && s.ack() == copy.ack()
            && s.window() == copy.window()
            && s.tsVal() == copy.tsVal()
            && s.tsEcr() == copy.tsEcr();
    if (!alike) {
      return;
    }
    if (s.ipId() > 0) {
      r.samePacket = s.ipId() == copy.ipId();
      r.evidence = "id";
      return;
    }
    boolean silent = r.heard < r.copy || r.duplicateAcks == 0 && r.sackedBytes == 0;
    long limit = Math.max(AT_ONCE_NANOS, c.rttNanos() / 2);
    r.samePacket = silent && Course.since(s, copy) < limit;
    r.samePacketCertainty = Certainty.POSSIBLE;
    r.evidence = "header";
  }
}
