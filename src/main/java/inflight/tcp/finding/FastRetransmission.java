package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Sent again at once because three duplicate ACKs asked for it (RFC 5681 3.2). */
final class FastRetransmission extends Retransmission {
  FastRetransmission() {
    super(Resend.Trigger.FAST);
  }

  @Override
  String rule() {
    return "fast_retransmission";
  }

  @Override
  void detail(Course c, Resend r, Segment s, Report.Draft d) {
    heard(c, r, s, d);
    if (r.duplicateAcks < 3) {
      d.variant("early");
    }
  }
}
