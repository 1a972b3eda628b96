package inflight.tcp.finding;

import inflight.tcp.finding.Resend.Trigger;
import inflight.tcp.verdict.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What made a sender send again: an ACK that had just come, or a timer. Which one is told by how
 * long each had been there.
 */
final class Triggers {
  /** RFC 6298 2.4 asks for 1 s, Linux takes 200 ms at least; clocks tick in steps. */
  static final long SHORTEST_TIMER_NANOS = 190_000_000;

  private static final long REACTION_NANOS = 5_000_000;
  private static final int THREE = 3;

  private final Course c;

  Triggers(Course c) {
    this.c = c;
  }

  void judge(Resend r, Sending w) {
    Segment s = c.all.get(r.index);
    int before = r.copy != Course.NONE ? r.copy : r.opener;
    // an ACK for these very bytes cannot have reached the sender
    int started = r.held ? before : Math.max(before, r.progress);
    r.timerNanos = Course.since(s, c.all.get(started));
    if (r.routerError != Course.NONE) {
      r.trigger = Trigger.ROUTER;
      w.recover = Math.max(w.recover, w.nxt);
      return;
    }
    if (r.seq < r.una && overtaken(r, s, before, w)) {
      return;
    }
    if (byAck(r, s, before)) {
      if (r.duplicateAcks >= THREE && !r.inRecovery && r.seq <= r.una) {
        r.trigger = Trigger.FAST;
        r.triggerCertainty = Certainty.CERTAIN;
      } else if (r.sackedBytes > 0) {
        r.trigger = Trigger.SACK;
      } else if (r.inRecovery) {
        r.trigger = Trigger.PARTIAL_ACK;
      } else {
        r.trigger = Trigger.FAST;
        r.triggerCertainty = Certainty.POSSIBLE;
      }
    } else {
      byTimer(r, s, w);
    }
    if (r.trigger != Trigger.UNKNOWN && r.trigger != Trigger.PROBE) {
      w.recover = Math.max(w.recover, w.nxt);
    }
  }

  /**
   * The hole was filled, and that was acknowledged here, while the sender had only heard of the
   * hole: what was said before counts.
   */
  private boolean overtaken(Resend r, Segment s, int before, Sending w) {
    Map.Entry<Long, Sending.Signal> said = w.signals.floorEntry(r.seq);
    if (said == null || said.getValue().heard() <= before) {
      return false;
    }
    Sending.Signal signal = said.getValue();
    long back = Math.max(0, c.way(s.fromClient()).turnaroundNanos());
    if (Course.since(s, c.all.get(signal.heard())) > 2 * back + c.rttNanos() / 2 + REACTION_NANOS) {
      return false;
    }
    boolean first = !r.inRecovery && said.getKey() == r.seq;
    boolean three = first && signal.duplicateAcks() >= THREE;
    if (!three && signal.sackedBytes() == 0) {
      return false;
    }
    r.trigger = three ? Trigger.FAST : Trigger.SACK;
    r.duplicateAcks = signal.duplicateAcks();
    r.sackedBytes = signal.sackedBytes();
    r.heard = signal.heard();
    return true;
  }

  /** Something the receiver has said can have reached the sender just before. */
  private boolean byAck(Resend r, Segment s, int before) {
    boolean signal = r.duplicateAcks > 0 || r.sackedBytes > 0 || r.inRecovery;
    if (!signal || r.heard == Course.NONE || r.heard <= before) {
      return false;
    }
    long back = Math.max(0, c.way(s.fromClient()).turnaroundNanos());
    // RACK waits a quarter of a round trip for what is only late (RFC 8985 6.2), by a coarse clock
    long limit = 2 * back + c.rttNanos() / 2 + REACTION_NANOS;
    return Course.since(s, c.all.get(r.heard)) <= limit;
  }

  private void byTimer(Resend r, Segment s, Sending w) {
    boolean tail = r.end >= w.nxt && r.sackedBytes == 0;
    boolean firstTry = r.tries == 2;
    boolean sack = allowsSack(s.fromClient());
    if (tail && firstTry && r.seq > r.una && r.una > 0 && r.copy != Course.NONE) {
      r.trigger = Trigger.PROBE; // a timeout would send the first one again
      return;
    }
    if (tail && firstTry && sack && r.timerNanos < SHORTEST_TIMER_NANOS) {
      r.trigger = r.timerNanos >= c.rttNanos() ? Trigger.PROBE : Trigger.UNKNOWN;
      return;
    }
    if (r.timerNanos < SHORTEST_TIMER_NANOS) {
      r.trigger = r.inRecovery ? Trigger.PARTIAL_ACK : Trigger.UNKNOWN;
      r.triggerCertainty = Certainty.POSSIBLE;
      return;
    }
    r.trigger = Trigger.TIMEOUT;
    if (tail && firstTry && sack) {
      r.trigger = Trigger.PROBE; // with one segment in flight both timers are as long
      r.triggerCertainty = Certainty.POSSIBLE;
    }
  }

  private boolean allowsSack(boolean client) {
    Segment a = c.at(c.client.syn);
    Segment b = c.at(c.server.syn);
    if (a == null || b == null) {
      return c.way(client).hasTimestamps();
    }
    return a.sackPermitted() && b.sackPermitted();
  }

  /**
   * What looked like a probe or a timeout is told by the next try: the timer doubles, but the one
   * that follows a probe is a first one.
   */
  void lookBack(List<Resend> list, Map<Integer, Resend> byIndex) {
    Map<Integer, Resend> nextTry = new HashMap<>();
    for (Resend r : list) {
      if (r.copy != Course.NONE && r.trigger == Trigger.TIMEOUT) {
        nextTry.put(r.copy, r);
      }
    }
    for (Resend r : list.reversed()) {
      Resend earlier = r.copy == Course.NONE ? null : byIndex.get(r.copy);
      if (earlier != null && r.echoed) {
        earlier.echoed = true; // no copy before arrived
        earlier.ack = r.ack;
      }
    }
    for (Resend r : list) {
      Resend next = nextTry.get(r.index);
      if (r.trigger == Trigger.PROBE && r.triggerCertainty == Certainty.POSSIBLE && next != null) {
        boolean doubled = next.timerNanos > r.timerNanos * 1.6;
        r.trigger = doubled ? Trigger.TIMEOUT : Trigger.PROBE;
        r.triggerCertainty = Certainty.LIKELY;
      }
    }
  }
}
