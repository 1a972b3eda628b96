package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.finding.Resend.Trigger;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/** What the rules that name a trigger have in common: one rule for each {@link Trigger}. */
abstract sealed class Retransmission implements Rule
    permits RetransmissionTimeout,
        FastRetransmission,
        SackRetransmission,
        PartialAckRetransmission,
        TailLossProbe,
        PathMtuRetransmission,
        UnexplainedRetransmission {
  private final Trigger trigger;

  Retransmission(Trigger trigger) {
    this.trigger = trigger;
  }

  @Override
  public final void judge(Course c, Report out) {
    for (Resend r : c.resends.list) {
      if (r.sentAgain() && r.trigger == trigger) {
        Segment s = c.all.get(r.index);
        Report.Draft d = out.on(rule(), s).is(Severity.WARN, r.triggerCertainty);
        d.with(c.at(r.copy), c.at(r.opener), c.at(r.ack));
        d.number("seq", s.seq(), "").number("len", Math.max(s.len(), 0), "bytes");
        d.number("try", r.tries, "");
        int before = r.copy != Course.NONE ? r.copy : r.opener;
        d.millis("waited", Course.since(s, c.all.get(before)));
        d.number("duplicate_acks", r.duplicateAcks, "ACKs");
        d.number("sacked", r.sackedBytes, "bytes");
        d.millis("rtt", c.rttNanos());
        d.unlike(Verdict.OUT_OF_ORDER, Verdict.KEEP_ALIVE);
        detail(c, r, s, d);
        if (s.has(Tcp.FIN) && s.len() == 0) {
          d.number("fin", 1, "");
        }
        d.add();
      }
    }
  }

  abstract String rule();

  /** What only this rule knows. */
  abstract void detail(Course c, Resend r, Segment s, Report.Draft d);

  static void heard(Course c, Resend r, Segment s, Report.Draft d) {
    Segment ack = c.at(r.heard);
    if (ack != null) {
      d.with(ack).number("ack_frame", ack.frameNumber(), "");
      d.millis("since_ack", Course.since(s, ack));
    }
  }
}
