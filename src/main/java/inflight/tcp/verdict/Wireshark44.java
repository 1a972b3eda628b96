package inflight.tcp.verdict;

import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.Side;
import inflight.tcp.connection.Unacked;

/** The profile "Wireshark 4.4", checked against tshark 4.4.18: the rules that are its own. */
final class Wireshark44 extends WiresharkRules {
  private static final int ENDED = Connection.SEEN_FIN | Connection.SEEN_RST;

  Wireshark44(Unacked unacked) {
    super(unacked);
  }

  /** Also a SYN ACK, and also with the known number once the connection has ended. */
  @Override
  boolean opensAnother(SegmentAnalysis out) {
    boolean differs = out.seq != out.sent.baseSeq;
    if (!differs && (out.connection.completeness & ENDED) == 0) {
      return false;
    }
    if (!differs || (out.flags & Tcp.ACK) != 0) {
      out.peculiarity = Peculiarity.NEW_CONNECTION;
    }
    return true;
  }

  @Override
  boolean openingCounts() {
    return true;
  }

  @Override
  boolean firstSynCounts() {
    return true;
  }

  @Override
  boolean relativeWithoutLength() {
    return true;
  }

  @Override
  boolean judgesHandshakesTwice() {
    return false;
  }

  @Override
  int maxSackBlocks() {
    return 4;
  }

  @Override
  void probeConsumed(SegmentAnalysis out, Side s, Side r) {
    if (len == 0 && window == 0 && s.window == 0 && acksProbe(s, r)) {
      out.flag(Verdict.ZERO_WINDOW_PROBE_ACK, Peculiarity.PROBE_CONSUMED);
      keepProbe(r);
    }
  }

  /** This ACK covers one byte more than the last one, and R's last segment was a probe. */
  private boolean acksProbe(Side s, Side r) {
    return ack == s.lastAck + 1 && seq == s.nextSeq && Verdict.ZERO_WINDOW_PROBE.in(r.lastVerdict);
  }

  private void keepProbe(Side r) {
    r.nextSeq = ack;
    r.maxSeqToBeAcked = ack;
  }

  /** It no longer counts those options. */
  @Override
  boolean sparesMultipath(SegmentAnalysis out) {
    out.peculiarity = Peculiarity.MULTIPATH;
    return false;
  }

  /** Told each time; what was captured behind the ACK without a gap counts as seen. */
  @Override
  void ackOfUnseen(SegmentAnalysis out, Side s, Side r) {
    if (acksProbe(s, r)) {
      keepProbe(r);
      out.flag(Verdict.WINDOW_UPDATE, Peculiarity.PROBE_REOPENED);
    } else {
      r.maxSeqToBeAcked = unacked.contiguousEnd(r, ack);
      out.flag(Verdict.ACK_LOST_SEGMENT, Peculiarity.ACK_LOST);
    }
  }

  /**
   * The blocks must not cover the segment. Wireshark compares their edges, which are relative, with
   * raw numbers, so that they hardly ever do.
   */
  @Override
  boolean fastBySack(SegmentAnalysis out, Side r) {
    if (r.sackBlocks == 0) {
      return false;
    }
    for (int i = 0; i < r.sackBlocks; i++) {
      if (Integer.compareUnsigned(seq, r.sackLeft(i)) >= 0
          && Integer.compareUnsigned(seq + len, r.sackRight(i)) <= 0) {
        return false;
      }
    }
    out.peculiarity = Peculiarity.NOT_SACKED;
    return true;
  }

  @Override
  boolean late(SegmentAnalysis out, Side s, boolean endsAtNext) {
    if (unacked.holds(s, seq, seq + len)) {
      out.peculiarity = Peculiarity.ALREADY_SEEN;
      return false;
    }
    if (endsAtNext && s.highestLen == 0) {
      out.peculiarity = Peculiarity.BEHIND_PURE_ACK;
    }
    return !endsAtNext || s.highestLen == 0;
  }

  /** Counts from the oldest segment that begins here or behind. */
  @Override
  void rto(SegmentAnalysis out, Side s) {
    int node = unacked.oldestFrom(s, seq);
    boolean none = node == Unacked.NONE;
    out.rtoNanos = now - (none ? s.nextSeqNanos : unacked.tsNanos(node));
    out.rtoFrame = none ? s.nextSeqFrame : unacked.frame(node);
  }

  @Override
  void sent(Side s, int next) {
    int number = (flags & (Tcp.SYN | Tcp.FIN)) != 0 ? 1 : 0;
    if (s.nextSeq == 0 || Seq.gt(next, s.nextSeq + number)) {
      s.highestLen = len & 0xff; // one byte is kept of it there
    }
  }

  @Override
  void sackOption(SegmentAnalysis out) {
    if (out.has(Verdict.WINDOW_UPDATE)) {
      out.verdict &= ~Verdict.WINDOW_UPDATE.bit();
      out.peculiarity = Peculiarity.UPDATE_WITH_SACK;
      duplicateAck(out, out.sent);
    }
  }
}
