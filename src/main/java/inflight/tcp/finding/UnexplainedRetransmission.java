package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Sent again, and nothing in the capture says why. */
final class UnexplainedRetransmission extends Retransmission {
  UnexplainedRetransmission() {
    super(Resend.Trigger.UNKNOWN);
  }

  @Override
  String rule() {
    return "retransmission_unexplained";
  }

  @Override
  void detail(Course c, Resend r, Segment s, Report.Draft d) {
    d.millis("timer", r.timerNanos).millis("least", Triggers.SHORTEST_TIMER_NANOS);
    d.is(Severity.WARN, Certainty.POSSIBLE);
  }
}
