package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** A further hole of the same recovery, shown by an ACK that stopped short (RFC 6582 3.2). */
final class PartialAckRetransmission extends Retransmission {
  PartialAckRetransmission() {
    super(Resend.Trigger.PARTIAL_ACK);
  }

  @Override
  String rule() {
    return "partial_ack_retransmission";
  }

  @Override
  void detail(Course c, Resend r, Segment s, Report.Draft d) {
    heard(c, r, s, d);
  }
}
