package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;
import java.util.List;

/**
 * An MSS below what Ethernet takes: a narrower link, an application that asked for it, or a router
 * that lowered it on the way (RFC 9293 3.7.1, RFC 6691).
 */
final class MssClamped implements Rule {
  private static final int ETHERNET = 1500;

  /** What is assumed without the option. */
  private static final int DEFAULT_V4 = 536;

  @Override
  public void judge(Course c, Report out) {
    for (Way w : List.of(c.client, c.server)) {
      Segment syn = c.at(w.syn);
      if (syn == null) {
        continue;
      }
      int usual = ETHERNET - (syn.v6() ? 60 : 40);
      if (syn.mss() >= usual) {
        continue;
      }
      boolean missing = syn.mss() < 0;
      Segment other = c.at(c.way(!w.ofClient).syn);
      boolean both = other != null && other.mss() >= 0 && other.mss() < usual;
      Report.Draft d = out.on("mss_clamped", syn).with(other);
      d.variant(missing ? "none" : both ? "both" : "");
      d.is(Severity.INFO, missing ? Certainty.CERTAIN : Certainty.POSSIBLE);
      d.number("mss", missing ? syn.v6() ? 1220 : DEFAULT_V4 : syn.mss(), "bytes");
      d.number("usual", usual, "bytes").number("other_mss", other == null ? -1 : other.mss(), "");
      d.add();
    }
  }
}
