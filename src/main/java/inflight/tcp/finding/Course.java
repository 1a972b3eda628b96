package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.List;
import java.util.Map;

/**
 * The course of a connection: what rules look up in it, found in two passes. Positions are indexes
 * into the list of segments, {@link #NONE} for none; quotations in ICMP errors are passed over.
 */
final class Course {
  static final int NONE = -1;

  final ConnectionTrace trace;
  final List<Segment> all;
  final Map<Integer, RouterError> errors;
  final Way client = new Way(true);
  final Way server = new Way(false);

  /** First segments of their kind. */
  int synAck = NONE;

  int thirdAck = NONE;
  int reset = NONE;

  /** What was sent again, late or twice, in file order. */
  final Resends resends;

  /** The next segment of the other side behind each position. */
  private final int[] nextOther;

  private final int[] previousSame;
  private final int[] previousOther;

  Course(ConnectionTrace trace, Map<Integer, RouterError> errors) {
    this.trace = trace;
    this.all = trace.segments();
    this.errors = errors;
    int n = all.size();
    nextOther = new int[n];
    previousSame = new int[n];
    previousOther = new int[n];
    for (int i = 0; i < n; i++) {
      take(i);
    }
    int[] next = {NONE, NONE};
    for (int i = n - 1; i >= 0; i--) {
      Segment s = all.get(i);
      nextOther[i] = next[s.fromClient() ? 1 : 0];
      if (!s.quoted()) {
        next[s.fromClient() ? 0 : 1] = i;
      }
    }
    turnarounds();
    resends = new Resends(this);
  }

  private void take(int i) {
    Segment s = all.get(i);
    Way own = way(s.fromClient());
    Way other = way(!s.fromClient());
    previousSame[i] = own.last;
    previousOther[i] = other.last;
    if (s.quoted()) {
      return;
    }
    own.take(i, s, at(own.last));
    boolean syn = s.has(Tcp.SYN);
    if (syn && s.has(Tcp.ACK) && synAck == NONE) {
      synAck = i;
    }
    boolean answers = synAck != NONE && all.get(synAck).fromClient() != s.fromClient();
    if (!syn && s.has(Tcp.ACK) && !s.has(Tcp.RST) && thirdAck == NONE && answers) {
      thirdAck = i;
    }
    if (s.has(Tcp.RST) && reset == NONE) {
      reset = i;
    }
  }

  /** How long it takes from the capture point to each end and back. */
  private void turnarounds() {
    Segment syn = at(client.syn);
    Segment answer = at(synAck);
    Segment third = at(thirdAck);
    if (syn != null && answer != null && !answer.fromClient()) {
      Segment last = at(client.lastSyn);
      boolean once = client.syns == 1 || last == null || last.row() > answer.row();
      Segment asked = once ? syn : last;
      server.turnaround(answer.tsNanos() - asked.tsNanos());
      if (third != null) {
        client.turnaround(third.tsNanos() - answer.tsNanos());
      }
    }
  }

  Way way(boolean ofClient) {
    return ofClient ? client : server;
  }

  Segment at(int i) {
    return i == NONE ? null : all.get(i);
  }

  int previousSame(int i) {
    return previousSame[i];
  }

  int previousOther(int i) {
    return previousOther[i];
  }

  int nextOther(int i) {
    return nextOther[i];
  }

  /** From one end to the other and back, as well as it is known; 0 if it is not. */
  long rttNanos() {
    if (client.turnaroundNanos() < 0 || server.turnaroundNanos() < 0) {
      return Math.max(0, trace.initialRttNanos());
    }
    return client.turnaroundNanos() + server.turnaroundNanos();
  }

  static long since(Segment s, Segment earlier) {
    return s.tsNanos() - earlier.tsNanos();
  }
}
