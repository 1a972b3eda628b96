package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/**
 * A SYN ACK whose timestamp lags behind the clock that its later segments show: the low six bits
 * were given to something else. Linux hides the client's options there when it keeps no state for a
 * SYN (RFC 4987 3.6).
 */
final class SynCookies implements Rule {
  /** Six bits of a clock of milliseconds. */
  private static final long HIDDEN = 64;

  private static final long JITTER = 5;

  @Override
  public void judge(Course c, Report out) {
    Segment synAck = c.at(c.synAck);
    if (synAck == null || synAck.tsVal() < 0) {
      return;
    }
    Segment next = null;
    long steady = 0;
    Segment before = null;
    int seen = 0;
    for (int i = c.synAck + 1; i < c.all.size() && seen < 6; i++) {
      Segment s = c.all.get(i);
      if (s.quoted() || s.fromClient() != synAck.fromClient() || s.tsVal() < 0) {
        continue;
      }
      seen++;
      next = next == null ? s : next;
      if (before != null) {
        steady = Math.max(steady, Math.abs(ahead(before, s)));
      }
      before = s;
    }
    if (next == null || seen < 2 || steady > 2) {
      return;
    }
    long jump = ahead(synAck, next);
    if (jump >= JITTER && jump < HIDDEN) {
      Report.Draft d = out.on("syn_cookies", synAck).with(next);
      d.is(Severity.INFO, Certainty.POSSIBLE).number("jump", jump, "ms");
      d.number("least", JITTER, "ms").number("most", HIDDEN, "ms");
      d.number("next_frame", next.frameNumber(), "").millis("elapsed", Course.since(next, synAck));
      d.add();
    }
  }

  /** How far the sender's clock of milliseconds went on beyond the time between two segments. */
  private static long ahead(Segment a, Segment b) {
    return (int) (b.tsVal() - a.tsVal()) - Math.round(Course.since(b, a) / 1e6);
  }
}
