package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.Arrays;

/**
 * Folds runs of alike segments: same direction, same sort, so close in time that there is no room
 * for each of them. What a class would stop at never folds. Result: for each segment the index of
 * the first segment of its run, itself if it stands alone.
 */
final class Runs {
  private static final int NEVER = 0;

  /** As many duplicate ACKs as set off a fast retransmission are always shown (RFC 5681 3.2). */
  private static final int SHOWN_DUPLICATES = 3;

  /** A run that is opened and has more segments is folded again into smaller runs. */
  private static final int MAX_OPEN = 24;

  private static final int PARTS = 8;

  private static final int NEVER_FOLDED =
      Verdict.FAST_RETRANSMISSION.bit()
          | Verdict.ZERO_WINDOW.bit()
          | Verdict.ZERO_WINDOW_PROBE.bit()
          | Verdict.ZERO_WINDOW_PROBE_ACK.bit()
          | Verdict.WINDOW_FULL.bit()
          | Verdict.KEEP_ALIVE.bit()
          | Verdict.KEEP_ALIVE_ACK.bit()
          | Verdict.LOST_SEGMENT.bit()
          | Verdict.ACK_LOST_SEGMENT.bit()
          | Verdict.REUSED_PORTS.bit();

  private final ConnectionTrace trace;
  private final Timing timing;
  private final Losses losses;
  private final LadderOptions options;
  private final int least;
  private final long gapNanos;
  private final long longestNanos;
  private final int[] head;
  private final int[] count;
  private final Run client = new Run();
  private final Run server = new Run();

  /** A run that is still growing. */
  private static final class Run {
    int kind = NEVER;
    int size;
    int[] members = new int[16];

    void add(int i) {
      if (size == members.length) {
        members = Arrays.copyOf(members, size * 2);
      }
      members[size++] = i;
    }
  }

  private Runs(ConnectionTrace trace, Timing timing, Losses losses, LadderOptions options) {
    this.trace = trace;
    this.timing = timing;
    this.losses = losses;
    this.options = options;
    int n = trace.segments().size();
    least = !options.foldRuns() ? Integer.MAX_VALUE : n <= 80 ? 13 : n <= 400 ? 8 : 5;
    long unit = Math.max(timing.delayNanos(), 200_000);
    gapNanos = unit / 3;
    longestNanos = 2 * unit;
    head = new int[n];
    count = new int[n];
  }

  static Runs of(ConnectionTrace trace, Timing timing, Losses losses, LadderOptions options) {
    Runs runs = new Runs(trace, timing, losses, options);
    runs.find();
    return runs;
  }

  /** Index of the first segment of the run that segment i is in. */
  int head(int i) {
    return head[i];
  }

  /** Segments of the run that begins with segment i. */
  int count(int i) {
    return count[i];
  }

  private void find() {
    for (int i = 0; i < head.length; i++) {
      Segment s = trace.segments().get(i);
      Run run = s.fromClient() ? client : server;
      int kind = kind(s, i);
      if (s.has(Tcp.SYN | Tcp.FIN | Tcp.RST)) {
        close(s.fromClient() ? server : client);
      }
      if (run.size > 0 && (kind != run.kind || kind == NEVER || tooLate(run, i))) {
        close(run);
      }
      run.kind = kind;
      run.add(i);
    }
    close(client);
    close(server);
  }

  private boolean tooLate(Run run, int i) {
    long now = timing.seen(i);
    return now - timing.seen(run.members[run.size - 1]) > gapNanos
        || now - timing.seen(run.members[0]) > longestNanos;
  }

  private void close(Run run) {
    split(run.members, 0, run.size, run.kind != NEVER);
    run.size = 0;
  }

  private void split(int[] members, int from, int to, boolean alike) {
    int size = to - from;
    if (!alike || size < least) {
      single(members, from, to);
      return;
    }
    FoldKey key = new FoldKey(trace.segments().get(members[from]).row(), size);
    if (!options.open().contains(key)) {
      for (int m = from; m < to; m++) {
        head[members[m]] = members[from];
      }
      count[members[from]] = size;
    } else if (size <= MAX_OPEN) {
      single(members, from, to);
    } else {
      int part = Math.max(MAX_OPEN, (size + PARTS - 1) / PARTS);
      for (int m = from; m < to; m += part) {
        split(members, m, Math.min(to, m + part), true);
      }
    }
  }

  private void single(int[] members, int from, int to) {
    for (int m = from; m < to; m++) {
      head[members[m]] = members[m];
      count[members[m]] = 1;
    }
  }

  private int kind(Segment s, int i) {
    boolean special =
        s.has(Tcp.SYN | Tcp.FIN | Tcp.RST | Tcp.URG | Tcp.CWR)
            || s.quoted()
            || losses.lost(i)
            || (s.verdicts() & NEVER_FOLDED) != 0
            || s.is(Verdict.DUPLICATE_ACK) && s.duplicateAckNumber() <= SHOWN_DUPLICATES;
    if (special) {
      return NEVER;
    }
    int sort = s.len() > 0 ? 1 : 2;
    return s.verdicts() << 2 | sort;
  }
}
