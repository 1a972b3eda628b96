package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Flow;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/** Bytes that travel for the first time (RFC 9293 3.4, 3.8.6). */
final class Data {
  private static final long AT_ONCE_NANOS = 500_000;

  private Data() {}

  static void fresh(Moment m, Draft d) {
    d.rfc("RFC 9293 §3.4");
    if (m.index == m.own.firstData) {
      d.title("data.first.title", Severity.INFO);
    } else {
      d.title("data.title", Severity.INFO);
    }
    if (m.index == m.history.handshakeAck) {
      d.say("data.third").rfc("RFC 9293 §3.5").about(m.history.at(m.history.synAck));
    }
    d.say("data.carries");
    flight(m, d);
    about(m, d);
    if (m.otherFinishedBefore()) {
      Segment fin = m.history.at(m.other.fin);
      d.put("fin", fin.frameNumber()).about(fin).say("data.halfclose").rfc("RFC 9293 §3.6");
    } else {
      nagle(m, d);
    }
  }

  /** In flight and what the window still allows. */
  static void flight(Moment m, Draft d) {
    Flow f = m.s.senderFlow();
    d.rfc("RFC 9293 §3.8.6");
    if (f.usable() < 0) {
      d.say("data.flight");
    } else if (f.usable() == 0) {
      d.put("limit", f.edge() - f.una()).say("data.flight.full");
    } else {
      d.put("usable", f.usable()).say("data.flight.usable");
    }
  }

  private static void about(Moment m, Draft d) {
    if (m.other.mss > 0 && m.s.len() > m.other.mss) {
      d.put("mss", m.other.mss).say("data.offload");
    } else if (m.index == m.own.firstData && m.s.has(Tcp.PSH)) {
      d.say("data.push");
    }
    if (m.s.ackedFrame() > 0 && m.index != m.history.handshakeAck) {
      Segment acked = m.history.ofFrame(m.s.ackedFrame());
      d.put("ackedframe", m.s.ackedFrame()).about(acked).say("data.piggyback");
    }
  }

  /**
   * Small, and sent at the moment when the last small one was acknowledged: that is how Nagle's
   * algorithm looks from outside (RFC 9293 3.7.4), though an application may wait by itself.
   */
  private static void nagle(Moment m, Draft d) {
    Segment ack = m.otherBefore();
    Segment before = m.before();
    int mss = m.other.mss > 0 ? m.other.mss : 536;
    if (ack == null
        || before == null
        || !ack.pureAck()
        || ack.row() < before.row()
        || ack.ack() != m.s.seq()
        || before.len() == 0
        || before.len() >= mss
        || m.s.len() >= mss
        || m.sinceNanos(ack) > AT_ONCE_NANOS
        || before.is(Verdict.WINDOW_FULL)
        || ack.ackRttNanos() < m.history.trace.initialRttNanos() / 2) {
      return;
    }
    d.put("after", Words.time(m.sinceNanos(ack))).put("ackframe", ack.frameNumber()).about(ack);
    d.put("small", before.len()).put("smallframe", before.frameNumber()).about(before);
    d.say("data.nagle").rfc("RFC 9293 §3.7.4");
  }
}
