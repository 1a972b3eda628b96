package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;

/** What is missing at the end: a FIN that one side owes, or both (RFC 9293 3.6). */
final class NotClosed implements Rule {
  @Override
  public void judge(Course c, Report out) {
    if (c.trace.omitted() > 0 || c.reset != Course.NONE || c.all.isEmpty()) {
      return;
    }
    boolean open = c.client.segments > 0 && c.server.segments > 0;
    boolean clientFin = c.client.fin != Course.NONE;
    boolean serverFin = c.server.fin != Course.NONE;
    if (!open || clientFin && serverFin) {
      return;
    }
    Segment last = c.all.getLast();
    if (!clientFin && !serverFin) {
      halfOpen(c, out, last);
      return;
    }
    Segment fin = c.at(clientFin ? c.client.fin : c.server.fin);
    long since = Course.since(last, fin);
    boolean acked = c.resends.acknowledged(fin.fromClient()) >= fin.end();
    Report.Draft d = out.on("never_closed", fin).with(last).by(!fin.fromClient());
    d.is(Severity.WARN, Certainty.POSSIBLE).variant(acked ? "" : "unacknowledged");
    d.number("fin", fin.frameNumber(), "").millis("since", since).add();
  }

  private static void halfOpen(Course c, Report out, Segment last) {
    Segment synAck = c.at(c.synAck);
    boolean crossing = c.client.syns > 0 && c.server.syns > 0 && !c.at(c.server.syn).has(Tcp.ACK);
    boolean begun = synAck != null && c.client.syn != Course.NONE && !crossing;
    if (begun && c.thirdAck == Course.NONE) {
      Report.Draft d = out.on("half_open", synAck).with(c.at(c.client.syn)).variant("handshake");
      d.is(Severity.WARN, Certainty.POSSIBLE).by(!synAck.fromClient());
      d.number("syn_acks", c.way(synAck.fromClient()).syns, "");
      d.millis("since", Course.since(last, synAck)).add();
      return;
    }
    Segment end = last.quoted() ? null : last;
    if (end != null && end.has(Tcp.ACK)) {
      Report.Draft d = out.on("never_closed", end).variant("both");
      d.is(Severity.INFO, Certainty.POSSIBLE).number("fin", 0, "").millis("since", 0).add();
    }
  }
}
