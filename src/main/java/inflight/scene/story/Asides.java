package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/**
 * What a segment says besides: where the capture starts, ECN, urgent data, Fast Open, Multipath.
 */
final class Asides {
  private static final int CE = 3;

  /** RFC 9768 3.2.1. */
  private static final int ACE_START = 5;

  private static final int ACC_ECN_SYN = Tcp.AE | Tcp.CWR | Tcp.ECE;

  private Asides() {}

  static void add(Moment m, Draft d) {
    for (Verdict v : d.untold()) {
      verdict(m, d, v);
    }
    congestion(m, d);
    fastOpen(m, d);
    multipath(m, d);
    if (m.s.has(Tcp.URG)) {
      d.put("pointer", m.s.urgentPointer()).put("urgent", m.s.seq() + m.s.urgentPointer() - 1);
      d.say("urgent").rfc("RFC 6093");
    }
    if (m.index == 0 && !m.s.has(Tcp.SYN)) {
      d.say(m.history.trace.clientKnown() ? "start.late" : "start.guessed");
    }
  }

  private static void verdict(Moment m, Draft d, Verdict v) {
    switch (v) {
      case WINDOW_FULL -> {
        Segment ack = m.otherBefore();
        d.about(ack).put("limit", m.s.senderFlow().edge() - m.s.senderFlow().una());
        d.say("aside.window_full").rfc("RFC 9293 §3.8.6");
      }
      case ACK_LOST_SEGMENT -> {
        d.put("seen", m.s.receiverFlow().nxt() - 1).say("aside.ack_lost_segment");
      }
      default -> d.say("aside." + v.fieldName());
    }
  }

  private static void congestion(Moment m, Draft d) {
    Segment s = m.s;
    int bits = s.flags() & ACC_ECN_SYN;
    if (s.has(Tcp.SYN)) {
      if (bits != 0) {
        boolean answer = s.has(Tcp.ACK);
        Segment asked = m.history.at(m.other.syn);
        boolean accurate = bits == ACC_ECN_SYN && !answer;
        accurate |= answer && asked != null && accurate(m);
        String what = answer ? "ecn.agreed" : "ecn.asked";
        d.say(accurate ? what + ".accurate" : what);
        d.rfc(accurate ? "RFC 9768" : "RFC 3168 §6.1.1");
      }
      return;
    }
    if (s.ecn() == CE) {
      d.say("ecn.marked").rfc("RFC 3168 §5");
    }
    if (accurate(m)) {
      int ace = (m.s.has(Tcp.AE) ? 4 : 0) + (m.s.has(Tcp.CWR) ? 2 : 0) + (m.s.has(Tcp.ECE) ? 1 : 0);
      d.put("count", ace).put("marks", Math.floorMod(ace - ACE_START, 8));
      boolean first = m.index == m.history.handshakeAck;
      if (first || ace != ACE_START) {
        d.say(first ? "ecn.counter.first" : "ecn.counter").rfc("RFC 9768");
      }
      return;
    }
    if (s.has(Tcp.ECE)) {
      d.say("ecn.echo").rfc("RFC 3168 §6.1.3");
      d.about(marked(m));
    }
    if (s.has(Tcp.CWR)) {
      d.say("ecn.reduced").rfc("RFC 3168 §6.1.2");
      d.about(m.otherBefore());
    }
  }

  /** Both SYNs agreed on the three bits as a counter. */
  private static boolean accurate(Moment m) {
    Segment syn = m.history.at(m.history.client.syn);
    Segment synAck = m.history.at(m.history.synAck);
    int answer = synAck == null ? 0 : synAck.flags() & ACC_ECN_SYN;
    return syn != null
        && (syn.flags() & ACC_ECN_SYN) == ACC_ECN_SYN
        && answer != 0
        && answer != Tcp.ECE;
  }

  /** The latest segment of the other side that a router marked. */
  private static Segment marked(Moment m) {
    int i = m.history.previousOther(m.index);
    for (int steps = 0; i != History.NONE && steps < 1000; steps++) {
      if (m.history.all.get(i).ecn() == CE) {
        return m.history.all.get(i);
      }
      i = m.history.previousSame(i);
    }
    return null;
  }

  private static void fastOpen(Moment m, Draft d) {
    Segment s = m.s;
    if (!s.has(Tcp.SYN)) {
      return;
    }
    for (Segment.Option o : s.options()) {
      if (o.kind() == TcpOptions.FAST_OPEN) {
        d.rfc("RFC 7413");
        if (s.has(Tcp.ACK)) {
          d.say("fastopen.given");
        } else {
          boolean asks = o.lenBytes() == 2;
          d.say(asks ? "fastopen.asks" : s.len() > 0 ? "fastopen.data" : "fastopen.cookie");
        }
        return;
      }
    }
    if (s.len() > 0) {
      d.say("fastopen.nocookie");
    }
  }

  private static void multipath(Moment m, Draft d) {
    for (Segment.Option o : m.s.options()) {
      if (o.kind() != TcpOptions.MPTCP) {
        continue;
      }
      int space = o.text().indexOf(' ');
      String name = space < 0 ? o.text() : o.text().substring(0, space);
      String key = "multipath." + name;
      if (d.words().has(key)) {
        d.say(key).rfc("RFC 8684");
      }
    }
  }
}
