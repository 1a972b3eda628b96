package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.tcp.finding.RouterError;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What explanations look up in the rest of a connection, found in one pass. Positions are indexes
 * into the list of segments, -1 for none; quotations in ICMP errors are passed over. Immutable
 * after it was made.
 */
final class History {
  static final int NONE = -1;

  final ConnectionTrace trace;
  final List<Segment> all;
  final Map<Integer, RouterError> routerErrors;

  /** The segment before, of the same side and of the other side. */
  private final int[] previousSame;

  private final int[] previousOther;

  /** The first segment that carried the same first byte, and the latest before this one. */
  private final int[] firstCopy;

  private final int[] latestCopy;

  /** The latest segment of the other side, up to here, that acknowledged something new. */
  private final int[] latestProgress;

  final Way client = new Way();
  final Way server = new Way();
  int synAck = NONE;
  int handshakeAck = NONE;
  int reset = NONE;

  /** What is kept of one direction. */
  static final class Way {
    int syn = NONE;
    int firstData = NONE;
    int fin = NONE;
    long finEnd = -1;
    int mss = -1;
    int ttl = -1;
    long bytes;

    /** Quotations not counted. */
    int segments;

    /** The quickest answer of this side to data. */
    long quickestAckNanos = Long.MAX_VALUE;

    // While passing over the segments.
    private int last = NONE;
    private int progress = NONE;
    private long highestAck;
    private final TreeMap<Long, Integer> carriers = new TreeMap<>();
    private final Map<Long, Integer> latest = new HashMap<>();
  }

  History(ConnectionTrace trace, Map<Integer, RouterError> routerErrors) {
    this.trace = trace;
    this.routerErrors = routerErrors;
    this.all = trace.segments();
    int n = all.size();
    previousSame = new int[n];
    previousOther = new int[n];
    firstCopy = new int[n];
    latestCopy = new int[n];
    latestProgress = new int[n];
    Arrays.fill(firstCopy, NONE);
    Arrays.fill(latestCopy, NONE);
    for (int i = 0; i < n; i++) {
      take(i);
    }
  }

  private void take(int i) {
    Segment s = all.get(i);
    Way own = way(s.fromClient());
    Way other = way(!s.fromClient());
    previousSame[i] = own.last;
    previousOther[i] = other.last;
    latestProgress[i] = other.progress;
    if (s.quoted()) {
      return;
    }
    own.last = i;
    own.segments++;
    copies(i, s, own);
    milestones(i, s, own, other);
    if (s.has(Tcp.ACK) && s.ack() > own.highestAck) {
      own.highestAck = s.ack();
      own.progress = i;
    }
    if (s.pureAck() && s.ackedFrame() > 0) {
      own.quickestAckNanos = Math.min(own.quickestAckNanos, s.ackRttNanos());
    }
  }

  private void copies(int i, Segment s, Way own) {
    if (s.end() == s.seq() || s.is(Verdict.KEEP_ALIVE)) {
      return;
    }
    Map.Entry<Long, Integer> carrier = own.carriers.floorEntry(s.seq());
    if (carrier != null && all.get(carrier.getValue()).end() > s.seq()) {
      firstCopy[i] = carrier.getValue();
      latestCopy[i] = own.latest.getOrDefault(s.seq(), carrier.getValue());
    } else {
      own.carriers.put(s.seq(), i);
      own.bytes += s.len();
    }
    own.latest.put(s.seq(), i);
  }

  private void milestones(int i, Segment s, Way own, Way other) {
    boolean syn = s.has(Tcp.SYN);
    if (syn && own.syn == NONE) {
      own.syn = i;
      own.mss = s.mss();
    }
    if (syn && s.has(Tcp.ACK) && synAck == NONE) {
      synAck = i;
    }
    boolean afterSynAck = synAck != NONE && all.get(synAck).fromClient() != s.fromClient();
    if (!syn && s.has(Tcp.ACK) && !s.has(Tcp.RST) && handshakeAck == NONE && afterSynAck) {
      handshakeAck = i;
    }
    if (s.len() > 0 && own.firstData == NONE) {
      own.firstData = i;
    }
    if (s.has(Tcp.FIN) && own.fin == NONE) {
      own.fin = i;
      own.finEnd = s.end();
    }
    if (s.has(Tcp.RST)) {
      reset = reset == NONE ? i : reset;
    } else if (own.ttl < 0) {
      own.ttl = s.ttl();
    }
  }

  Way way(boolean ofClient) {
    return ofClient ? client : server;
  }

  /** The segment at a position, null for none. */
  Segment at(int i) {
    return i == NONE ? null : all.get(i);
  }

  /** The segment of a frame of this connection, or null. */
  Segment ofFrame(int frame) {
    return frame <= 0 ? null : trace.ofRow(frame - 1);
  }

  int previousSame(int i) {
    return previousSame[i];
  }

  int previousOther(int i) {
    return previousOther[i];
  }

  int firstCopy(int i) {
    return firstCopy[i];
  }

  int latestCopy(int i) {
    return latestCopy[i];
  }

  int latestProgress(int i) {
    return latestProgress[i];
  }
}
