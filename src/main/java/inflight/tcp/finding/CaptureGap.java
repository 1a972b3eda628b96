package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Acknowledged and yet not in the capture: the capture missed it, the receiver did not. */
final class CaptureGap implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (Resends.Missed m : c.resends.missed) {
      Segment ack = c.all.get(m.ack());
      Report.Draft d = out.on("capture_gap", ack).with(c.at(m.opener()));
      d.by(!ack.fromClient()).is(Severity.INFO, Certainty.CERTAIN);
      d.number("from", m.from(), "").number("to", m.to(), "");
      d.number("missing", m.to() - m.from(), "bytes").add();
    }
  }
}
