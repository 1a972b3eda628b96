package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.Arrays;
import java.util.List;

/**
 * When each segment leaves and when it arrives. A capture sees it once, at its vantage point; the
 * rest follows from the one-way delay, which is taken as the same in both directions and constant.
 * All of it is inferred but the captured moments.
 */
final class Timing {
  /** Segments are kept this far apart, within what clocks of captures resolve. */
  private static final long MIN_STEP_NANOS = 100;

  /** Below this share of the round trip, the answer comes from the host that was captured at. */
  private static final double AT_AN_END = 0.25;

  private static final long MAX_GUESS_NANOS = 50_000_000;
  private static final long ONE_MACHINE_NANOS = 150_000;
  private static final long MIN_DELAY_NANOS = 1_000;

  private final Vantage vantage;
  private final boolean delayKnown;
  private final long delayNanos;

  /** Where on the way the capture sees a segment: 0 at the client, 1 at the server. */
  private final double position;

  /** As captured, made strictly rising: file order is the truth. */
  private final long[] seen;

  /** Shortest answer of the server to the client as the capture sees it, -1 if there is none. */
  private final long serverAnswersNanos;

  private final long clientAnswersNanos;

  private Timing(
      Vantage vantage,
      boolean delayKnown,
      long delayNanos,
      double position,
      long[] seen,
      long serverAnswersNanos,
      long clientAnswersNanos) {
    this.vantage = vantage;
    this.delayKnown = delayKnown;
    this.delayNanos = delayNanos;
    this.position = position;
    this.seen = seen;
    this.serverAnswersNanos = serverAnswersNanos;
    this.clientAnswersNanos = clientAnswersNanos;
  }

  static Timing of(ConnectionTrace trace, Vantage forced) {
    List<Segment> segments = trace.segments();
    long[] seen = new long[segments.size()];
    long server = -1;
    long client = -1;
    long quickestTurn = Long.MAX_VALUE;
    for (int i = 0; i < seen.length; i++) {
      Segment s = segments.get(i);
      seen[i] =
          i == 0 ? s.relativeNanos() : Math.max(s.relativeNanos(), seen[i - 1] + MIN_STEP_NANOS);
      if (i > 0 && s.fromClient() != segments.get(i - 1).fromClient()) {
        quickestTurn = Math.min(quickestTurn, seen[i] - seen[i - 1]);
      }
      if (s.ackedFrame() == 0 || s.ackRttNanos() < 0 || s.quoted() || !s.has(Tcp.ACK)) {
        continue;
      }
      long rtt = Math.max(s.ackRttNanos(), MIN_DELAY_NANOS);
      if (s.fromClient()) {
        client = client < 0 ? rtt : Math.min(client, rtt);
      } else {
        server = server < 0 ? rtt : Math.min(server, rtt);
      }
    }
    server = quicker(segments, seen, server, false);
    client = quicker(segments, seen, client, true);
    return infer(seen, server, client, quickestTurn, forced);
  }

  /**
   * Resets, keep-alive answers and duplicate ACKs answer as well, but acknowledge nothing new: one
   * that comes a little sooner than any acknowledgment shows that the way is a little shorter.
   */
  private static long quicker(
      List<Segment> segments, long[] seen, long rttNanos, boolean fromClient) {
    long least = rttNanos;
    for (int i = 1; i < seen.length && rttNanos > ONE_MACHINE_NANOS; i++) {
      boolean turn =
          segments.get(i).fromClient() == fromClient
              && segments.get(i - 1).fromClient() != fromClient
              && !segments.get(i).quoted()
              && !segments.get(i - 1).quoted();
      long gap = seen[i] - seen[i - 1];
      if (turn && gap > rttNanos * 4 / 5) {
        least = Math.min(least, gap);
      }
    }
    return least;
  }

  private static Timing infer(
      long[] seen, long server, long client, long quickestTurn, Vantage forced) {
    if (server < 0 && client < 0) {
      double at = forced == Vantage.SERVER ? 1 : forced == Vantage.BETWEEN ? 0.5 : 0;
      Vantage point = forced == null ? Vantage.UNKNOWN : forced;
      return new Timing(point, false, guess(seen), at, seen, server, client);
    }
    double share = client < 0 ? 0 : server < 0 ? 1 : (double) client / (client + server);
    Vantage point = forced;
    if (point == null || point == Vantage.UNKNOWN) {
      boolean bothKnown = client >= 0 && server >= 0;
      point =
          !bothKnown
              ? Vantage.UNKNOWN
              : share < AT_AN_END
                  ? Vantage.CLIENT
                  : share > 1 - AT_AN_END ? Vantage.SERVER : Vantage.BETWEEN;
    }
    double at =
        switch (point) {
          case CLIENT -> 0;
          case SERVER -> 1;
          case BETWEEN -> share == 0 || share == 1 ? 0.5 : share;
          case UNKNOWN -> share < 0.5 ? 0 : 1;
        };
    long round =
        at == 0 && server >= 0
            ? server
            : at == 1 && client >= 0 ? client : Math.max(0, server) + Math.max(0, client);
    long delay = Math.max(MIN_DELAY_NANOS, round / 2);
    if (forced == null && round < ONE_MACHINE_NANOS) {
      // Both ends on one machine: its own answers are all there is to measure.
      long quick = Math.clamp(quickestTurn / 2, MIN_STEP_NANOS / 2, delay);
      return new Timing(Vantage.UNKNOWN, true, quick, 0, seen, server, client);
    }
    return new Timing(point, true, delay, at, seen, server, client);
  }

  /** Nothing was acknowledged: a delay that draws well beside the usual gaps. */
  private static long guess(long[] seen) {
    return Math.clamp(medianGap(seen) / 4, MIN_DELAY_NANOS, MAX_GUESS_NANOS);
  }

  static long medianGap(long[] seen) {
    if (seen.length < 2) {
      return 4_000_000;
    }
    long[] gaps = new long[seen.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = seen[i + 1] - seen[i];
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }

  Vantage vantage() {
    return vantage;
  }

  /** From one end to the other. */
  long delayNanos() {
    return delayNanos;
  }

  boolean delayKnown() {
    return delayKnown;
  }

  long medianGapNanos() {
    return medianGap(seen);
  }

  /** When the capture saw it. */
  long seen(int i) {
    return seen[i];
  }

  long departs(int i, boolean fromClient) {
    return seen[i] - Math.round((fromClient ? position : 1 - position) * delayNanos);
  }

  long arrives(int i, boolean fromClient) {
    return departs(i, fromClient) + delayNanos;
  }

  /** Shortest time between a segment and its acknowledgment as captured, -1 if none was. */
  long answerNanos(boolean toClient) {
    return toClient ? serverAnswersNanos : clientAnswersNanos;
  }

  /** What happens at this end was not seen: its times follow from the delay. */
  boolean inferredAt(boolean client) {
    return vantage == Vantage.BETWEEN || vantage == (client ? Vantage.SERVER : Vantage.CLIENT);
  }

  /** The end of this side is where the capture was taken. */
  boolean capturedAt(boolean client) {
    return vantage == (client ? Vantage.CLIENT : Vantage.SERVER);
  }
}
