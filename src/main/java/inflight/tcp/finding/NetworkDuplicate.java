package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;

/**
 * One packet that the network delivered twice: even what changes from packet to packet is equal.
 */
final class NetworkDuplicate implements Rule {
  private static final Verdict[] OTHER_NAMES = {
    Verdict.SPURIOUS_RETRANSMISSION,
    Verdict.FAST_RETRANSMISSION,
    Verdict.RETRANSMISSION,
    Verdict.OUT_OF_ORDER
  };

  @Override
  public void judge(Course c, Report out) {
    for (Resend r : c.resends.list) {
      if (r.samePacket) {
        Segment s = c.all.get(r.index);
        Segment copy = c.all.get(r.copy);
        Report.Draft d = out.on("network_duplicate", s).is(Severity.WARN, r.samePacketCertainty);
        d.variant(s.ttl() == copy.ttl() ? r.evidence : "hop").with(copy, c.at(r.dsack));
        d.number("copy", copy.frameNumber(), "").number("seq", s.seq(), "");
        d.number("len", s.len(), "bytes").millis("later", Course.since(s, copy));
        d.number("id", Math.max(0, s.ipId()), "");
        d.number("ttl", s.ttl(), "hops").number("other_ttl", copy.ttl(), "hops");
        d.unlike(OTHER_NAMES).add();
      }
    }
    for (Resends.UnseenCopy u : c.resends.unseenCopies) {
      Segment copy = c.all.get(u.copy());
      Segment ack = c.all.get(u.ack());
      Report.Draft d = out.on("network_duplicate", copy).variant("behind").with(ack);
      d.is(Severity.INFO, Certainty.POSSIBLE).number("seq", u.from(), "");
      d.number("end", u.to(), "").number("proof_frame", ack.frameNumber(), "").add();
    }
  }
}
