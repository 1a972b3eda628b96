package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Sent again in smaller pieces, because a router said what fits (RFC 1191, RFC 8201). */
final class PathMtuRetransmission extends Retransmission {
  PathMtuRetransmission() {
    super(Resend.Trigger.ROUTER);
  }

  @Override
  String rule() {
    return "path_mtu_retransmission";
  }

  @Override
  void detail(Course c, Resend r, Segment s, Report.Draft d) {
    Segment quoted = c.at(r.routerError);
    RouterError error = c.errors.get(quoted.row());
    d.with(quoted).number("error_frame", quoted.frameNumber(), "");
    d.number("mtu", error.mtuBytes(), "bytes").is(Severity.WARN, Certainty.CERTAIN);
  }
}
