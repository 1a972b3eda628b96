package inflight.scene.story;

import inflight.tcp.connection.TcpState;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/** FIN in all its forms, and the ACKs that answer it (RFC 9293 3.6). */
final class Closing {
  private static final String RFC = "RFC 9293 §3.6";

  private Closing() {}

  static void fin(Moment m, Draft d) {
    Segment s = m.s;
    d.rfc(RFC).put("number", s.end() - 1);
    if (m.finishedBefore() && s.end() <= m.own.finEnd) {
      again(m, d);
      return;
    }
    if (!m.otherFinishedBefore()) {
      d.title("fin.active.title", Severity.INFO).say("fin.active");
    } else {
      Segment other = m.history.at(m.other.fin);
      d.put("otherfin", other.frameNumber()).about(other);
      d.put("othernumber", m.other.finEnd - 1).put("otherack", m.other.finEnd);
      if (s.ack() < m.other.finEnd) {
        d.title("fin.crossing.title", Severity.INFO).say("fin.crossing");
      } else if (m.ackedFinBefore()) {
        d.title("fin.passive.title", Severity.INFO).say("fin.passive");
      } else {
        d.title("fin.both.title", Severity.INFO).say("fin.both");
      }
    }
    if (s.len() > 0) {
      d.say("fin.data");
    }
  }

  private static void again(Moment m, Draft d) {
    Segment first = m.history.at(m.own.fin);
    d.tells(Verdict.RETRANSMISSION)
        .tells(Verdict.OUT_OF_ORDER)
        .tells(Verdict.FAST_RETRANSMISSION)
        .tells(Verdict.SPURIOUS_RETRANSMISSION);
    d.put("first", first.frameNumber()).about(first);
    d.put("waited", Words.time(m.sinceNanos(first)));
    d.title("fin.again.title", Severity.WARN).say("fin.again").rfc("RFC 6298 §5");
  }

  static void ackOfFin(Moment m, Draft d) {
    Segment s = m.s;
    Segment fin = m.history.at(m.other.fin);
    TcpState now = s.fromClient() ? s.clientState() : s.serverState();
    d.rfc(RFC).about(fin);
    d.put("otherfin", fin.frameNumber()).put("othernumber", m.other.finEnd - 1);
    d.put("state", now.title());
    if (!m.finishedBefore()) {
      d.title("fin.acked.title", Severity.INFO).say("fin.acked");
      if (s.ackedFrame() > 0) {
        d.put("rtt", Words.time(s.ackRttNanos())).say("fin.acked.rtt");
      }
      return;
    }
    if (fin.ack() < m.own.finEnd && m.history.at(m.own.fin).ack() < m.other.finEnd) {
      d.title("fin.crossed.title", Severity.GOOD).say("fin.crossed");
      return;
    }
    d.title("fin.last.title", Severity.GOOD).say("fin.last");
    if (now == TcpState.TIME_WAIT) {
      d.say("fin.last.timewait");
    }
  }
}
