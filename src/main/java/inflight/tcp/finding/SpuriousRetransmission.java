package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/**
 * Sent again for nothing: the receiver had it. Proved by an ACK before, by D-SACK (RFC 2883) or by
 * the timestamp that the ACK echoes (RFC 3522).
 */
final class SpuriousRetransmission implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (Resend r : c.resends.list) {
      if (r.sentAgain() && r.spurious()) {
        Segment s = c.all.get(r.index);
        Report.Draft d = out.on("spurious_retransmission", s);
        d.is(Severity.WARN, Certainty.CERTAIN).with(c.at(r.copy), c.at(r.opener));
        d.number("seq", s.seq(), "").number("end", r.end, "").number("len", s.len(), "bytes");
        if (r.dsack != Course.NONE) {
          d.variant("dsack").with(c.at(r.dsack));
          d.number("proof_frame", c.at(r.dsack).frameNumber(), "");
        } else if (r.held) {
          Segment ack = c.at(r.seq < r.una ? r.progress : r.heard);
          d.variant("acked").with(ack);
          d.number("proof_frame", ack == null ? 0 : ack.frameNumber(), "");
        } else {
          Segment ack = c.at(r.eifel);
          d.variant("eifel").with(ack).number("proof_frame", ack.frameNumber(), "");
          d.number("echo", ack.tsEcr(), "").number("timestamp", s.tsVal(), "");
        }
        int before = r.copy != Course.NONE ? r.copy : r.opener;
        d.millis("waited", Course.since(s, c.all.get(before))).millis("rtt", c.rttNanos());
        d.unlike(Verdict.OUT_OF_ORDER, Verdict.KEEP_ALIVE);
        d.unlike(Verdict.FAST_RETRANSMISSION, Verdict.RETRANSMISSION);
        d.add();
      }
    }
  }
}
