package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;

/**
 * Large segments vanish again and again while small ones pass, and no router says why (RFC 2923
 * 2.1, RFC 4821).
 */
final class PathMtuBlackHole implements Rule {
  private static final int TRIES = 3;

  @Override
  public void judge(Course c, Report out) {
    for (boolean client : new boolean[] {true, false}) {
      judge(c, out, client);
    }
  }

  private static void judge(Course c, Report out, boolean client) {
    Resend last = null;
    Resend smaller = null;
    int largest = 0;
    for (Resend r : c.resends.list) {
      Segment s = c.all.get(r.index);
      boolean timer = r.trigger == Resend.Trigger.TIMEOUT || r.trigger == Resend.Trigger.PROBE;
      if (s.fromClient() != client || !r.sentAgain() || !timer || r.copy == Course.NONE) {
        continue;
      }
      Segment copy = c.all.get(r.copy);
      if (copy.len() > s.len() && s.len() > 0 && r.tries > TRIES && !copy.has(Tcp.SYN)) {
        smaller = r;
        largest = copy.len();
      }
      last = last == null || r.tries > last.tries ? r : last;
    }
    long passed = passed(c, client);
    boolean stuck = last != null && last.tries > TRIES && last.ack == Course.NONE;
    if (smaller == null && !stuck) {
      return;
    }
    Resend about = smaller != null ? smaller : last;
    Segment s = c.all.get(about.index);
    int size = smaller != null ? largest : s.len();
    int mss = Math.max(c.way(!client).mss, 0);
    boolean big = size * 10L >= mss * 8L && size > 1000;
    if (smaller == null && (!big || passed >= size || c.way(client).dataSegments < 3)) {
      return;
    }
    Report.Draft d = out.on("path_mtu_black_hole", s).with(c.at(about.copy), c.at(about.first));
    boolean proved = smaller != null && smaller.ack != Course.NONE;
    d.variant(proved ? "" : smaller != null ? "smaller" : "stuck");
    d.is(Severity.BAD, proved ? Certainty.LIKELY : Certainty.POSSIBLE);
    d.number("tries", about.tries, "").number("large", size, "bytes");
    d.number("small", smaller == null ? passed : s.len(), "bytes").number("least", TRIES, "");
    d.add();
  }

  /** The longest segment that was acknowledged. */
  private static long passed(Course c, boolean client) {
    long una = c.resends.acknowledged(client);
    long longest = 0;
    for (Segment s : c.all) {
      boolean sent = !s.quoted() && s.fromClient() == client;
      longest = sent && s.end() <= una ? Math.max(longest, s.len()) : longest;
    }
    return longest;
  }
}
