package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;

/** A segment and what was before it: what the explanations ask for. */
final class Moment {
  private static final int MAX_WALK = 10_000;

  final History history;
  final int index;
  final Segment s;
  final History.Way own;
  final History.Way other;

  Moment(History history, int index) {
    this.history = history;
    this.index = index;
    this.s = history.all.get(index);
    this.own = history.way(s.fromClient());
    this.other = history.way(!s.fromClient());
  }

  /** The segment of the same side before this one, or null. */
  Segment before() {
    return history.at(history.previousSame(index));
  }

  /** The last segment of the other side before this one, or null. */
  Segment otherBefore() {
    return history.at(history.previousOther(index));
  }

  /** The first segment that carried this one's first number, or null. */
  Segment firstCopy() {
    return history.at(history.firstCopy(index));
  }

  Segment latestCopy() {
    return history.at(history.latestCopy(index));
  }

  /** The other side's last segment that acknowledged something new, or null. */
  Segment latestProgress() {
    return history.at(history.latestProgress(index));
  }

  /** How often this one's first number was sent, this time included. */
  int copies() {
    int n = 1;
    for (int i = history.latestCopy(index); i != History.NONE && n < MAX_WALK; n++) {
      i = history.latestCopy(i);
    }
    return n;
  }

  long sinceNanos(Segment earlier) {
    return s.tsNanos() - earlier.tsNanos();
  }

  /** Sent by the other side and acknowledged by this segment for the first time. */
  int segmentsAcked() {
    Segment before = before();
    long from = before == null ? 0 : before.ack();
    int n = 0;
    int steps = 0;
    for (int i = history.previousOther(index);
        i != History.NONE && steps < MAX_WALK;
        i = history.previousSame(i), steps++) {
      Segment o = history.all.get(i);
      if (o.end() <= from) {
        break;
      }
      if (o.len() > 0 && o.end() <= s.ack() && history.firstCopy(i) == History.NONE) {
        n++;
      }
    }
    return n;
  }

  /** The acknowledged segment was sent more than once, so the time says nothing (Karn). */
  boolean ackIsAmbiguous() {
    Segment acked = history.ofFrame(s.ackedFrame());
    if (acked == null) {
      return false;
    }
    int at = history.trace.indexOfRow(acked.row());
    int steps = 0;
    for (int i = history.previousOther(index);
        i != History.NONE && i > at && steps < MAX_WALK;
        i = history.previousSame(i), steps++) {
      if (history.all.get(i).seq() <= acked.seq() && history.all.get(i).end() > acked.seq()) {
        return true;
      }
    }
    return history.firstCopy(at) != History.NONE;
  }

  /** This segment acknowledges the other side's FIN. */
  boolean acksFin() {
    return other.finEnd > 0
        && history.all.get(other.fin).row() < s.row()
        && s.has(Tcp.ACK)
        && s.ack() >= other.finEnd;
  }

  /** The same was already acknowledged by this side before. */
  boolean ackedFinBefore() {
    Segment before = before();
    return before != null && other.finEnd > 0 && before.ack() >= other.finEnd;
  }

  /** Whether this side's FIN was sent before this segment. */
  boolean finishedBefore() {
    return own.fin != History.NONE && own.fin < index;
  }

  boolean otherFinishedBefore() {
    return other.fin != History.NONE && other.fin < index;
  }

  /**
   * Segments of this side in a row that fit, directly before this one; the other side was silent.
   */
  int unansweredInARow(java.util.function.Predicate<Segment> fits) {
    int n = 0;
    int lastOther = history.previousOther(index);
    for (int i = history.previousSame(index);
        i != History.NONE && i > lastOther && n < MAX_WALK;
        i = history.previousSame(i)) {
      if (!fits.test(history.all.get(i))) {
        break;
      }
      n++;
    }
    return n;
  }
}
