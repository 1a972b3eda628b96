package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** An ACK held back in the hope of data to travel with (RFC 9293 3.8.6.3, RFC 5681 4.2). */
final class DelayedAck implements Rule {
  private static final long LEAST_NANOS = 20_000_000;
  private static final long MOST_NANOS = 500_000_000;

  @Override
  public void judge(Course c, Report out) {
    Set<Segment> filled = filled(c);
    for (boolean client : new boolean[] {true, false}) {
      List<Segment> late = new ArrayList<>();
      Segment worst = null;
      long quickest = c.way(client).turnaroundNanos();
      for (Segment s : c.all) {
        boolean own = !s.quoted() && s.fromClient() == client && s.pureAck() && s.ackedFrame() > 0;
        if (!own || quickest < 0 || s.ackRttNanos() > MOST_NANOS + quickest) {
          continue;
        }
        int acked = c.trace.indexOfRow(s.ackedFrame() - 1);
        boolean once = acked >= 0 && c.resends.after(acked) == null && c.resends.at(acked) == null;
        if (once
            && !filled.contains(s)
            && s.sack().length == 0
            && s.ackRttNanos() - quickest >= LEAST_NANOS) {
          late.add(s);
          worst = worst == null || s.ackRttNanos() > worst.ackRttNanos() ? s : worst;
        }
      }
      if (worst == null) {
        continue;
      }
      boolean near = quickest < 5_000_000;
      Report.Draft d = out.on("delayed_ack", worst);
      d.with(late.subList(0, Math.min(100, late.size())));
      d.with(c.trace.ofRow(worst.ackedFrame() - 1));
      d.is(Severity.INFO, near ? Certainty.LIKELY : Certainty.POSSIBLE);
      d.number("times", late.size(), "").number("data_frame", worst.ackedFrame(), "");
      d.millis("after", worst.ackRttNanos()).millis("quickest", quickest);
      d.millis("least", LEAST_NANOS).millis("most", MOST_NANOS).add();
    }
  }

  /** ACKs that had to wait for a hole to be filled: nobody held them back. */
  private static Set<Segment> filled(Course c) {
    Set<Segment> acks = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Resend r : c.resends.list) {
      if (r.ack != Course.NONE) {
        acks.add(c.all.get(r.ack));
      } else if (r.lateness == Resend.Lateness.LATE && c.nextOther(r.index) != Course.NONE) {
        acks.add(c.all.get(c.nextOther(r.index)));
      }
    }
    return acks;
  }
}
