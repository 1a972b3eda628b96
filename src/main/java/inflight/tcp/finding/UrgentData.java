package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;

/** The urgent pointer, which few programs use and fewer agree on (RFC 6093). */
final class UrgentData implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (Segment s : c.all) {
      if (!s.quoted() && s.has(Tcp.URG) && !s.has(Tcp.SYN)) {
        Report.Draft d = out.on("urgent_data", s).is(Severity.INFO, Certainty.CERTAIN);
        d.number("pointer", s.urgentPointer(), "");
        d.number("byte", s.seq() + s.urgentPointer() - 1, "").add();
        return;
      }
    }
  }
}
