package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * The server repeats its SYN ACK although it was acknowledged: it had no room to take the finished
 * connection in, so it ignored the third step (Linux with a full accept queue).
 */
final class AcceptQueueOverflow implements Rule {
  @Override
  public void judge(Course c, Report out) {
    Segment synAck = c.at(c.synAck);
    Segment third = c.at(c.thirdAck);
    if (synAck == null || third == null) {
      return;
    }
    List<Segment> repeats = new ArrayList<>();
    boolean moved = false;
    for (int i = c.thirdAck + 1; i < c.all.size() && repeats.size() < 100 && !moved; i++) {
      Segment s = c.all.get(i);
      if (s.quoted() || s.fromClient() != synAck.fromClient()) {
        continue;
      }
      if (s.has(Tcp.SYN) && s.has(Tcp.ACK)) {
        if (Course.since(s, third) > Triggers.SHORTEST_TIMER_NANOS) {
          repeats.add(s);
        }
      } else {
        moved = true;
      }
    }
    if (repeats.isEmpty()) {
      return;
    }
    Report.Draft d = out.on("accept_queue_overflow", repeats.getFirst());
    d.with(synAck, third).with(repeats).is(Severity.BAD, Certainty.POSSIBLE);
    d.number("repeats", repeats.size(), "").number("third_frame", third.frameNumber(), "");
    d.millis("waited", Course.since(repeats.getFirst(), third)).add();
  }
}
