package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Its checksum does not fit: the receiver throws it away without a word (RFC 9293 3.1). */
final class DamagedSegment implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (int i = 0; i < c.all.size(); i++) {
      Segment s = c.all.get(i);
      if (s.quoted() || !s.badChecksum() || s.end() == s.seq()) {
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
}
