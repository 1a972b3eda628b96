package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Segments above the MSS: cut or glued together by the network card, next to the capture. */
final class Offload implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (boolean client : new boolean[] {true, false}) {
      int mss = c.way(!client).mss;
      Segment first = null;
      int times = 0;
      int longest = 0;
      for (Segment s : c.all) {
        boolean above = !s.quoted() && s.fromClient() == client && mss > 0 && s.len() > mss;
        if (above) {
          first = first == null ? s : first;
          times++;
          longest = Math.max(longest, s.len());
        }
      }
      if (first != null) {
        Report.Draft d = out.on("offload", first).with(c.at(c.way(!client).syn));
        d.is(Severity.INFO, Certainty.LIKELY).number("times", times, "");
        d.number("longest", longest, "bytes").number("mss", mss, "bytes");
        d.number("pieces", (longest + mss - 1) / mss, "").add();
      }
    }
  }
}
