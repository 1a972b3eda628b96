package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/** A segment that others overtook on the way: late, not lost, and sent only once (RFC 4737). */
final class Reordering implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (Resend r : c.resends.list) {
      if (r.lateness != Resend.Lateness.LATE) {
        continue;
      }
      Segment s = c.all.get(r.index);
      Segment opener = c.all.get(r.opener);
      Report.Draft d = out.on("reordering", s).variant(r.evidence);
      d.is(Severity.WARN, r.latenessCertainty).with(opener);
      d.number("seq", s.seq(), "").number("len", s.len(), "bytes");
      d.number("overtaken_by", opener.frameNumber(), "");
      d.millis("late", Course.since(s, opener));
      d.millis("turnaround", Math.max(0, c.way(s.fromClient()).turnaroundNanos()));
      d.number("duplicate_acks", r.duplicateAcks, "ACKs");
      if (r.evidence.equals("id")) {
        d.number("id", s.ipId(), "").number("other_id", opener.ipId(), "");
      } else if (r.evidence.equals("timestamp")) {
        d.number("timestamp", s.tsVal(), "").number("other_timestamp", opener.tsVal(), "");
      }
      d.unlike(
          Verdict.FAST_RETRANSMISSION, Verdict.SPURIOUS_RETRANSMISSION, Verdict.RETRANSMISSION);
      d.add();
    }
  }
}
