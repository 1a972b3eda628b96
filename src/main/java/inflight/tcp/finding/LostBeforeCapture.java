package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** The original never passed the capture point, and was sent again: lost between sender and it. */
final class LostBeforeCapture implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (Resend r : c.resends.list) {
      if (r.opener == Course.NONE || !r.sentAgain() || r.spurious()) {
        continue;
      }
      Segment s = c.all.get(r.index);
      Segment opener = c.all.get(r.opener);
      Report.Draft d = out.on("lost_before_capture", s).variant(r.evidence);
      d.is(Severity.BAD, r.latenessCertainty).with(opener);
      d.number("seq", s.seq(), "").number("len", s.len(), "bytes");
      d.number("gap_frame", opener.frameNumber(), "");
      d.millis("waited", Course.since(s, opener));
      d.millis("turnaround", Math.max(0, c.way(s.fromClient()).turnaroundNanos()));
      if (r.evidence.equals("id")) {
        d.number("id", s.ipId(), "").number("other_id", opener.ipId(), "");
      } else if (r.evidence.equals("timestamp")) {
        d.number("timestamp", s.tsVal(), "").number("other_timestamp", opener.tsVal(), "");
      }
      d.add();
    }
  }
}
