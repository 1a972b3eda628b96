package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/**
 * RST and its likely reason. The header does not say why; what was before it does, more or less:
 * the first reason whose evidence is there is named, and named as likely.
 */
final class Resets {
  private static final int MAX_WALK = 10_000;

  private Resets() {}

  static void explain(Moment m, Draft d) {
    d.rfc("RFC 9293 §3.5.2");
    Segment cause = m.otherBefore();
    d.put("cause", cause == null ? 0 : cause.frameNumber());
    if (refuses(m, cause)) {
      Segment syn = m.history.at(m.other.syn);
      d.about(cause).put("time", Words.time(m.sinceNanos(cause)));
      d.put("rawsyn", Words.raw(syn.seqRaw()));
      d.title("reset.refused.title", Severity.BAD).say("reset.refused");
      if (m.s.ack() == syn.end()) {
        d.say("reset.refused.arithmetic");
      }
      return;
    }
    reason(m, d, cause);
    if (m.s.len() > 0) {
      d.say("reset.text");
    }
  }

  /** Nothing but a reset ever came from this side before, and a SYN is what it answers. */
  private static boolean refuses(Moment m, Segment cause) {
    return cause != null && cause.has(Tcp.SYN) && !cause.has(Tcp.ACK) && m.own.syn == History.NONE;
  }

  private static void reason(Moment m, Draft d, Segment cause) {
    Segment s = m.s;
    String consequence = "reset.consequence";
    if (isAfterReset(m)) {
      Segment reset = m.history.at(m.history.reset);
      d.put("reset", reset.frameNumber()).about(reset).about(cause);
      d.title("reset.after.title", Severity.INFO);
      boolean own = reset.fromClient() == s.fromClient();
      boolean crossing = cause == reset;
      d.say(own ? "reset.after.own" : crossing ? "reset.after.crossing" : "reset.after.other");
      return;
    } else if (forged(m)) {
      d.put("ttl", s.ttl()).put("usual", m.own.ttl);
      d.title("reset.forged.title", Severity.BAD).say("reset.forged");
      Segment later = later(m);
      if (later != null) {
        d.put("later", later.frameNumber()).about(later).say("reset.forged.later");
        consequence = "";
      }
    } else if (cause != null && cause.options().stream().anyMatch(Resets::closesFast)) {
      d.title("reset.fastclose.title", Severity.BAD).say("reset.fastclose").rfc("RFC 8684 §3.5");
      d.about(cause);
    } else if (m.unansweredInARow(x -> x.is(Verdict.KEEP_ALIVE)) > 0) {
      d.put("probes", m.unansweredInARow(x -> x.is(Verdict.KEEP_ALIVE))).about(m.before());
      d.put("silence", cause == null ? "" : Words.time(m.sinceNanos(cause)));
      d.title("reset.silence.title", Severity.BAD).say("reset.silence").rfc("RFC 9293 §3.8.4");
    } else if (m.unansweredInARow(Segment::retransmission) > 2) {
      d.put("tries", m.unansweredInARow(Segment::retransmission)).about(m.before());
      d.title("reset.tries.title", Severity.BAD).say("reset.tries").rfc("RFC 9293 §3.8.3");
    } else if (!s.has(Tcp.ACK) && cause != null && cause.has(Tcp.ACK) && s.seq() == cause.ack()) {
      stranger(m, d, cause);
      consequence = "";
    } else {
      closed(m, d);
    }
    if (!consequence.isEmpty()) {
      d.say(consequence);
    }
  }

  /** Not if this side's reset was a forged one, after which it went on. */
  private static boolean isAfterReset(Moment m) {
    if (m.history.reset == History.NONE || m.history.reset >= m.index) {
      return false;
    }
    Moment reset = new Moment(m.history, m.history.reset);
    boolean own = reset.s.fromClient() == m.s.fromClient();
    return !own || !forged(reset) || later(reset) == null;
  }

  private static boolean closesFast(Segment.Option o) {
    return o.kind() == TcpOptions.MPTCP && o.text().startsWith("MP_FASTCLOSE");
  }

  /** A host's packets arrive with one TTL; a reset from elsewhere in its name seldom fits. */
  private static boolean forged(Moment m) {
    return m.own.ttl >= 0 && m.s.ttl() != m.own.ttl;
  }

  private static Segment later(Moment m) {
    int last = Math.min(m.history.all.size(), m.index + MAX_WALK);
    for (int i = m.index + 1; i < last; i++) {
      Segment o = m.history.all.get(i);
      if (!o.quoted() && o.fromClient() == m.s.fromClient() && !o.has(Tcp.RST)) {
        return o;
      }
    }
    return null;
  }

  /** No ACK and the number that was asked for: this end does not know the connection. */
  private static void stranger(Moment m, Draft d, Segment cause) {
    d.about(cause).put("causeack", Words.raw(cause.ackRaw()));
    if (m.finishedBefore()) {
      Segment fin = m.history.at(m.own.fin);
      d.put("fin", fin.frameNumber()).about(fin);
      d.title("reset.closed.title", Severity.WARN);
      d.say(cause.len() > 0 ? "reset.closed.data" : "reset.closed").rfc("RFC 9293 §3.6.1");
    } else if (cause.has(Tcp.SYN)) {
      d.title("reset.unasked.title", Severity.WARN).say("reset.unasked");
    } else {
      d.title("reset.halfopen.title", Severity.BAD).say("reset.halfopen").rfc("RFC 9293 §3.5.1");
    }
    d.say("reset.stranger");
  }

  /** The application ended it without a FIN: unread data, or on purpose. */
  private static void closed(Moment m, Draft d) {
    Segment before = m.before();
    boolean full = before != null && before.window() == 0 && Acks.plain(before);
    d.put("sent", m.own.bytes).put("got", m.other.bytes);
    d.about(m.history.at(m.other.firstData));
    if (full) {
      d.put("full", before.frameNumber()).about(before);
      d.title("reset.unread.title", Severity.BAD).say("reset.unread.full").rfc("RFC 2525 §2.17");
    } else if (received(m) > 0 && !sentData(m)) {
      d.put("got", received(m)).title("reset.unread.title", Severity.BAD);
      d.say("reset.unread.silent").rfc("RFC 2525 §2.17");
    } else if (received(m) > 0) {
      d.put("got", received(m)).title("reset.abort.title", Severity.BAD).say("reset.abort.either");
    } else {
      d.title("reset.abort.title", Severity.BAD).say("reset.abort");
    }
  }

  private static boolean sentData(Moment m) {
    return m.own.firstData != History.NONE && m.own.firstData < m.index;
  }

  /** Bytes of the other side that had come before this reset. */
  private static long received(Moment m) {
    return m.other.firstData != History.NONE && m.other.firstData < m.index
        ? m.s.receiverFlow().nxt() - 1
        : 0;
  }
}
