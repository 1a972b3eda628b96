package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Sent again because SACK showed the hole (RFC 6675 5, RFC 8985 6). */
final class SackRetransmission extends Retransmission {
  SackRetransmission() {
    super(Resend.Trigger.SACK);
  }

  @Override
  String rule() {
    return "sack_retransmission";
  }

  @Override
  void detail(Course c, Resend r, Segment s, Report.Draft d) {
    heard(c, r, s, d);
    if (r.inRecovery) {
      d.variant("recovery");
    }
  }
}
