package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;

/** A SYN answered by a reset: nobody listens there (RFC 9293 3.10.7.1). */
final class PortClosed implements Rule {
  @Override
  public void judge(Course c, Report out) {
    Segment reset = c.at(c.reset);
    Segment syn = c.at(c.client.syn);
    if (reset == null || syn == null || !refuses(c, reset)) {
      return;
    }
    Segment asked = c.at(c.previousOther(c.reset));
    Report.Draft d = out.on("port_closed", reset).with(syn, asked);
    boolean quick = c.rttNanos() == 0 || Course.since(reset, asked) < 3_000_000_000L;
    d.is(Severity.BAD, quick ? Certainty.LIKELY : Certainty.POSSIBLE);
    d.number("syn_frame", asked.frameNumber(), "").millis("answered", Course.since(reset, asked));
    d.number("ack", reset.ack(), "").number("ttl", reset.ttl(), "hops").add();
  }

  /** Nothing but a reset came from this side before, and it answers the SYN. */
  static boolean refuses(Course c, Segment reset) {
    Way own = c.way(reset.fromClient());
    Segment asked = c.at(c.previousOther(c.reset));
    return own.syn == Course.NONE
        && c.previousSame(c.reset) == Course.NONE
        && asked != null
        && asked.has(Tcp.SYN)
        && !asked.has(Tcp.ACK);
  }
}
