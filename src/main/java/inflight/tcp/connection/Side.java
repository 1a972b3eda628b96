package inflight.tcp.connection;

/**
 * One direction of a connection as the capture point saw it: what its sender has sent. Raw sequence
 * numbers; compare them with {@link inflight.packet.wire.Seq} only.
 *
 * <p>The fields are the analysis state that the verdicts need, named after what they hold; they
 * belong to the analysing thread. A value of 0 for {@link #nextSeq} and {@link #maxSeqToBeAcked}
 * means "not known yet", which is also what Wireshark takes it for.
 */
public final class Side {
  /** No window was seen yet. */
  public static final int WINDOW_UNKNOWN = -1;

  /** {@link #windowShift}: no handshake was seen. */
  public static final int SHIFT_UNKNOWN = -1;

  /** {@link #windowShift}: the handshake agreed on no scaling. */
  public static final int SHIFT_NOT_USED = -2;

  /**
   * Initial sequence number, or a guess from the first segment seen. Valid if {@link #baseKnown}.
   */
  public int baseSeq;

  public boolean baseKnown;

  /** One past the highest number sent (SND.NXT); SYN and FIN count. */
  public int nextSeq;

  public int nextSeqFrame;
  public long nextSeqNanos;

  /** End of what was seen without a gap: an ACK beyond it acknowledges something not captured. */
  public int maxSeqToBeAcked;

  /** The acknowledgment number of the segment sent last, ACK flag or not. */
  public int lastAck;

  public long lastAckNanos;

  /** The window field of the segment sent last, unscaled; {@link #WINDOW_UNKNOWN} before. */
  public int window = WINDOW_UNKNOWN;

  public byte windowShift = SHIFT_UNKNOWN;

  /** A SYN was sent and no segment with ACK and without SYN yet: the window is not scaled. */
  public boolean awaitingFirstAck;

  /** Duplicate ACKs in a row; -1 after an ACK of something not captured. */
  public int duplicateAcks;

  /** Frame of the ACK that the duplicates repeat. */
  public int lastNonDuplicateFrame;

  /** Verdict bits of the segment sent last. */
  public int lastVerdict;

  /** Bytes in flight can be told: no gap since the other side's last ACK. */
  public boolean flightKnown = true;

  /** Payload since the last PSH. */
  public int pushBytes;

  public boolean pushSetLast;

  /** Bytes that the SACK blocks of the segment sent last cover (those that count). */
  public int sackedBytes;

  /** How many blocks that are. */
  public int sackBlocks;

  /** Their edges, relative to the other side's base: left, right, left, right. Null before any. */
  private int[] sackEdges;

  /** Payload of the segment that moved {@link #nextSeq} on, modulo 256. */
  public int highestLen;

  /** Kinds of MPTCP options seen when this side sent last. */
  public int mptcpOperations;

  /** A SCPS capabilities option was sent; the handshake may revoke it (CCSDS 714.0-B-2 3.2.3). */
  public boolean scpsCapable;

  /** Such an option was sent, revoked or not. */
  public boolean scpsSeen;

  /** Frame of this side's first FIN, 0 before. */
  public int finFrame;

  /** Sequence number behind that FIN. */
  public int finEnd;

  /** Frame of this side's first RST, 0 before. */
  public int resetFrame;

  /** MSS option of the SYN, -1 if none was seen. */
  public int mss = -1;

  /** Shift as offered in the SYN, -1 if none was seen. */
  public byte offeredShift = -1;

  // The list of segments not acknowledged yet: see Unacked.
  int newest = Unacked.NONE;
  int oldest = Unacked.NONE;
  int unackedCount;
  boolean unackedInOrder = true;
  int lowestUnacked;
  int highestUnacked;
  boolean spanKnown;
  int spanFirst;
  int spanLast;

  /** Sets the number that counts as 0. */
  public void rebase(int seq) {
    baseSeq = seq;
    baseKnown = true;
    spanKnown = false;
  }

  /** Adds a SACK block, of which there are at most four. */
  public void sackBlock(int index, int left, int right) {
    if (sackEdges == null) {
      sackEdges = new int[8];
    }
    sackEdges[2 * index] = left;
    sackEdges[2 * index + 1] = right;
    sackBlocks = index + 1;
  }

  public int sackLeft(int index) {
    return sackEdges[2 * index];
  }

  public int sackRight(int index) {
    return sackEdges[2 * index + 1];
  }

  /** Whether one more segment is remembered as unacknowledged. */
  public boolean unackedRoom() {
    return unackedCount < Unacked.MAX_PER_SIDE;
  }
}
