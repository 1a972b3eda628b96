package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.connection.TcpState;
import inflight.tcp.verdict.Segment;

/**
 * Who reset an open connection, and why. The header does not say; what was before it does, more or
 * less: the first reason whose evidence is there is named.
 */
final class Reset implements Rule {
  private static final int MAX_WALK = 10_000;

  @Override
  public void judge(Course c, Report out) {
    Segment reset = c.at(c.reset);
    if (reset == null || c.client.syn != Course.NONE && PortClosed.refuses(c, reset)) {
      return;
    }
    reason(c, out, reset);
  }

  private static void reason(Course c, Report out, Segment s) {
    Way own = c.way(s.fromClient());
    Segment cause = c.at(c.previousOther(c.reset));
    int unanswered = unanswered(c);
    if (injected(c, out, s, own)) {
      return;
    }
    if (cause != null && cause.options().stream().anyMatch(Reset::closesFast)) {
      draft(out, "reset_multipath", s, cause).is(Severity.BAD, Certainty.LIKELY).add();
    } else if (unanswered >= 2) {
      Report.Draft d = draft(out, "reset_gave_up", s, cause);
      d.is(Severity.BAD, Certainty.LIKELY).number("unanswered", unanswered, "segments");
      d.millis("silence", cause == null ? 0 : Course.since(s, cause)).add();
    } else if (!s.has(Tcp.ACK) && cause != null && cause.has(Tcp.ACK) && s.seq() == cause.ack()) {
      stranger(c, out, s, own, cause);
    } else if (bothClosed(c, s)) {
      draft(out, "reset_after_close", s, cause).variant("instead").add();
    } else {
      closed(c, out, s, own, cause);
    }
  }

  private static Report.Draft draft(Report out, String rule, Segment s, Segment cause) {
    Report.Draft d = out.on(rule, s).with(cause).is(Severity.INFO, Certainty.LIKELY);
    d.number("cause", cause == null ? 0 : cause.frameNumber(), "");
    return d.number("reset_seq", s.seq(), "");
  }

  private static boolean closesFast(Segment.Option o) {
    return o.kind() == TcpOptions.MPTCP && o.text().startsWith("MP_FASTCLOSE");
  }

  /** Segments of the same side directly before that got no answer: probes or retransmissions. */
  private static int unanswered(Course c) {
    int n = 0;
    int lastOther = c.previousOther(c.reset);
    int i = c.previousSame(c.reset);
    while (i != Course.NONE && i > lastOther && n < MAX_WALK) {
      Segment s = c.all.get(i);
      boolean asks = s.end() == s.seq() && s.seq() == s.senderFlow().nxt() - 1;
      if (c.resends.at(i) == null && !asks) {
        break;
      }
      n++;
      i = c.previousSame(i);
    }
    return n;
  }

  /**
   * Something on the path speaks in this side's name: another TTL, an IP identification or sequence
   * number that does not fit, no timestamps although they are in force, and the side goes on.
   */
  private static boolean injected(Course c, Report out, Segment s, Way own) {
    Segment before = c.at(c.previousSame(c.reset));
    Segment later = later(c, s);
    if (before == null && later == null) {
      return false;
    }
    boolean ttl = own.ttl >= 0 && s.ttl() != own.ttl;
    boolean id = later != null && s.ipId() > 0 && s.ipId() == later.ipId();
    boolean clock = s.has(Tcp.ACK) && own.hasTimestamps() && s.tsVal() < 0;
    boolean seq = !s.has(Tcp.ACK) && before != null && s.seq() != before.end() && later != null;
    int evidence = (ttl ? 1 : 0) + (id ? 1 : 0) + (clock ? 1 : 0) + (later == null ? 0 : 1);
    boolean lone = ttl && (later != null || s.has(Tcp.ACK) && clock);
    if (evidence + (seq ? 1 : 0) < 2 || !lone && later == null) {
      return false;
    }
    Report.Draft d = out.on("reset_injected", s).with(before, later);
    d.is(Severity.BAD, Certainty.LIKELY).number("evidence", evidence, "");
    d.number("ttl", s.ttl(), "hops").number("usual_ttl", own.ttl, "hops");
    d.number("id", Math.max(0, s.ipId()), "");
    d.number("later_id", later == null ? 0 : Math.max(0, later.ipId()), "");
    d.number("later", later == null ? 0 : later.frameNumber(), "");
    d.number("timestamps_missing", clock ? 1 : 0, "");
    d.variant(later == null ? "" : id ? "id" : "later").add();
    return true;
  }

  /** The side goes on after its reset as if nothing had happened. */
  private static Segment later(Course c, Segment s) {
    int last = Math.min(c.all.size(), c.reset + MAX_WALK);
    for (int i = c.reset + 1; i < last; i++) {
      Segment o = c.all.get(i);
      if (o.has(Tcp.SYN) && !o.has(Tcp.ACK)) {
        return null; // a new attempt
      }
      if (!o.quoted() && o.fromClient() == s.fromClient() && !o.has(Tcp.RST) && o.has(Tcp.ACK)) {
        return o;
      }
    }
    return null;
  }

  /** No ACK and the number that was asked for: this end does not know the connection any more. */
  private static void stranger(Course c, Report out, Segment s, Way own, Segment cause) {
    boolean finished = own.fin != Course.NONE && own.fin < c.reset;
    if (finished) {
      Report.Draft d = draft(out, "reset_after_close", s, cause).with(c.at(own.fin));
      d.variant(cause.len() > 0 ? "data" : "").number("len", cause.len(), "bytes");
      d.number("fin", c.at(own.fin).frameNumber(), "");
      d.is(Severity.WARN, Certainty.LIKELY).add();
    } else if (cause.has(Tcp.SYN)) {
      draft(out, "reset_unasked", s, cause).is(Severity.WARN, Certainty.LIKELY).add();
    } else {
      Report.Draft d = draft(out, "reset_half_open", s, cause);
      Segment before = c.at(c.previousSame(c.reset));
      d.millis("silence", before == null ? 0 : Course.since(s, before));
      d.is(Severity.BAD, Certainty.LIKELY).add();
    }
  }

  private static boolean bothClosed(Course c, Segment s) {
    Segment before = c.all.get(Math.max(0, c.reset - 1));
    TcpState own = s.fromClient() ? before.clientState() : before.serverState();
    return own == TcpState.TIME_WAIT || own == TcpState.CLOSED && c.reset > 0;
  }

  /** The application ended it without a FIN: unread data, or on purpose. */
  private static void closed(Course c, Report out, Segment s, Way own, Segment cause) {
    Way other = c.way(!s.fromClient());
    Segment before = c.at(c.previousSame(c.reset));
    boolean plain = before != null && !before.has(Tcp.SYN);
    boolean full = plain && before.window() == 0;
    boolean got = other.firstData != Course.NONE && other.firstData < c.reset;
    boolean gave = own.firstData != Course.NONE && own.firstData < c.reset;
    long received = got ? Math.max(0, s.receiverFlow().nxt() - 1) : 0;
    Report.Draft d =
        draft(out, got && (full || !gave) ? "reset_unread_data" : "reset_abort", s, cause);
    d.number("received", received, "bytes").number("window", plain ? before.window() : 0, "");
    d.number("sent", gave ? own.bytes : 0, "bytes");
    boolean silent = got && !gave && !full;
    boolean either = got && gave && !full;
    boolean untouched = !got && !gave;
    d.variant(full ? "full" : silent ? "" : either ? "either" : untouched ? "untouched" : "");
    boolean unsure = either || untouched || silent;
    d.is(Severity.BAD, unsure ? Certainty.POSSIBLE : Certainty.LIKELY).add();
  }
}
