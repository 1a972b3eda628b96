package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Sent again because the retransmission timer ran out, which doubles each time (RFC 6298 5). */
final class RetransmissionTimeout extends Retransmission {
  RetransmissionTimeout() {
    super(Resend.Trigger.TIMEOUT);
  }

  @Override
  String rule() {
    return "retransmission_timeout";
  }

  @Override
  void detail(Course c, Resend r, Segment s, Report.Draft d) {
    d.millis("timer", r.timerNanos).millis("least", Triggers.SHORTEST_TIMER_NANOS);
    Resend earlier = r.copy == Course.NONE ? null : c.resends.at(r.copy);
    boolean again = earlier != null && earlier.timerNanos > 0;
    d.is(Severity.BAD, r.triggerCertainty);
    if (again) {
      d.millis("timer_before", earlier.timerNanos);
      d.number("factor", Math.round(10.0 * r.timerNanos / earlier.timerNanos) / 10.0, "");
      d.variant("again");
    }
  }
}
