package inflight.scene.story;

import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/** A segment that jumps over bytes, and one that comes from before what was captured. */
final class Gaps {
  private static final int MAX_WALK = 10_000;

  private Gaps() {}

  static void explain(Moment m, Draft d) {
    if (m.s.is(Verdict.LOST_SEGMENT)) {
      gap(m, d);
      return;
    }
    d.tells(Verdict.RETRANSMISSION).tells(Verdict.FAST_RETRANSMISSION);
    d.tells(Verdict.SPURIOUS_RETRANSMISSION).tells(Verdict.OUT_OF_ORDER);
    d.title("retrans.unseen.title", Severity.WARN).rfc("RFC 6298 §5");
    d.put("expected", m.s.proof().expectedSeq()).say("retrans.unseen");
    for (Verdict v : Verdict.values()) {
      if (m.s.is(v) && (v.bit() & (Verdict.ANY_RETRANSMISSION | Verdict.OUT_OF_ORDER.bit())) != 0) {
        d.put("label", v.title()).say("label");
      }
    }
  }

  private static void gap(Moment m, Draft d) {
    long expected = m.s.proof().expectedSeq();
    d.tells(Verdict.LOST_SEGMENT).rfc("RFC 9293 §3.10.7.4");
    d.put("expected", expected).put("missing", m.s.seq() - expected);
    d.put("range", Words.range(expected, m.s.seq()));
    d.title("gap.title", Severity.WARN).say("gap");
    Segment filler = null;
    boolean acked = false;
    int last = Math.min(m.history.all.size(), m.index + MAX_WALK);
    for (int i = m.index + 1; i < last && filler == null && !acked; i++) {
      Segment o = m.history.all.get(i);
      if (o.quoted()) {
        continue;
      }
      if (o.fromClient() == m.s.fromClient()) {
        filler = o.len() > 0 && o.seq() <= expected && o.end() > expected ? o : null;
      } else {
        acked = o.ack() > expected;
      }
    }
    if (filler != null) {
      d.put("filler", filler.frameNumber()).about(filler).say("gap.filled");
    } else {
      d.say(acked ? "gap.acked" : "gap.open");
    }
  }
}
