package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * A window that opens by a few bytes, which the sender then fills with a tiny segment, again and
 * again (RFC 9293 3.8.6.2).
 */
final class SillyWindow implements Rule {
  private static final int OFTEN = 3;

  @Override
  public void judge(Course c, Report out) {
    for (boolean client : new boolean[] {true, false}) {
      judge(c, out, client);
    }
  }

  private static void judge(Course c, Report out, boolean sender) {
    Way w = c.way(sender);
    int mss = Math.max(c.way(!sender).mss, w.longest);
    long enough = Math.min(mss, c.way(!sender).maxWindow / 2);
    List<Segment> silly = new ArrayList<>();
    long most = 0;
    for (Segment s : c.all) {
      boolean data = !s.quoted() && s.fromClient() == sender && s.len() > 0 && !s.has(Tcp.FIN);
      if (!data || s.senderFlow().edge() < 0) {
        continue;
      }
      long window = s.senderFlow().edge() - s.senderFlow().una();
      boolean fills = s.end() == s.senderFlow().edge();
      if (fills && s.len() < enough && window < enough) {
        silly.add(s);
        most = Math.max(most, s.len());
      }
    }
    if (silly.size() >= OFTEN) {
      Report.Draft d = out.on("silly_window", silly.getFirst());
      d.with(silly.subList(0, Math.min(silly.size(), 100))).by(!sender);
      d.number("times", silly.size(), "").number("largest", most, "bytes");
      d.number("enough", enough, "bytes").number("mss", mss, "bytes");
      d.number("least", OFTEN, "").is(Severity.WARN, Certainty.LIKELY).add();
    }
  }
}
