package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;

/** Explicit congestion notification: agreed or refused, echoed or ignored (RFC 3168, RFC 9768). */
final class Ecn implements Rule {
  private static final int CE = 3;
  private static final int BITS = Tcp.AE | Tcp.CWR | Tcp.ECE;

  @Override
  public void judge(Course c, Report out) {
    Segment syn = c.at(c.client.syn);
    Segment answer = c.at(c.synAck);
    boolean asked = syn != null && (syn.flags() & (Tcp.CWR | Tcp.ECE)) == (Tcp.CWR | Tcp.ECE);
    int said = answer == null ? 0 : answer.flags() & BITS;
    boolean accurate = asked && syn.has(Tcp.AE) && said != 0 && said != Tcp.ECE;
    boolean refused = asked && answer != null && (said == 0 || said == BITS && !syn.has(Tcp.AE));
    if (refused) {
      Report.Draft d = out.on("ecn_refused", answer).with(syn);
      d.is(Severity.INFO, Certainty.CERTAIN).number("flags", said, "").add();
    }
    for (boolean client : new boolean[] {true, false}) {
      marks(c, out, client, accurate);
    }
  }

  /** Follows the first mark on what a side sends. */
  private static void marks(Course c, Report out, boolean sender, boolean accurate) {
    int count = 0;
    Segment first = null;
    Segment echo = null;
    Segment reduced = null;
    int ackedSince = 0;
    int sentSince = 0;
    int ace = -1;
    for (Segment s : c.all) {
      if (s.quoted() || s.has(Tcp.RST)) {
        continue;
      }
      if (s.fromClient() == sender) {
        if (s.ecn() == CE && !s.has(Tcp.SYN)) {
          count++;
          first = first == null ? s : first;
        }
        sentSince += echo != null && s.len() > 0 ? 1 : 0;
        reduced = reduced == null && echo != null && s.has(Tcp.CWR) && s.len() > 0 ? s : reduced;
      } else if (!s.has(Tcp.SYN)) {
        int now = accurate ? counter(s) : s.has(Tcp.ECE) ? 1 : 0;
        boolean answers = first != null && s.has(Tcp.ACK) && s.ack() >= first.end();
        ackedSince += answers ? 1 : 0;
        boolean echoes = accurate ? ace >= 0 && now != ace : now == 1;
        echo = echo == null && first != null && echoes ? s : echo;
        if (!accurate && first == null && now == 1 && echo == null && !c.all.isEmpty()) {
          echo = s; // marked behind the capture point
        }
        ace = now;
      }
    }
    report(c, out, sender, accurate, count, first, echo, reduced, ackedSince, sentSince);
  }

  private static int counter(Segment s) {
    return (s.has(Tcp.AE) ? 4 : 0) + (s.has(Tcp.CWR) ? 2 : 0) + (s.has(Tcp.ECE) ? 1 : 0);
  }

  private static void report(
      Course c,
      Report out,
      boolean sender,
      boolean accurate,
      int count,
      Segment first,
      Segment echo,
      Segment reduced,
      int ackedSince,
      int sentSince) {
    boolean agreed = c.synAck == Course.NONE || (c.all.get(c.synAck).flags() & BITS) != 0;
    if (echo != null && agreed) {
      Segment about = first == null ? echo : first;
      Report.Draft d = out.on("ecn_echoed", about).with(echo, reduced).by(sender);
      d.variant(accurate ? "accurate" : first == null ? "behind" : reduced == null ? "waits" : "");
      d.is(Severity.WARN, first == null ? Certainty.LIKELY : Certainty.CERTAIN);
      d.number("marks", count, "").number("echo", echo.frameNumber(), "");
      d.number("reduced", reduced == null ? 0 : reduced.frameNumber(), "");
      d.millis("answered", first == null ? 0 : Course.since(echo, first)).add();
      if (reduced == null && !accurate && sentSince >= 20) {
        out.on("ecn_ignored", echo)
            .with(first)
            .by(sender)
            .variant("sender")
            .is(Severity.WARN, Certainty.LIKELY)
            .number("segments", sentSince, "segments")
            .number("least", 20, "segments")
            .number("marks", count, "")
            .add();
      }
    } else if (first != null && ackedSince >= 3) {
      Report.Draft d = out.on("ecn_ignored", first).by(!sender);
      d.is(Severity.WARN, Certainty.LIKELY).number("marks", count, "");
      d.number("segments", ackedSince, "ACKs").number("least", 3, "ACKs").add();
    }
  }
}
