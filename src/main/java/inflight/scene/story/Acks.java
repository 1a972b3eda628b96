package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Segments that only acknowledge (RFC 9293 3.8.6, RFC 5681, RFC 2018). */
final class Acks {
  private static final long DELAY_NANOS = 20_000_000;
  private static final long MAX_DELAY_NANOS = 500_000_000;

  /** An answer this much faster than the handshake comes from beside the capture. */
  private static final int NEAR = 8;

  private Acks() {}

  static void explain(Moment m, Draft d) {
    Segment s = m.s;
    if (m.index == m.history.handshakeAck) {
      d.title("opening.third.title", Severity.GOOD);
      Opening.third(m, d);
    } else if (m.acksFin() && !m.ackedFinBefore()) {
      Closing.ackOfFin(m, d);
    } else if (s.is(Verdict.DUPLICATE_ACK)) {
      duplicate(m, d);
    } else if (s.is(Verdict.ZERO_WINDOW)) {
      Windows.zero(m, d);
    } else if (s.is(Verdict.WINDOW_UPDATE)) {
      Windows.update(m, d);
    } else if (s.ackedFrame() == 0 && m.before() != null && s.ack() <= m.before().ack()) {
      d.title("ack.again.title", Severity.INFO).say("ack.again").rfc("RFC 9293 §3.10.7.4");
      sack(m, d);
    } else {
      progress(m, d);
    }
  }

  private static void progress(Moment m, Draft d) {
    boolean synOnly = m.s.ack() == 1;
    d.title(synOnly ? "ack.synonly.title" : "ack.title", Severity.INFO);
    d.say(synOnly ? "ack.synonly" : "ack.everything").rfc("RFC 9293 §3.4");
    roundTrip(m, d);
    int segments = m.segmentsAcked();
    Segment before = m.before();
    if (before != null && before.is(Verdict.DUPLICATE_ACK) && before.sack().length > 0) {
      d.say("ack.filled").about(before).rfc("RFC 5681 §4.2");
    } else if (segments > 1) {
      d.put("segments", segments).say("ack.several").rfc("RFC 5681 §4.2");
    }
    long left = m.s.receiverFlow().flightSize();
    d.put("left", left).say(left == 0 ? "ack.left.none" : "ack.left");
    sack(m, d);
  }

  private static void roundTrip(Moment m, Draft d) {
    Segment s = m.s;
    Segment acked = m.history.ofFrame(s.ackedFrame());
    if (acked == null) {
      return;
    }
    long rtt = s.ackRttNanos();
    long initial = m.history.trace.initialRttNanos();
    d.put("rtt", Words.time(rtt)).put("ackedframe", s.ackedFrame()).about(acked);
    if (m.ackIsAmbiguous()) {
      d.rfc("RFC 6298 §3");
      Segment copy = copyEchoed(m);
      if (copy == null) {
        d.say("ack.karn");
      } else {
        d.put("echo", s.tsEcr()).put("copy", copy.frameNumber()).about(copy);
        d.put("rtt", Words.time(m.sinceNanos(copy))).say("ack.karn.timestamp").rfc("RFC 7323 §4");
      }
    } else if (isDelayed(m, rtt)) {
      d.put("quickest", Words.time(m.own.quickestAckNanos)).say("ack.delayed");
      d.rfc("RFC 9293 §3.8.6.3");
    } else if (initial > 0 && rtt < initial / NEAR) {
      d.say("ack.near");
    } else {
      d.say("ack.rtt").rfc("RFC 6298 §2");
    }
  }

  private static boolean isDelayed(Moment m, long rtt) {
    long quickest = m.own.quickestAckNanos;
    return quickest != Long.MAX_VALUE
        && rtt - quickest >= DELAY_NANOS
        && rtt - quickest <= MAX_DELAY_NANOS
        && m.segmentsAcked() <= 1;
  }

  /** The copy whose timestamp this ACK echoes, if only one carries it. */
  private static Segment copyEchoed(Moment m) {
    Segment acked = m.history.ofFrame(m.s.ackedFrame());
    if (m.s.tsEcr() < 0 || acked == null) {
      return null;
    }
    Segment found = null;
    int at = m.history.trace.indexOfRow(acked.row());
    int steps = 0;
    for (int i = m.history.previousOther(m.index);
        i != History.NONE && i >= at && steps < 10_000;
        i = m.history.previousSame(i), steps++) {
      Segment o = m.history.all.get(i);
      if (o.len() > 0 && o.seq() <= acked.seq() && o.end() > acked.seq()) {
        if (o.tsVal() == m.s.tsEcr()) {
          if (found != null) {
            return null;
          }
          found = o;
        }
      }
    }
    return found;
  }

  private static void duplicate(Moment m, Draft d) {
    Segment s = m.s;
    int n = s.duplicateAckNumber();
    d.tells(Verdict.DUPLICATE_ACK);
    d.put("n", n).put("of", s.duplicateAckFrame()).about(s.duplicateAckFrame());
    boolean hole = s.receiverFlow().flightSize() > 0;
    boolean dsack = hasDsack(s);
    d.title(n > 0 ? "dup.title" : "dup.title.uncounted", dsack ? Severity.INFO : Severity.WARN);
    boolean multipath = has(s, TcpOptions.MPTCP) && s.sack().length == 0;
    if (!hole || multipath || dsack && s.sack().length == 2) {
      if (multipath) {
        d.title("dup.multipath.title", Severity.INFO).say("dup.multipath").rfc("RFC 8684 §3.3");
      } else {
        d.say(dsack ? "dup.again" : "dup.nothing");
      }
      sack(m, d);
      return;
    }
    d.say(s.sack().length > 0 ? "dup.waits.sack" : "dup.waits");
    sack(m, d);
    d.say(n <= 0 ? "dup.count.none" : n <= 3 ? "dup.count." + n : "dup.count.more");
    d.rfc("RFC 5681 §3.2");
  }

  static boolean has(Segment s, int optionKind) {
    return s.options().stream().anyMatch(o -> o.kind() == optionKind);
  }

  /** The first block reports what came twice (RFC 2883 4). */
  static boolean hasDsack(Segment s) {
    long[] b = s.sack();
    return b.length >= 2 && b[1] <= s.ack() || b.length >= 4 && b[0] >= b[2] && b[1] <= b[3];
  }

  /** What the SACK blocks of a segment say, if it has any. */
  static void sack(Moment m, Draft d) {
    long[] b = m.s.sack();
    if (b.length < 2) {
      return;
    }
    int from = 0;
    if (hasDsack(m.s)) {
      boolean synOnly = b[0] == 0 && b[1] == 1;
      d.put("twice", Words.range(b[0], b[1])).say(synOnly ? "sack.twice.syn" : "sack.twice");
      d.rfc("RFC 2883");
      from = 2;
    }
    List<String> islands = new ArrayList<>();
    long lowest = Long.MAX_VALUE;
    for (int i = from; i + 1 < b.length; i += 2) {
      islands.add(d.words().bytes(b[i], b[i + 1]));
      lowest = Math.min(lowest, b[i]);
    }
    if (islands.isEmpty()) {
      return;
    }
    d.put("islands", d.words().list(islands));
    d.put("hole", Words.range(m.s.ack(), Math.max(m.s.ack(), lowest)));
    d.say("sack.islands").rfc("RFC 2018");
  }

  static boolean plain(Segment s) {
    return (s.flags() & (Tcp.SYN | Tcp.FIN | Tcp.RST)) == 0;
  }
}
