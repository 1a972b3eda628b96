package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/** Unusual ways to open: both at once, with data, over several paths, on a used pair of ports. */
final class Opening implements Rule {
  @Override
  public void judge(Course c, Report out) {
    Segment syn = c.at(c.client.syn);
    Segment other = c.at(c.server.syn);
    if (syn != null && other != null && !other.has(Tcp.ACK) && !syn.has(Tcp.ACK)) {
      Segment again = c.at(c.synAck);
      Report.Draft d = out.on("simultaneous_open", again == null ? other : again);
      d.with(syn, other).is(Severity.INFO, Certainty.CERTAIN);
      d.number("syn_frame", syn.frameNumber(), "").number("other_syn", other.frameNumber(), "");
      d.unlike(Verdict.RETRANSMISSION, Verdict.OUT_OF_ORDER).add();
    }
    if (syn != null && c.trace.portsReused()) {
      Report.Draft d = out.on("ports_reused", syn).is(Severity.INFO, Certainty.CERTAIN);
      d.number("seq_raw", syn.seqRaw() & 0xffff_ffffL, "").add();
    }
    if (syn != null) {
      fastOpen(c, out, syn);
    }
    multipath(c, out);
  }

  private static void fastOpen(Course c, Report out, Segment syn) {
    Segment answer = c.at(c.synAck);
    boolean cookie = false;
    boolean asks = false;
    for (Segment.Option o : syn.options()) {
      cookie |= o.kind() == TcpOptions.FAST_OPEN && o.lenBytes() > 2;
      asks |= o.kind() == TcpOptions.FAST_OPEN && o.lenBytes() == 2;
    }
    if (!cookie && !asks && syn.len() == 0) {
      return;
    }
    boolean taken = answer != null && answer.ack() > 1;
    Report.Draft d = out.on("fast_open", syn).with(answer);
    d.variant(syn.len() > 0 ? taken ? "" : "ignored" : asks ? "asks" : "cookie");
    boolean lost = syn.len() > 0 && answer != null && !taken;
    d.is(lost ? Severity.WARN : Severity.INFO, Certainty.CERTAIN);
    d.number("len", syn.len(), "bytes");
    d.number("acknowledged", answer == null ? 0 : Math.max(0, answer.ack() - 1), "bytes").add();
  }

  private static void multipath(Course c, Report out) {
    for (Segment s : c.all) {
      for (Segment.Option o : s.options()) {
        if (o.kind() == TcpOptions.MPTCP && !s.quoted()) {
          boolean joins = o.text().startsWith("MP_JOIN");
          Report.Draft d = out.on("multipath", s).variant(joins ? "join" : "");
          d.is(Severity.INFO, Certainty.CERTAIN).add();
          return;
        }
      }
      if (s.row() > c.all.getFirst().row() && !s.has(Tcp.SYN)) {
        return;
      }
    }
  }
}
