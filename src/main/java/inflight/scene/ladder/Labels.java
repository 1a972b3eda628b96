package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What stands on an arrow. */
final class Labels {
  private static final int CE = 3;

  /**
   * @param name bold
   * @param brief the name where there is no room for more
   * @param ink of the name
   * @param details numbers; the last ones go first where there is no room
   */
  record Label(String name, String brief, Ink ink, List<String> details) {}

  private Labels() {}

  /** The label of an arrow; {@code resend} if it is a second copy, else null. */
  static Label of(ConnectionTrace trace, Arrow a, Resend resend) {
    Segment s = trace.segments().get(a.first());
    if (a.run()) {
      return run(trace, a, s);
    }
    String brief = name(trace, s);
    String name = resend == null ? brief : brief + " · " + resend.cause();
    return new Label(name, brief, ink(trace, s), details(s));
  }

  private static Label run(ConnectionTrace trace, Arrow a, Segment s) {
    long bytes = 0;
    long end = s.seq();
    long lastAck = s.ack();
    int found = 0;
    // The members are the next ones of the same direction.
    for (int i = a.first(); i < trace.segments().size() && found < a.count(); i++) {
      Segment m = trace.segments().get(i);
      if (m.fromClient() == s.fromClient() && !m.quoted()) {
        bytes += m.len();
        end = Math.max(end, m.end());
        lastAck = Math.max(lastAck, m.ack());
        found++;
      }
    }
    String name =
        s.verdicts() != 0 && Verdict.main(s.verdicts()) != Verdict.DUPLICATE_ACK
            ? Words.get("run.other", a.count(), name(trace, s))
            : s.is(Verdict.DUPLICATE_ACK)
                ? Words.get("run.dupAck", a.count())
                : Words.get(s.len() > 0 ? "run.data" : "run.ack", a.count());
    List<String> details =
        s.len() > 0
            ? List.of(s.seq() + ":" + end, Words.count(bytes) + " B")
            : List.of("ack " + lastAck);
    return new Label(name, name, ink(trace, s), details);
  }

  /** What a segment is called, in two or three words. */
  static String name(ConnectionTrace trace, Segment s) {
    if (s.quoted()) {
      return Words.get("name.icmp");
    }
    String flags = s.flags() == 0 ? Words.get("name.noFlags") : s.flagWords();
    if (s.has(Tcp.RST)) {
      return flags;
    }
    boolean control = s.has(Tcp.SYN | Tcp.FIN);
    if (control && repeats(trace, s)) {
      return Words.get("name.again", flags);
    }
    if (s.is(Verdict.REUSED_PORTS)) {
      return s.has(Tcp.ACK) ? flags : Words.get("name.portsReused");
    }
    if (control) {
      return flags;
    }
    String key = key(s);
    if (key != null) {
      return Words.get(key);
    }
    return s.is(Verdict.DUPLICATE_ACK)
        ? Words.get("name.dupAck", s.duplicateAckNumber())
        : marked(s, flags);
  }

  private static String marked(Segment s, String flags) {
    return s.ecn() == CE ? Words.get("name.marked", flags) : flags;
  }

  /**
   * Whether a segment is sent again. The SYN ACK of a simultaneous open (RFC 9293 3.5) repeats the
   * number of the SYN before, but is no repetition.
   */
  static boolean repeats(ConnectionTrace trace, Segment s) {
    if (!s.retransmission()) {
      return false;
    }
    Segment original = trace.ofRow(s.originalRow());
    boolean answer = s.has(Tcp.SYN) && s.has(Tcp.ACK) && original != null && !original.has(Tcp.ACK);
    return !answer;
  }

  private static String key(Segment s) {
    if (s.is(Verdict.FAST_RETRANSMISSION)) {
      return "name.fast";
    }
    if (s.is(Verdict.SPURIOUS_RETRANSMISSION)) {
      return "name.spurious";
    }
    if (s.is(Verdict.RETRANSMISSION)) {
      return "name.retransmission";
    }
    if (s.is(Verdict.OUT_OF_ORDER)) {
      return "name.outOfOrder";
    }
    if (s.is(Verdict.ZERO_WINDOW_PROBE)) {
      return "name.probe";
    }
    if (s.is(Verdict.ZERO_WINDOW_PROBE_ACK)) {
      return "name.probeAck";
    }
    if (s.is(Verdict.KEEP_ALIVE)) {
      // Linux probes a closed window with a number that is already acknowledged.
      return s.senderFlow().windowClosed() ? "name.probe" : "name.keepAlive";
    }
    if (s.is(Verdict.ZERO_WINDOW)) {
      return "name.zeroWindow";
    }
    if (s.is(Verdict.KEEP_ALIVE_ACK)) {
      return "name.keepAliveAck";
    }
    if (s.is(Verdict.WINDOW_FULL)) {
      return "name.windowFull";
    }
    return s.is(Verdict.WINDOW_UPDATE) ? "name.windowUpdate" : null;
  }

  /** The ink of what is wrong or unusual; TEXT for the rest. */
  static Ink ink(ConnectionTrace trace, Segment s) {
    if (s.quoted() || s.has(Tcp.RST) || repeats(trace, s)) {
      return Ink.BAD;
    }
    boolean unusual =
        s.is(Verdict.OUT_OF_ORDER)
            || s.is(Verdict.ZERO_WINDOW)
            || s.is(Verdict.ZERO_WINDOW_PROBE)
            || s.is(Verdict.WINDOW_FULL)
            || s.is(Verdict.REUSED_PORTS)
            || s.is(Verdict.LOST_SEGMENT)
            || s.ecn() == CE;
    if (unusual) {
      return Ink.WARN;
    }
    return s.is(Verdict.WINDOW_UPDATE) ? Ink.GOOD : Ink.TEXT;
  }

  private static List<String> details(Segment s) {
    List<String> d = new ArrayList<>();
    if (s.len() > 0) {
      d.add(s.seq() + ":" + (s.seq() + s.len()));
      d.add(Words.count(s.len()) + " B");
    } else if (!s.pureAck()) {
      d.add("seq " + s.seq());
    }
    if (s.is(Verdict.LOST_SEGMENT)) {
      d.addFirst(Words.get("name.gapBefore") + " ·");
    }
    boolean syn = s.has(Tcp.SYN);
    if (s.has(Tcp.ACK) && !s.quoted() && (s.len() == 0 || s.ackedFrame() != 0)) {
      d.add("ack " + s.ack());
    }
    if (s.is(Verdict.ACK_LOST_SEGMENT)) {
      d.add("· " + Words.get("name.ackOfUnseen"));
    }
    for (int i = 0; i + 1 < s.sack().length; i += 2) {
      d.add((i == 0 ? "SACK " : "") + s.sack()[i] + ":" + s.sack()[i + 1]);
    }
    if (syn || s.is(Verdict.WINDOW_UPDATE) || s.is(Verdict.ZERO_WINDOW)) {
      d.add("win " + Words.count(s.windowBytes() < 0 ? s.window() : s.windowBytes()));
    }
    if (s.mss() >= 0) {
      d.add("MSS " + s.mss());
    }
    if (s.sackPermitted()) {
      d.add("SACK");
    }
    if (s.windowShift() >= 0) {
      d.add("WS " + (1 << Math.min(14, s.windowShift())));
    }
    return d;
  }
}
