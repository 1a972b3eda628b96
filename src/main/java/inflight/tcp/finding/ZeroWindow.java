package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * A window that closed, until it opened again: the application of that side reads too slowly (RFC
 * 9293 3.8.6).
 */
final class ZeroWindow implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (boolean client : new boolean[] {true, false}) {
      episodes(c, out, client);
    }
  }

  private static void episodes(Course c, Report out, boolean client) {
    List<Segment> closed = new ArrayList<>();
    for (Segment s : c.all) {
      if (s.quoted() || s.fromClient() != client || s.has(Tcp.SYN) || s.has(Tcp.RST)) {
        continue;
      }
      if (s.window() == 0 && s.has(Tcp.ACK)) {
        closed.add(s);
      } else if (!closed.isEmpty()) {
        report(c, out, closed, s);
        closed = new ArrayList<>();
      }
    }
    if (!closed.isEmpty()) {
      report(c, out, closed, null);
    }
  }

  private static void report(Course c, Report out, List<Segment> closed, Segment opening) {
    Segment first = closed.getFirst();
    Segment until = opening == null ? c.all.getLast() : opening;
    Report.Draft d = out.on("zero_window", first).with(opening);
    d.with(closed.subList(0, Math.min(closed.size(), 100)));
    d.is(Severity.WARN, Certainty.LIKELY).variant(opening == null ? "open" : "");
    d.number("acknowledged", Math.max(0, first.ack() - 1), "bytes");
    d.millis("closed", Course.since(until, first)).number("times", closed.size(), "");
    long window = opening == null ? 0 : Math.max(opening.windowBytes(), opening.window());
    d.number("opening_frame", opening == null ? 0 : opening.frameNumber(), "");
    d.number("window", window, "bytes").add();
  }
}
