package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;

/** FINs that cross, and a direction that stays open after the other was closed (RFC 9293 3.6). */
final class Closing implements Rule {
  @Override
  public void judge(Course c, Report out) {
    Segment a = c.at(c.client.fin);
    Segment b = c.at(c.server.fin);
    if (a != null && b != null) {
      Segment first = a.row() < b.row() ? a : b;
      Segment second = first == a ? b : a;
      if (second.ack() < first.end() && first.ack() < second.end()) {
        Report.Draft d = out.on("simultaneous_close", second).with(first);
        d.is(Severity.INFO, Certainty.CERTAIN).number("fin", first.frameNumber(), "");
        d.number("ack", second.ack(), "").number("needed", first.end(), "").add();
      }
    }
    for (Segment fin : new Segment[] {a, b}) {
      if (fin != null) {
        halfClose(c, out, fin);
      }
    }
  }

  /** Data that left after this FIN had been acknowledged by its sender. */
  private static void halfClose(Course c, Report out, Segment fin) {
    Segment first = null;
    int n = 0;
    for (int i = c.trace.indexOfRow(fin.row()) + 1; i < c.all.size(); i++) {
      Segment s = c.all.get(i);
      boolean knows = !s.quoted() && s.fromClient() != fin.fromClient() && s.ack() >= fin.end();
      if (knows && s.len() > 0 && s.has(Tcp.ACK) && c.resends.at(i) == null) {
        first = first == null ? s : first;
        n++;
      }
    }
    if (first != null) {
      Report.Draft d = out.on("half_close", fin).with(first);
      d.is(Severity.INFO, Certainty.CERTAIN).number("data_frame", first.frameNumber(), "");
      d.number("segments", n, "segments").millis("later", Course.since(first, fin)).add();
    }
  }
}
