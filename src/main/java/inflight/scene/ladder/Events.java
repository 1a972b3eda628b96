package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.scene.ladder.LadderEvent.Kind;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what is worth jumping to. */
final class Events {
  private static final int CE = 3;

  private final ConnectionTrace trace;
  private final Layout layout;
  private final List<LadderEvent> found = new ArrayList<>();
  private final boolean[] echoing = new boolean[2];

  private Events(ConnectionTrace trace, Layout layout) {
    this.trace = trace;
    this.layout = layout;
  }

  static List<LadderEvent> of(ConnectionTrace trace, Layout layout) {
    Events events = new Events(trace, layout);
    for (int i = 0; i < trace.segments().size(); i++) {
      events.look(trace.segments().get(i), i);
    }
    events.found.sort(Comparator.comparingDouble(LadderEvent::momentNanos));
    return List.copyOf(events.found);
  }

  private void add(int i, Segment s, Kind kind, String title, Ink ink) {
    found.add(new LadderEvent(s.row(), kind, layout.arrowOfSegment(i).momentNanos(), title, ink));
  }

  private void look(Segment s, int i) {
    if (s.quoted()) {
      add(i, s, Kind.RESET, Words.get("name.icmp"), Ink.BAD);
      return;
    }
    String name = Labels.name(trace, s);
    if (s.has(Tcp.RST)) {
      String side = Words.get(s.fromClient() ? "side.client" : "side.server");
      add(i, s, Kind.RESET, Words.get("event.rst", side), Ink.BAD);
    } else if (Labels.repeats(trace, s) || s.is(Verdict.OUT_OF_ORDER)) {
      add(i, s, Kind.LOSS, name, Labels.repeats(trace, s) ? Ink.BAD : Ink.WARN);
    } else if (s.is(Verdict.LOST_SEGMENT)) {
      add(i, s, Kind.LOSS, Words.get("event.gap"), Ink.BAD);
    } else if (s.has(Tcp.SYN)) {
      add(i, s, Kind.OPEN, s.has(Tcp.ACK) ? name : Words.get("event.syn"), Ink.GOOD);
    } else if (s.has(Tcp.FIN)) {
      String side = Words.get(s.fromClient() ? "side.client" : "side.server");
      add(i, s, Kind.CLOSE, Words.get("event.fin", side), Ink.STATE_CLOSING);
    } else if (s.is(Verdict.ZERO_WINDOW) || s.is(Verdict.WINDOW_FULL)) {
      add(i, s, Kind.WINDOW, name, Ink.WARN);
    } else if (s.is(Verdict.DUPLICATE_ACK)) {
      if (s.duplicateAckNumber() == 1 || s.duplicateAckNumber() == 3) {
        add(i, s, Kind.ACK, name, Ink.WARN);
      }
    } else if (s.is(Verdict.KEEP_ALIVE)
        || s.is(Verdict.ZERO_WINDOW_PROBE)
        || s.is(Verdict.KEEP_ALIVE_ACK)
        || s.is(Verdict.ZERO_WINDOW_PROBE_ACK)) {
      add(i, s, Kind.PROBE, name, Ink.STATE_WAITING);
    } else {
      congestion(s, i);
    }
  }

  private void congestion(Segment s, int i) {
    int side = s.fromClient() ? 0 : 1;
    boolean echoes = s.has(Tcp.ECE);
    if (s.ecn() == CE) {
      add(i, s, Kind.ECN, Words.get("event.ce"), Ink.WARN);
    } else if (s.has(Tcp.CWR)) {
      add(i, s, Kind.ECN, Words.get("event.cwr"), Ink.WARN);
    } else if (echoes && !echoing[side]) {
      add(i, s, Kind.ECN, Words.get("event.ece"), Ink.WARN);
    }
    echoing[side] = echoes;
  }
}
