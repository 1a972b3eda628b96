package inflight.scene.story;

import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/** Flow control: zero windows, probes, updates, and keep-alives, which look alike. */
final class Windows {
  private static final String FLOW_CONTROL = "RFC 9293 §3.8.6";
  private static final String PROBING = "RFC 9293 §3.8.6.1";
  private static final String KEEP_ALIVE = "RFC 9293 §3.8.4";

  private Windows() {}

  static void zero(Moment m, Draft d) {
    d.tells(Verdict.ZERO_WINDOW).rfc(FLOW_CONTROL);
    Segment closed = closedBy(m);
    if (closed == null) {
      d.title("zero.title", Severity.WARN).say("zero.closed").rfc(PROBING);
      return;
    }
    d.put("closed", closed.frameNumber()).about(closed);
    d.put("since", Words.time(m.sinceNanos(closed)));
    d.title("zero.still.title", Severity.WARN).say("zero.still");
    Segment probe = m.otherBefore();
    if (probe != null && probe.row() > m.before().row() && probe.is(Verdict.KEEP_ALIVE)) {
      d.put("probe", probe.frameNumber()).about(probe).say("zero.answers").rfc(PROBING);
    }
  }

  /** The segment of this side that closed the window and has left it closed since, or null. */
  private static Segment closedBy(Moment m) {
    return closed(m.history, m.history.previousSame(m.index));
  }

  private static Segment closed(History history, int from) {
    Segment found = null;
    for (int i = from; i != History.NONE; i = history.previousSame(i)) {
      Segment s = history.all.get(i);
      if (s.window() != 0 || !Acks.plain(s)) {
        break;
      }
      found = s;
    }
    return found;
  }

  static void update(Moment m, Draft d) {
    d.tells(Verdict.WINDOW_UPDATE).rfc(FLOW_CONTROL);
    Segment before = m.before();
    Segment closed = closedBy(m);
    if (closed != null) {
      d.put("closed", closed.frameNumber()).about(closed);
      d.put("since", Words.time(m.sinceNanos(closed)));
      d.title("update.open.title", Severity.GOOD).say("update.open");
      return;
    }
    d.title("update.title", Severity.INFO);
    if (before == null || !Acks.plain(before)) {
      int factor = m.s.window() == 0 ? 1 : (int) (m.s.windowBytes() / m.s.window());
      d.put("field", m.s.window()).put("factor", Math.max(1, factor)).about(before);
      d.say("update.scaled").rfc("RFC 7323 §2.2");
    } else {
      d.put("old", before.windowBytes() < 0 ? before.window() : before.windowBytes());
      d.about(before).say("update.changed");
    }
    Acks.sack(m, d);
  }

  /** The keep-alive, which on a closed window is Linux's way to probe. */
  static void keepAlive(Moment m, Draft d) {
    Segment s = m.s;
    d.tells(Verdict.KEEP_ALIVE).put("expected", s.proof().expectedSeq());
    Segment closed = s.proof().otherWindow() == 0 ? closed(m.history, lastOther(m)) : null;
    Segment before = m.before();
    if (closed != null) {
      d.put("closed", closed.frameNumber()).about(closed);
      d.put("since", Words.time(m.sinceNanos(closed)));
      d.title("probe.linux.title", Severity.WARN).say("probe.linux").say("probe.linux.label");
      d.rfc(PROBING);
      if (s.is(Verdict.ZERO_WINDOW)) {
        d.tells(Verdict.ZERO_WINDOW).say("probe.both");
      }
      return;
    }
    d.title("keepalive.title", Severity.INFO);
    d.put("idle", before == null ? "" : Words.time(m.sinceNanos(before))).about(before);
    d.say(before == null ? "keepalive.first" : "keepalive").rfc(KEEP_ALIVE);
    int unanswered = m.unansweredInARow(x -> x.is(Verdict.KEEP_ALIVE));
    if (unanswered > 0) {
      d.title("keepalive.title", Severity.WARN);
      d.put("unanswered", unanswered).say("keepalive.unanswered");
    }
  }

  private static int lastOther(Moment m) {
    return m.history.previousOther(m.index);
  }

  static void keepAliveAck(Moment m, Draft d) {
    Segment probe = m.otherBefore();
    d.tells(Verdict.KEEP_ALIVE_ACK).title("keepalive.ack.title", Severity.GOOD);
    answer(m, d, probe);
    d.say("keepalive.ack").rfc(KEEP_ALIVE);
    Acks.sack(m, d);
  }

  private static void answer(Moment m, Draft d, Segment probe) {
    d.about(probe).put("probe", probe == null ? 0 : probe.frameNumber());
    d.put("time", probe == null ? "" : Words.time(m.sinceNanos(probe)));
  }

  /** One new byte against a closed window. */
  static void probe(Moment m, Draft d) {
    Segment closed = closed(m.history, lastOther(m));
    d.tells(Verdict.ZERO_WINDOW_PROBE).title("probe.title", Severity.WARN);
    d.about(closed).put("closed", closed == null ? 0 : closed.frameNumber());
    d.put("since", closed == null ? "" : Words.time(m.sinceNanos(closed)));
    d.say(closed == null ? "probe.unknown" : "probe").rfc(PROBING);
  }

  static void probeAck(Moment m, Draft d) {
    d.tells(Verdict.ZERO_WINDOW_PROBE_ACK).tells(Verdict.ZERO_WINDOW);
    d.title("probe.ack.title", Severity.WARN);
    answer(m, d, m.otherBefore());
    d.say("probe.ack").rfc(PROBING);
  }
}
