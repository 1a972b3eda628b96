package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;

/** What is kept of one direction: what one side has sent. Positions as in {@link Course}. */
final class Way {
  private static final int FEW_IDS = 64;

  final boolean ofClient;
  int syn = Course.NONE;
  int lastSyn = Course.NONE;
  int syns;
  int firstData = Course.NONE;
  int fin = Course.NONE;
  long finEnd = -1;
  int mss = -1;
  int ttl = -1;
  int last = Course.NONE;

  /** Quotations not counted. */
  int segments;

  int dataSegments;
  long bytes;
  int longest;
  long maxWindow;
  int timestamps;
  private int idPairs;
  private int idSteps;
  private long turnaroundNanos = -1;

  Way(boolean ofClient) {
    this.ofClient = ofClient;
  }

  void take(int i, Segment s, Segment before) {
    segments++;
    last = i;
    if (s.has(Tcp.SYN)) {
      syns++;
      lastSyn = i;
      if (syn == Course.NONE) {
        syn = i;
        mss = s.mss();
      }
    }
    if (s.len() > 0) {
      dataSegments++;
      bytes += s.len();
      longest = Math.max(longest, s.len());
      firstData = firstData == Course.NONE ? i : firstData;
    }
    if (s.has(Tcp.FIN) && fin == Course.NONE) {
      fin = i;
      finEnd = s.end();
    }
    if (!s.has(Tcp.RST)) {
      ttl = ttl < 0 ? s.ttl() : ttl;
    }
    timestamps += s.tsVal() >= 0 ? 1 : 0;
    maxWindow = Math.max(maxWindow, s.windowBytes() < 0 ? s.window() : s.windowBytes());
    if (before != null && s.ipId() > 0 && before.ipId() > 0) {
      idPairs++;
      int step = s.ipId() - before.ipId() & 0xffff;
      idSteps += step > 0 && step <= FEW_IDS ? 1 : 0;
    }
    boolean answered = s.pureAck() && s.ackedFrame() > 0 && s.ackRttNanos() > 0;
    if (answered) {
      turnaround(s.ackRttNanos());
    }
  }

  /** The least is the one without waiting. */
  void turnaround(long nanos) {
    if (nanos >= 0 && (turnaroundNanos < 0 || nanos < turnaroundNanos)) {
      turnaroundNanos = nanos;
    }
  }

  /** From the capture point to this side and back, without waiting there; -1 if not known. */
  long turnaroundNanos() {
    return turnaroundNanos;
  }

  /** Its IP identification counts its packets, so that it tells in which order they were sent. */
  boolean countsPackets() {
    return idPairs >= 2 && idSteps >= idPairs * 0.7;
  }

  boolean hasTimestamps() {
    return timestamps * 2 > segments;
  }
}
