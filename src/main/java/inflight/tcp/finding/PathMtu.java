package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** A router says that a packet is too big for the next link (RFC 1191, RFC 8201). */
final class PathMtu implements Rule {
  @Override
  public void judge(Course c, Report out) {
    boolean[] told = {false, false};
    for (Segment s : c.all) {
      RouterError e = s.quoted() ? c.errors.get(s.row()) : null;
      int side = s.fromClient() ? 0 : 1;
      if (e == null) {
        continue;
      }
      if (e.mtuBytes() == 0) {
        if (c.client.segments > 0 && c.server.segments > 0 && !told[side]) {
          Report.Draft d = out.on("router_error", s).is(Severity.BAD, Certainty.CERTAIN);
          d.number("icmp_type", e.type(), "").number("icmp_code", e.code(), "").add();
        }
        continue;
      }
      if (!told[side]) {
        told[side] = true;
        int headers = (e.v6() ? 40 : 20) + s.headerLen();
        Report.Draft d = out.on("path_mtu", s).is(Severity.WARN, Certainty.CERTAIN);
        d.number("mtu", e.mtuBytes(), "bytes");
        d.number("fits", Math.max(0, e.mtuBytes() - headers), "bytes");
        d.number("longest", c.way(s.fromClient()).longest, "bytes").add();
      }
    }
  }
}
