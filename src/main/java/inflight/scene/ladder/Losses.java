package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which segments were sent again, why, and which of the earlier copies are known to be lost. A copy
 * is lost where the answer came to the later one: no acknowledgment covers it before, none comes
 * sooner than a round trip after the later one, the echoed timestamp (RFC 7323 4.3) is not that of
 * the earlier one, and no D-SACK (RFC 2883) says that both arrived.
 */
final class Losses {
  /** The least timer of common systems is 200 ms. */
  private static final long TIMER_NANOS = 190_000_000;

  private static final int LOOK_AHEAD = 4_000;

  private final ConnectionTrace trace;
  private final Timing timing;
  private final List<Resend> resends = new ArrayList<>();
  private final boolean[] lost;
  private final boolean[] rejected;

  private Losses(ConnectionTrace trace, Timing timing) {
    this.trace = trace;
    this.timing = timing;
    lost = new boolean[trace.segments().size()];
    rejected = new boolean[lost.length];
  }

  static Losses of(ConnectionTrace trace, Timing timing) {
    Losses found = new Losses(trace, timing);
    found.run();
    return found;
  }

  List<Resend> resends() {
    return resends;
  }

  boolean lost(int i) {
    return lost[i] || rejected[i];
  }

  /** An ICMP error says that a router did not pass it on. */
  boolean rejected(int i) {
    return rejected[i];
  }

  private void run() {
    Map<Integer, Integer> latestCopy = new HashMap<>();
    for (int i = 0; i < lost.length; i++) {
      Segment s = at(i);
      if (s.quoted()) {
        reject(i);
      }
      if (s.originalRow() < 0 || !Labels.repeats(trace, s)) {
        continue;
      }
      int original = trace.indexOfRow(s.originalRow());
      if (original < 0 || original >= i) {
        continue;
      }
      int from = latestCopy.getOrDefault(original, original);
      latestCopy.put(original, i);
      boolean gone = covers(s, at(from)) && knownLost(from, i);
      lost[from] = gone;
      resends.add(new Resend(from, i, cause(from, i), gone));
    }
  }

  /** The copy that an error quotes is the last one sent before it. */
  private void reject(int error) {
    Segment quoted = at(error);
    for (int j = error - 1; j >= 0 && j > error - LOOK_AHEAD; j--) {
      Segment s = at(j);
      boolean same = !s.quoted() && s.fromClient() == quoted.fromClient();
      if (same && s.seqRaw() == quoted.seqRaw() && s.ackRaw() == quoted.ackRaw()) {
        rejected[j] = true;
        return;
      }
    }
  }

  private Segment at(int i) {
    return trace.segments().get(i);
  }

  private static boolean covers(Segment later, Segment earlier) {
    return later.seq() <= earlier.seq() && later.end() >= earlier.end()
        || later.seq() == earlier.seq();
  }

  private boolean knownLost(int from, int to) {
    Segment first = at(from);
    Segment again = at(to);
    int answer = -1;
    boolean hole = false;
    int end = Math.min(lost.length, to + LOOK_AHEAD);
    for (int j = from + 1; j < end && answer < 0; j++) {
      Segment s = at(j);
      if (s.fromClient() == first.fromClient() || s.quoted() || !s.has(Tcp.ACK)) {
        continue;
      }
      if (s.ack() >= first.end() || sacked(s, first)) {
        answer = j;
      } else if (s.ack() <= first.seq() && s.sack().length > 0) {
        hole = true;
      }
    }
    if (answer < to) {
      return false; // never answered, or answered before it was sent again
    }
    long least = timing.answerNanos(first.fromClient());
    boolean tooSoon = least > 0 && timing.seen(answer) - timing.seen(to) < least * 0.8;
    if (tooSoon || reportedTwice(to, answer)) {
      return false;
    }
    long echo = at(answer).tsEcr();
    if (echo >= 0 && first.tsVal() >= 0 && first.tsVal() != again.tsVal()) {
      if (echo == first.tsVal()) {
        return false;
      }
      return (int) (echo - again.tsVal()) >= 0 || hole;
    }
    return hole || least > 0;
  }

  private static boolean sacked(Segment s, Segment what) {
    long[] blocks = s.sack();
    for (int i = 0; i + 1 < blocks.length; i += 2) {
      if (blocks[i] <= what.seq() && blocks[i + 1] >= what.end()) {
        return true;
      }
    }
    return false;
  }

  /** RFC 2883: a first block below the acknowledgment says that these bytes came twice. */
  private boolean reportedTwice(int to, int answer) {
    Segment again = at(to);
    int end = Math.min(lost.length, answer + 64);
    for (int j = to + 1; j < end; j++) {
      Segment s = at(j);
      long[] b = s.sack();
      if (s.fromClient() != again.fromClient()
          && b.length >= 2
          && b[1] <= s.ack()
          && b[0] <= again.seq()
          && b[1] > again.seq()) {
        return true;
      }
    }
    return false;
  }

  private String cause(int from, int to) {
    Segment s = at(to);
    long wait = timing.seen(to) - timing.seen(from);
    long round = Math.max(0, timing.answerNanos(s.fromClient()));
    boolean timer = wait >= Math.max(TIMER_NANOS, round + round / 2);
    int duplicates = s.proof() == null ? 0 : s.proof().otherDuplicateAcks();
    boolean plain = !s.has(Tcp.SYN);
    if (s.is(Verdict.FAST_RETRANSMISSION)
        || plain && duplicates >= 3 && !timer && s.seq() <= s.proof().otherLastAck()) {
      return Words.get("cause.dupAcks");
    }
    if (timer) {
      return Words.get("cause.rto", Words.duration(wait));
    }
    if (plain && holesAbove(to)) {
      return Words.get("cause.sack");
    }
    if (plain && duplicates > 0) {
      return duplicates == 1
          ? Words.get("cause.oneDupAck")
          : Words.get("cause.fewDupAcks", duplicates);
    }
    return Words.get("cause.wait", Words.duration(wait));
  }

  private boolean holesAbove(int to) {
    Segment s = at(to);
    long[] islands = s.senderFlow().islands();
    return Arrays.stream(islands).anyMatch(edge -> edge >= s.end());
  }
}
