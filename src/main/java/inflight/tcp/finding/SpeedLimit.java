package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;

/**
 * What a side waited for while it had data to send: its application, the receiver's window, or the
 * network's ACKs, that is its congestion window.
 */
final class SpeedLimit implements Rule {
  private static final int SEGMENTS = 8;
  private static final long PROMPT_NANOS = 500_000;
  private static final String[] RULES = {
    "limited_by_application", "limited_by_receive_window", "limited_by_congestion"
  };

  @Override
  public void judge(Course c, Report out) {
    for (boolean client : new boolean[] {true, false}) {
      if (c.way(client).dataSegments >= SEGMENTS) {
        judge(c, out, client);
      }
    }
  }

  private static void judge(Course c, Report out, boolean client) {
    long[] waited = new long[RULES.length];
    Segment[] example = new Segment[RULES.length];
    long[] longest = new long[RULES.length];
    Segment first = null;
    Segment last = null;
    boolean recovering = false;
    int fresh = 0;
    int mss = Math.max(536, Math.min(c.way(client).longest, Math.max(536, c.way(!client).mss)));
    long back = Math.max(0, c.way(client).turnaroundNanos());
    for (int i = 0; i < c.all.size(); i++) {
      Segment s = c.all.get(i);
      boolean data = !s.quoted() && s.fromClient() == client && s.len() > 0 && !s.has(Tcp.SYN);
      if (!data || c.resends.at(i) != null) {
        recovering |= data;
        continue;
      }
      fresh++;
      if (last != null && !recovering) {
        long gap = Course.since(s, last);
        Segment heard = c.at(c.previousOther(i));
        int cause = cause(s, last, heard, mss, back);
        if (cause >= 0 && gap > 0) {
          waited[cause] += gap;
          if (gap > longest[cause]) {
            longest[cause] = gap;
            example[cause] = s;
          }
        }
      }
      first = first == null ? s : first;
      last = s;
      recovering = false;
    }
    if (fresh < SEGMENTS) {
      return;
    }
    report(c, out, client, waited, example, first, last);
  }

  private static int cause(Segment s, Segment last, Segment heard, int mss, long back) {
    long usable = last.senderFlow().usable();
    if (usable >= 0 && usable < mss) {
      return 1;
    }
    boolean answered = heard != null && heard.row() > last.row();
    boolean prompt = answered && Course.since(s, heard) <= back * 3 / 2 + PROMPT_NANOS;
    boolean little = last.len() * 2 < mss;
    if (!prompt) {
      return answered || little ? 0 : -1; // else one burst, or paced
    }
    return little ? 0 : 2;
  }

  private static void report(
      Course c,
      Report out,
      boolean client,
      long[] waited,
      Segment[] example,
      Segment first,
      Segment last) {
    long all = waited[0] + waited[1] + waited[2];
    int most = 0;
    for (int k = 1; k < RULES.length; k++) {
      most = waited[k] > waited[most] ? k : most;
    }
    if (all <= 0 || waited[most] * 2 < all || example[most] == null) {
      return;
    }
    long share = waited[most] * 100 / all;
    boolean far = c.way(client).turnaroundNanos() > 4 * c.way(!client).turnaroundNanos();
    Report.Draft d = out.on(RULES[most], example[most]).with(first, last);
    boolean sure = share >= 80 && !far;
    d.is(Severity.INFO, sure ? Certainty.LIKELY : Certainty.POSSIBLE);
    d.number("share", share, "%").number("least", 50, "%");
    d.millis("application", waited[0]).millis("receive_window", waited[1]);
    d.millis("congestion", waited[2]).number("segments", c.way(client).dataSegments, "segments");
    d.add();
  }
}
