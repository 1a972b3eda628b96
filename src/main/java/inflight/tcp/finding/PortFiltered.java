package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** SYNs that nobody answers, or that a router refuses by ICMP. */
final class PortFiltered implements Rule {
  @Override
  public void judge(Course c, Report out) {
    Segment syn = c.at(c.client.syn);
    if (syn == null || c.server.segments > 0 || c.client.segments > c.client.syns) {
      return;
    }
    for (Segment s : c.all) {
      RouterError e = s.quoted() ? c.errors.get(s.row()) : null;
      if (e != null && e.mtuBytes() == 0) {
        Report.Draft d = out.on("port_filtered", s).by(false).with(syn).variant("icmp");
        d.is(Severity.BAD, Certainty.LIKELY).number("syns", c.client.syns, "");
        d.number("icmp_type", e.type(), "").number("icmp_code", e.code(), "").add();
        return;
      }
    }
    Segment last = c.all.getLast();
    long waited = Course.since(last, syn);
    boolean retried = c.client.syns > 1;
    Report.Draft d = out.on("port_filtered", syn).by(false).with(c.at(c.client.lastSyn));
    d.is(Severity.BAD, Certainty.POSSIBLE).variant(retried ? "" : "once");
    d.number("syns", c.client.syns, "").millis("waited", waited).add();
  }
}
