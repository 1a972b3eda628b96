package inflight.scene.story;

import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Bytes that come again, late, or not at all (RFC 6298, RFC 5681, RFC 8985). */
final class Loss {
  private static final int MAX_WALK = 10_000;

  /** No retransmission timer runs shorter on common systems (RFC 6298 2.4 asks for 1 s). */
  private static final long SHORTEST_TIMER_NANOS = 190_000_000;

  private Loss() {}

  static void explain(Moment m, Draft d) {
    Segment s = m.s;
    d.put("dups", s.proof().otherDuplicateAcks());
    if (s.is(Verdict.LOST_SEGMENT)) {
      gap(m, d);
    } else if (s.is(Verdict.SPURIOUS_RETRANSMISSION)) {
      spurious(m, d);
    } else if (s.is(Verdict.FAST_RETRANSMISSION)) {
      fast(m, d);
    } else if (s.is(Verdict.OUT_OF_ORDER)) {
      outOfOrder(m, d);
    } else {
      again(m, d);
    }
  }

  /** Plain retransmission: by an ICMP error, by the other side's ACKs, or by a timer. */
  private static void again(Moment m, Draft d) {
    d.tells(Verdict.RETRANSMISSION);
    Segment copy = m.latestCopy();
    if (copy == null) {
      unseen(m, d);
      return;
    }
    sentBefore(m, d, copy);
    if (tooBig(m, d, copy)) {
      return;
    }
    if (isRecovery(m, copy)) {
      d.title("retrans.recovery.title", Severity.WARN).say("retrans.before");
      d.say("retrans.recovery").rfc("RFC 6675 §5");
      held(m, d);
    } else {
      timer(m, d, copy);
    }
  }

  private static void sentBefore(Moment m, Draft d, Segment copy) {
    d.put("copy", copy.frameNumber()).about(copy);
    d.put("waited", Words.time(m.sinceNanos(copy)));
    d.put("tries", m.copies());
  }

  /** An ICMP error has asked for smaller packets since the last copy. */
  private static boolean tooBig(Moment m, Draft d, Segment copy) {
    Segment error = routerErrorSince(m, copy);
    if (error == null) {
      return false;
    }
    RouterError said = m.history.routerErrors.get(error.row());
    d.put("error", error.frameNumber()).put("mtu", said.mtuBytes()).about(error);
    d.title("retrans.mtu.title", Severity.WARN).say("retrans.before").say("retrans.mtu");
    d.rfc(said.v6() ? "RFC 8201" : "RFC 1191");
    return true;
  }

  private static Segment routerErrorSince(Moment m, Segment copy) {
    for (int i = m.index - 1, steps = 0; i >= 0 && steps < MAX_WALK; i--, steps++) {
      Segment q = m.history.all.get(i);
      if (q.row() < copy.row()) {
        return null;
      }
      RouterError said = q.quoted() ? m.history.routerErrors.get(q.row()) : null;
      if (said != null && said.mtuBytes() > 0 && q.fromClient() == m.s.fromClient()) {
        return q;
      }
    }
    return null;
  }

  /** The receiver has just told what it holds beyond this one. */
  private static boolean isRecovery(Moment m, Segment copy) {
    Segment heard = m.otherBefore();
    boolean told = m.s.proof().otherDuplicateAcks() >= 3 || m.s.senderFlow().islands().length > 0;
    return told
        && heard != null
        && heard.row() > copy.row()
        && m.sinceNanos(heard) < SHORTEST_TIMER_NANOS / 4;
  }

  private static void timer(Moment m, Draft d, Segment copy) {
    Segment s = m.s;
    int dups = s.proof().otherDuplicateAcks();
    boolean tail = s.end() >= s.senderFlow().nxt();
    long waited = m.sinceNanos(copy);
    Segment progress = m.latestProgress();
    boolean restarted = progress != null && progress.row() > copy.row();
    long timerNanos = restarted ? m.sinceNanos(progress) : waited;
    boolean probe = tail && m.copies() == 2 && timerNanos < SHORTEST_TIMER_NANOS;
    d.title(probe ? "retrans.probe.title" : "retrans.timer.title", Severity.BAD);
    d.say("retrans.before");
    if (tail && dups <= 0) {
      d.say("retrans.tail");
    } else {
      d.say(dups <= 0 ? "retrans.dups.none" : dups == 1 ? "retrans.dups.1" : "retrans.dups.few");
    }
    if (probe) {
      d.say("retrans.probe").rfc("RFC 8985 §7");
    } else {
      d.say("retrans.timer").rfc("RFC 6298 §5");
    }
    if (restarted) {
      d.put("restart", progress.frameNumber()).about(progress);
      d.put("restarted", Words.time(timerNanos)).say("retrans.restarted");
    }
    backoff(m, d, copy, waited);
    if (tail && m.copies() == 2 && !probe) {
      d.say("retrans.maybeprobe").rfc("RFC 8985 §7");
    }
    held(m, d);
    if (s.rtoFrame() > 0 && s.rtoFrame() != copy.frameNumber()) {
      d.put("rtoframe", s.rtoFrame()).put("rto", Words.time(s.rtoNanos())).about(s.rtoFrame());
      d.say("retrans.rtoframe");
    }
  }

  private static void backoff(Moment m, Draft d, Segment copy, long waited) {
    Segment earlier = m.history.at(m.history.latestCopy(m.history.trace.indexOfRow(copy.row())));
    if (earlier == null) {
      return;
    }
    long before = copy.tsNanos() - earlier.tsNanos();
    d.put("waitbefore", Words.time(before));
    d.say(waited > 1.5 * before ? "retrans.doubled" : "retrans.try").rfc("RFC 6298 §5.5");
  }

  /** What the receiver has said that it holds behind the hole. */
  private static void held(Moment m, Draft d) {
    long[] islands = m.s.senderFlow().islands();
    if (islands.length == 0) {
      return;
    }
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i + 1 < islands.length && ranges.size() < 3; i += 2) {
      ranges.add(d.words().bytes(islands[i], islands[i + 1]));
    }
    d.put("islands", d.words().list(ranges)).say("retrans.held").rfc("RFC 2018");
  }

  private static void fast(Moment m, Draft d) {
    d.tells(Verdict.FAST_RETRANSMISSION);
    Segment copy = m.latestCopy();
    if (copy == null) {
      if (Lateness.of(m) == Lateness.LATE) {
        d.title("late.fast.title", Severity.WARN);
        lateText(m, d);
        d.say("late.fast.label").rfc("RFC 5681 §3.2");
      } else {
        unseen(m, d);
        d.title("fast.title", Severity.WARN).say("fast.dups").rfc("RFC 5681 §3.2");
      }
      return;
    }
    sentBefore(m, d, copy);
    d.title("fast.title", Severity.WARN).say("retrans.before").say("fast.dups");
    held(m, d);
    d.rfc("RFC 5681 §3.2");
  }

  private static void lateText(Moment m, Draft d) {
    Segment gap = gapOpener(m);
    if (gap != null) {
      d.put("gap", gap.frameNumber()).about(gap).say("late.gap");
    }
    Lateness.say(m, d);
  }

  private static void outOfOrder(Moment m, Draft d) {
    d.tells(Verdict.OUT_OF_ORDER).rfc("RFC 9293 §3.10.7.4");
    d.put("limit", Words.time(m.s.proof().reorderNanos()));
    d.put("since", Words.time(Math.max(0, m.s.proof().sinceHighestNanos())));
    Segment copy = m.latestCopy();
    if (copy != null) {
      sentBefore(m, d, copy);
      if (Lateness.isSamePacket(m.s, copy)) {
        d.title("twice.title", Severity.WARN).say("twice").say("ooo.label");
      } else if (tooBig(m, d, copy)) {
        d.say("ooo.label");
      } else {
        d.title("ooo.copy.title", Severity.WARN).say("retrans.before").say("ooo.copy");
        d.say("ooo.label");
      }
      return;
    }
    switch (Lateness.of(m)) {
      case LATE -> {
        d.title("ooo.title", Severity.WARN);
        lateText(m, d);
        d.say("ooo.buffer");
      }
      case RESENT -> {
        d.title("ooo.resent.title", Severity.WARN);
        lateText(m, d);
        d.say("ooo.label");
      }
      default -> {
        d.title("ooo.title", Severity.WARN);
        lateText(m, d);
        d.say("ooo.unknown").say("ooo.buffer");
      }
    }
  }

  /** The segment that jumped over this one's bytes, or null. */
  private static Segment gapOpener(Moment m) {
    int i = m.history.previousSame(m.index);
    for (int steps = 0; i != History.NONE && steps < MAX_WALK; steps++) {
      Segment o = m.history.all.get(i);
      boolean jumped = o.is(Verdict.LOST_SEGMENT) && o.seq() > m.s.seq();
      if (jumped && o.proof().expectedSeq() <= m.s.seq()) {
        return o;
      }
      i = m.history.previousSame(i);
    }
    return null;
  }

  private static void unseen(Moment m, Draft d) {
    d.title("retrans.unseen.title", Severity.WARN).rfc("RFC 6298 §5");
    d.put("expected", m.s.proof().expectedSeq());
    d.say("retrans.unseen");
    lateText(m, d);
    held(m, d);
  }

  private static void spurious(Moment m, Draft d) {
    d.tells(Verdict.SPURIOUS_RETRANSMISSION);
    Segment progress = m.latestProgress();
    d.put("lastacked", m.s.proof().otherLastAck() - 1).about(progress);
    d.put("ackframe", progress == null ? 0 : progress.frameNumber());
    Segment copy = m.latestCopy();
    if (copy != null && Lateness.isSamePacket(m.s, copy)) {
      sentBefore(m, d, copy);
      d.title("twice.title", Severity.WARN).say("twice").say("twice.label");
      d.rfc("RFC 2883");
      return;
    }
    d.title("spurious.title", Severity.WARN);
    d.say(progress == null ? "spurious.unknown" : "spurious.acked");
    if (copy != null) {
      sentBefore(m, d, copy);
      d.say("spurious.why");
    }
    d.rfc("RFC 3522").rfc("RFC 2883");
  }

  private static void gap(Moment m, Draft d) {
    long expected = m.s.proof().expectedSeq();
    d.tells(Verdict.LOST_SEGMENT).rfc("RFC 9293 §3.10.7.4");
    d.put("expected", expected).put("missing", m.s.seq() - expected);
    d.put("range", Words.range(expected, m.s.seq()));
    d.title("gap.title", Severity.WARN).say("gap");
    Segment filler = null;
    boolean acked = false;
    int last = Math.min(m.history.all.size(), m.index + MAX_WALK);
    for (int i = m.index + 1; i < last && filler == null && !acked; i++) {
      Segment o = m.history.all.get(i);
      if (o.quoted()) {
        continue;
      }
      if (o.fromClient() == m.s.fromClient()) {
        filler = o.len() > 0 && o.seq() <= expected && o.end() > expected ? o : null;
      } else {
        acked = o.ack() > expected;
      }
    }
    if (filler != null) {
      d.put("filler", filler.frameNumber()).about(filler).say("gap.filled");
    } else {
      d.say(acked ? "gap.acked" : "gap.open");
    }
  }
}
