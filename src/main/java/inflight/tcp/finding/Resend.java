package inflight.tcp.finding;

/**
 * A segment whose first byte had been sent before, or ought to have been: sent again, or late, or
 * delivered twice. Filled while a connection is gone through, then only read.
 */
final class Resend {
  /** What made the sender send again. */
  enum Trigger {
    /** The retransmission timer (RFC 6298). */
    TIMEOUT,
    /** Three duplicate ACKs (RFC 5681). */
    FAST,
    /** SACK told of the hole (RFC 6675, RFC 8985). */
    SACK,
    /** A partial ACK in recovery, without SACK (RFC 6582). */
    PARTIAL_ACK,
    /** Tail loss probe (RFC 8985 7). */
    PROBE,
    /** An ICMP error asked for smaller packets (RFC 1191). */
    ROUTER,
    /** Told by nothing that was captured. */
    UNKNOWN
  }

  /** What a segment is that fills a gap. */
  enum Lateness {
    LATE,
    RESENT
  }

  final int index;
  final long seq;
  final long end;

  /** The latest copy before this one, and the first; none if no copy was captured. */
  int copy = Course.NONE;

  int first = Course.NONE;

  /** The segment that jumped over these bytes, where no copy was captured. */
  int opener = Course.NONE;

  int tries = 2;
  long una;
  long nxt;
  int duplicateAcks;
  long sackedBytes;
  boolean inRecovery;

  /** The last segment of the other side before, and its last that acknowledged something new. */
  int heard = Course.NONE;

  int progress = Course.NONE;

  /** All of it was acknowledged before, or reported by SACK. */
  boolean held;

  /** The packet of {@link #copy} once more. */
  boolean samePacket;

  Certainty samePacketCertainty = Certainty.CERTAIN;
  Lateness lateness;
  Certainty latenessCertainty;

  /** Which evidence told: {@code id}, {@code timestamp}, {@code time}, {@code unknown}. */
  String evidence = "";

  Trigger trigger = Trigger.UNKNOWN;
  Certainty triggerCertainty = Certainty.LIKELY;

  /** Since the timer was started that may have run out. */
  long timerNanos;

  /** The later segments that prove things: D-SACK, Eifel, the ACK that covers it. */
  int dsack = Course.NONE;

  int eifel = Course.NONE;
  int ack = Course.NONE;

  /** The ACK that covers it echoes this one's timestamp and not the first copy's. */
  boolean echoed;

  /** The ICMP error that asked for smaller segments. */
  int routerError = Course.NONE;

  Resend(int index, long seq, long end) {
    this.index = index;
    this.seq = seq;
    this.end = end;
  }

  /** The original reached the receiver without this copy. */
  boolean spurious() {
    return !samePacket && (held || dsack != Course.NONE || eifel != Course.NONE);
  }

  /** Sent again by the sender, and neither late nor doubled by the network. */
  boolean sentAgain() {
    return !samePacket && lateness != Lateness.LATE;
  }
}
