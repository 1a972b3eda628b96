package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/** The same SYN again because no answer came (RFC 9293 3.8.3, RFC 6298 5.7). */
final class SynRetry implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (Way w : List.of(c.client, c.server)) {
      List<Segment> syns = new ArrayList<>();
      for (int i = w.syn; i != Course.NONE && i <= w.lastSyn && syns.size() < 1000; i++) {
        Segment s = c.all.get(i);
        boolean own = !s.quoted() && s.fromClient() == w.ofClient;
        if (own && s.has(Tcp.SYN) && !s.has(Tcp.ACK)) {
          syns.add(s);
        }
      }
      if (syns.size() < 2) {
        continue;
      }
      Segment answer = c.at(c.way(!w.ofClient).syn);
      boolean answered = answer != null && answer.row() > syns.getLast().row();
      Segment second = syns.get(1);
      Report.Draft d = out.on("syn_retry", second).with(syns).with(answered ? answer : null);
      long first = Course.since(second, syns.getFirst());
      long last = Course.since(syns.getLast(), syns.get(syns.size() - 2));
      d.number("syns", w.syns - (c.synAck != Course.NONE && syn(c, w) ? 1 : 0), "");
      d.millis("first_wait", first).millis("last_wait", last);
      d.number("answer_frame", answered ? answer.frameNumber() : 0, "");
      d.variant(answered ? "" : "unanswered");
      d.is(Severity.WARN, Certainty.CERTAIN).add();
    }
  }

  private static boolean syn(Course c, Way w) {
    return c.all.get(c.synAck).fromClient() == w.ofClient;
  }
}
