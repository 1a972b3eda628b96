package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** The last segment sent once more to make the receiver speak (RFC 8985 7). */
final class TailLossProbe extends Retransmission {
  TailLossProbe() {
    super(Resend.Trigger.PROBE);
  }

  @Override
  String rule() {
    return "tail_loss_probe";
  }

  @Override
  void detail(Course c, Resend r, Segment s, Report.Draft d) {
    d.millis("timer", r.timerNanos).millis("least", Triggers.SHORTEST_TIMER_NANOS);
    d.number("unacknowledged", Math.max(0, r.nxt - r.una), "bytes");
    if (r.triggerCertainty == Certainty.POSSIBLE) {
      d.variant("or_timeout").is(Severity.BAD, Certainty.POSSIBLE);
    }
  }
}
