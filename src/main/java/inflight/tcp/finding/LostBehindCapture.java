package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Captured, and yet it had to be sent again: lost between the capture point and the receiver. */
final class LostBehindCapture implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (Resend r : c.resends.list) {
      if (r.copy == Course.NONE || !r.sentAgain() || r.spurious()) {
        continue;
      }
      Segment s = c.all.get(r.index);
      Segment copy = c.all.get(r.copy);
      boolean tooBig = r.trigger == Resend.Trigger.ROUTER;
      if (copy.badChecksum() || tooBig) {
        continue; // not lost: thrown away, and a rule of its own says so
      }
      boolean answered = r.ack != Course.NONE;
      Report.Draft d = out.on("lost_behind_capture", copy).with(s, c.at(r.ack), c.at(r.heard));
      d.variant(r.echoed ? "echoed" : answered ? "" : "unanswered");
      d.is(
          Severity.BAD,
          r.echoed ? Certainty.CERTAIN : answered ? Certainty.LIKELY : Certainty.POSSIBLE);
      d.number("seq", s.seq(), "").number("len", copy.len(), "bytes");
      d.number("resent", s.frameNumber(), "").number("sacked", r.sackedBytes, "bytes");
      d.number("duplicate_acks", r.duplicateAcks, "ACKs");
      if (r.echoed) {
        d.number("echo", c.at(r.ack).tsEcr(), "").number("timestamp", copy.tsVal(), "");
      }
      d.add();
    }
  }
}
