package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Its checksum does not fit: the receiver throws it away without a word (RFC 9293 3.1). */
final class DamagedSegment implements Rule {
  @Override
  public void judge(Course c, Report out) {
    boolean[] never = {neverFits(c, true), neverFits(c, false)};
    for (int i = 0; i < c.all.size(); i++) {
      Segment s = c.all.get(i);
      boolean artefact = never[s.fromClient() ? 0 : 1];
      if (s.quoted() || !s.badChecksum() || s.end() == s.seq() || artefact) {
        continue;
      }
      Resend r = c.resends.after(i);
      if (r == null && c.resends.acknowledged(s.fromClient()) >= s.end()) {
        continue; // it was accepted: the sum was only left to the network card
      }
      Segment again = r == null ? null : c.all.get(r.index);
      Report.Draft d = out.on("damaged_segment", s).with(again);
      d.is(Severity.BAD, again == null ? Certainty.LIKELY : Certainty.CERTAIN);
      d.variant(again == null ? "" : "resent").number("seq", s.seq(), "");
      d.number("len", s.len(), "bytes");
      d.number("resent", again == null ? 0 : again.frameNumber(), "").add();
    }
  }

  /** Most of a side's sums are wrong: that is how it was captured, or made anonymous. */
  private static boolean neverFits(Course c, boolean client) {
    int bad = 0;
    int all = 0;
    for (Segment s : c.all) {
      if (!s.quoted() && s.fromClient() == client) {
        all++;
        bad += s.badChecksum() ? 1 : 0;
      }
    }
    return bad > 1 && bad * 2 > all;
  }
}
