package inflight.tcp.finding;

import inflight.tcp.finding.Resend.Lateness;
import inflight.tcp.verdict.Segment;

/**
 * Whether a segment that fills a gap was overtaken on its way or sent anew. The sender's clock
 * (timestamps option) and its count of packets (IP identification, where it counts) tell; else
 * whether the sender can have learned of the gap at all.
 */
final class LateOriginal {
  /** No common retransmission timer runs shorter. */
  private static final long SHORTEST_TIMER_NANOS = 190_000_000;

  private LateOriginal() {}

  static void judge(Course c, Resend r) {
    Segment s = c.all.get(r.index);
    Segment opener = c.all.get(r.opener);
    if (s.tsVal() >= 0 && opener.tsVal() >= 0 && s.tsVal() != opener.tsVal()) {
      boolean older = (int) (s.tsVal() - opener.tsVal()) < 0;
      set(r, older ? Lateness.LATE : Lateness.RESENT, Certainty.CERTAIN, "timestamp");
      return;
    }
    if (s.ipId() > 0 && opener.ipId() > 0 && c.way(s.fromClient()).countsPackets()) {
      short step = (short) (s.ipId() - opener.ipId());
      if (step != 0) {
        set(r, step < 0 ? Lateness.LATE : Lateness.RESENT, Certainty.CERTAIN, "id");
        return;
      }
    }
    byTime(c, r, s, opener);
  }

  private static void byTime(Course c, Resend r, Segment s, Segment opener) {
    long waited = Course.since(s, opener);
    int answer = c.nextOther(r.opener);
    boolean told = answer != Course.NONE && answer < r.index;
    if (!told && waited < SHORTEST_TIMER_NANOS) {
      set(r, Lateness.LATE, Certainty.LIKELY, "time");
      return;
    }
    long back = c.way(s.fromClient()).turnaroundNanos();
    if (told && back > 0 && Course.since(s, c.all.get(answer)) < back * 7 / 10) {
      set(r, Lateness.LATE, Certainty.LIKELY, "time");
      return;
    }
    boolean signal = r.duplicateAcks >= 3 || r.sackedBytes > 0 || r.inRecovery;
    boolean sure = signal || waited >= SHORTEST_TIMER_NANOS;
    set(r, Lateness.RESENT, sure ? Certainty.LIKELY : Certainty.POSSIBLE, "unknown");
  }

  private static void set(Resend r, Lateness how, Certainty howSure, String evidence) {
    r.lateness = how;
    r.latenessCertainty = howSure;
    r.evidence = evidence;
  }
}
