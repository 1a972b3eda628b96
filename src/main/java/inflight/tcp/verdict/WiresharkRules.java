package inflight.tcp.verdict;

import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Side;
import inflight.tcp.connection.Unacked;

/**
 * What Wireshark's sequence analysis says of one segment, rule by rule and in its order, with its
 * constants: what all versions have in common. Where they differ there is a method for the profile
 * to fill in. The rules are described in {@code src/docs/verdicts.md}; each method names the one it
 * is. Not our own judgement, that is what findings are for.
 */
abstract class WiresharkRules {
  private static final int NOT_PLAIN = Tcp.SYN | Tcp.FIN | Tcp.RST;
  private static final int TAKES_A_NUMBER = Tcp.SYN | Tcp.FIN;
  private static final long FAST_RETRANSMISSION_NANOS = 20_000_000;
  private static final long REORDER_NANOS = 3_000_000;
  private static final int MAX_FLIGHT = 2_000_000_000;

  final Unacked unacked;

  // The segment under judgement.
  int frame;
  long now;
  int seq;
  int ack;
  int len;
  int flags;
  int window;

  WiresharkRules(Unacked unacked) {
    this.unacked = unacked;
  }

  /** The port rule: a SYN or SYN ACK belongs to another connection than the one of its 4-tuple. */
  abstract boolean opensAnother(SegmentAnalysis out);

  /** What the first segment of a connection shows counts for completeness, also without a SYN. */
  abstract boolean openingCounts();

  /** A SYN from a side that was not heard before begins the count of completeness anew. */
  abstract boolean firstSynCounts();

  /** Numbers are relative wherever there is a TCP header, else where the length is known. */
  abstract boolean relativeWithoutLength();

  /** A second pass looks at the numbers of handshakes once more. */
  abstract boolean judgesHandshakesTwice();

  /** Rule A16: SACK blocks of the last segment that count. */
  abstract int maxSackBlocks();

  /** Rule A8, where the probe's byte was acknowledged. */
  abstract void probeConsumed(SegmentAnalysis out, Side s, Side r);

  /** Rule A9: a repetition is no duplicate if the Multipath TCP options changed. */
  abstract boolean sparesMultipath(SegmentAnalysis out);

  /** Rule A11, once the ACK is known to be beyond what was captured without a gap. */
  abstract void ackOfUnseen(SegmentAnalysis out, Side s, Side r);

  /** Rule A12: the other side has sent duplicates less than 20 ms ago, but not of this number. */
  abstract boolean fastBySack(SegmentAnalysis out, Side r);

  /** Rule A12: this old segment, soon after the highest one, came late. */
  abstract boolean late(SegmentAnalysis out, Side s, boolean endsAtNext);

  /** Rule A13: since when a retransmission was waited for. */
  abstract void rto(SegmentAnalysis out, Side s);

  /** Rule A14, before the highest number is known to move on to {@code next}. */
  abstract void sent(Side s, int next);

  /** A SACK option was read, after all other rules. */
  abstract void sackOption(SegmentAnalysis out);

  /** Judges a segment whose payload length is known, and moves both sides' state on. */
  final void judge(SegmentAnalysis out) {
    frame = out.frame;
    now = out.tsNanos;
    seq = out.seq;
    ack = out.ack;
    len = out.payloadLen;
    flags = out.flags;
    window = out.window;
    Side s = out.sent;
    Side r = out.other;
    if ((flags & Tcp.ACK) != 0) {
      r.flightKnown = true;
    }
    window(out, s, r);
    if (ack != s.lastAck) {
      s.lastNonDuplicateFrame = frame;
      s.duplicateAcks = 0;
    }
    if (r.maxSeqToBeAcked != 0 && (flags & Tcp.ACK) != 0 && Seq.gt(ack, r.maxSeqToBeAcked)) {
      out.recorded = true;
      ackOfUnseen(out, s, r);
    }
    if (len > 0 || (flags & TAKES_A_NUMBER) != 0) {
      repetition(out, s, r);
    }
    remember(out, s);
    acknowledge(out, r);
    if (len != 0 && !unacked.isEmpty(s) && s.flightKnown) {
      flight(out, s, r);
    }
  }

  /** Rules A1 to A9: windows, gaps, keep-alives, duplicate ACKs. */
  private void window(SegmentAnalysis out, Side s, Side r) {
    if (len == 1 && seq == s.nextSeq && r.window == 0) {
      out.flag(Verdict.ZERO_WINDOW_PROBE);
      return;
    }
    boolean plain = (flags & NOT_PLAIN) == 0;
    if (window == 0 && plain) {
      out.flag(Verdict.ZERO_WINDOW);
    }
    if (s.nextSeq != 0 && Seq.gt(seq, s.nextSeq) && (flags & Tcp.RST) == 0) {
      out.flag(Verdict.LOST_SEGMENT);
      s.flightKnown = false;
    }
    if (!plain) {
      return;
    }
    if (len <= 1 && seq == s.nextSeq - 1) {
      out.flag(Verdict.KEEP_ALIVE);
    }
    boolean repeats = len == 0 && seq == s.nextSeq && ack == s.lastAck;
    boolean sameWindow = window == s.window;
    if (repeats && window != 0 && !sameWindow) {
      out.flag(Verdict.WINDOW_UPDATE);
    }
    if (len > 0 && r.windowShift != Side.SHIFT_UNKNOWN && seq + len == rightEdge(r)) {
      out.flag(Verdict.WINDOW_FULL);
    }
    if (!repeats || !sameWindow) {
      probeConsumed(out, s, r);
      return;
    }
    if (window != 0 && Verdict.KEEP_ALIVE.in(r.lastVerdict)) {
      out.flag(Verdict.KEEP_ALIVE_ACK);
    } else if (window == 0 && Verdict.ZERO_WINDOW_PROBE.in(r.lastVerdict)) {
      out.flag(Verdict.ZERO_WINDOW_PROBE_ACK);
    } else if (window != 0) {
      duplicateAck(out, s);
    }
  }

  /** First number that the receiver of this segment has not allowed yet. */
  private static int rightEdge(Side r) {
    int shift = r.awaitingFirstAck || r.windowShift < 0 ? 0 : r.windowShift;
    return r.lastAck + (r.window << shift);
  }

  final void duplicateAck(SegmentAnalysis out, Side s) {
    // Multipath TCP repeats ACKs to carry its options (RFC 8684 4).
    MptcpSession session = MptcpSession.of(out.connection);
    if (session != null && session.operations() != s.mptcpOperations && sparesMultipath(out)) {
      return;
    }
    s.duplicateAcks = s.duplicateAcks == -1 ? 1 : s.duplicateAcks + 1;
    out.flag(Verdict.DUPLICATE_ACK);
    out.duplicateAckNumber = s.duplicateAcks;
    out.duplicateAckFrame = s.lastNonDuplicateFrame;
  }

  /** Rule A12: spurious, fast, out of order, plain; the first that fits. */
  private void repetition(SegmentAnalysis out, Side s, Side r) {
    if (out.has(Verdict.KEEP_ALIVE)) {
      return;
    }
    boolean old = s.nextSeq != 0 && Seq.lt(seq, s.nextSeq);
    if (len > 1 && s.nextSeq - 1 == seq) {
      old = false; // new data behind a window probe
    }
    if (len > 0 && r.lastAck != 0 && Seq.le(seq + len, r.lastAck)) {
      out.flag(Verdict.SPURIOUS_RETRANSMISSION);
    } else if (!old) {
      return;
    } else if (fast(out, r)) {
      out.flag(Verdict.FAST_RETRANSMISSION);
    } else if (within(now - s.nextSeqNanos, reorderNanos(out))
        && late(out, s, s.nextSeq == seq + len + ((flags & TAKES_A_NUMBER) != 0 ? 1 : 0))) {
      out.flag(Verdict.OUT_OF_ORDER);
    } else {
      out.flag(Verdict.RETRANSMISSION);
      rto(out, s);
    }
  }

  private boolean fast(SegmentAnalysis out, Side r) {
    return Integer.compareUnsigned(r.duplicateAcks, 2) >= 0 // in 4.0 the -1 of A11 too
        && within(now - r.lastAckNanos, FAST_RETRANSMISSION_NANOS)
        && (r.lastAck == seq || fastBySack(out, r));
  }

  private static long reorderNanos(SegmentAnalysis out) {
    long rtt = out.connection.initialRttNanos;
    return rtt == 0 ? REORDER_NANOS : rtt;
  }

  /** Time differences are unsigned there: one that is negative is never within. */
  private static boolean within(long nanos, long limitNanos) {
    return Long.compareUnsigned(nanos, limitNanos) < 0;
  }

  /** Rule A14. */
  private void remember(SegmentAnalysis out, Side s) {
    int next = seq + len;
    if (len != 0 || (flags & TAKES_A_NUMBER) != 0) {
      if (s.unackedRoom()) {
        if ((flags & TAKES_A_NUMBER) != 0) {
          next++;
        }
        unacked.push(s, seq, next, frame, now);
      }
    }
    sent(s, next);
    boolean probe = out.has(Verdict.ZERO_WINDOW_PROBE);
    if ((s.nextSeq == 0 || Seq.gt(next, s.nextSeq)) && !probe) {
      s.nextSeq = next;
      s.nextSeqFrame = frame;
      s.nextSeqNanos = now;
    }
    if ((s.maxSeqToBeAcked == 0 || seq == s.maxSeqToBeAcked) && !probe) {
      s.maxSeqToBeAcked = s.nextSeq;
    }
    s.window = window;
    s.lastAck = ack;
    s.lastAckNanos = now;
    s.lastVerdict = out.verdict;
    MptcpSession session = MptcpSession.of(out.connection);
    if (session != null) {
      s.mptcpOperations = session.operations();
    }
  }

  /** Rule A15: the ACK number counts even without the ACK flag. */
  private void acknowledge(SegmentAnalysis out, Side r) {
    unacked.acknowledge(r, ack);
    if (unacked.ackedFrame() != 0) {
      out.recorded = true;
      out.ackedFrame = unacked.ackedFrame();
      out.ackRttNanos = now - unacked.ackedNanos();
      out.partialAck = unacked.ackedInPart();
    }
  }

  /** Rules A16 and A17. */
  private void flight(SegmentAnalysis out, Side s, Side r) {
    int inFlight = unacked.span(s) - r.sackedBytes;
    if (inFlight > 0 && inFlight < MAX_FLIGHT) {
      out.bytesInFlight = (flags & TAKES_A_NUMBER) != 0 ? inFlight - 1 : inFlight;
    }
    s.pushBytes = s.pushSetLast ? len : s.pushBytes + len;
    s.pushSetLast = (flags & Tcp.PSH) != 0;
    out.recorded = true;
    out.pushBytes = s.pushBytes;
  }
}
