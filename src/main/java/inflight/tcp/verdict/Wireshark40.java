package inflight.tcp.verdict;

import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Side;
import inflight.tcp.connection.Unacked;

/** The profile "Wireshark 4.0", checked against tshark 4.0.17: the rules that are its own. */
final class Wireshark40 extends WiresharkRules {
  Wireshark40(Unacked unacked) {
    super(unacked);
  }

  /** Only a SYN does; the number of a SYN ACK replaces the one known before. */
  @Override
  boolean opensAnother(SegmentAnalysis out) {
    return (out.flags & Tcp.ACK) == 0 && out.seq != out.sent.baseSeq;
  }

  @Override
  boolean openingCounts() {
    return false;
  }

  @Override
  boolean firstSynCounts() {
    return false;
  }

  @Override
  boolean relativeWithoutLength() {
    return false;
  }

  @Override
  boolean judgesHandshakesTwice() {
    return true;
  }

  @Override
  int maxSackBlocks() {
    return 3;
  }

  @Override
  void probeConsumed(SegmentAnalysis out, Side s, Side r) {}

  @Override
  boolean sparesMultipath(SegmentAnalysis out) {
    return true;
  }

  /** Told once for each hole; a count of -1 remembers that it was. */
  @Override
  void ackOfUnseen(SegmentAnalysis out, Side s, Side r) {
    if (Seq.lt(r.maxSeqToBeAcked, r.nextSeq)) {
      r.maxSeqToBeAcked = r.nextSeq;
      out.flag(Verdict.ACK_LOST_SEGMENT);
    } else {
      if (r.duplicateAcks == 0) {
        out.flag(Verdict.ACK_LOST_SEGMENT);
      }
      r.duplicateAcks = -1;
    }
  }

  @Override
  boolean fastBySack(SegmentAnalysis out, Side r) {
    return false;
  }

  @Override
  boolean late(SegmentAnalysis out, Side s, boolean endsAtNext) {
    return !endsAtNext;
  }

  /** Counts from the oldest segment, whatever its number. */
  @Override
  void rto(SegmentAnalysis out, Side s) {
    boolean none = unacked.isEmpty(s);
    out.rtoNanos = now - (none ? s.nextSeqNanos : unacked.oldestNanos(s));
    out.rtoFrame = none ? s.nextSeqFrame : unacked.oldestFrame(s);
  }

  @Override
  void sent(Side s, int next) {}

  @Override
  void sackOption(SegmentAnalysis out) {}
}
