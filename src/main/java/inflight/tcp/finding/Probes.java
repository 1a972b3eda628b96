package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Segments that bring nothing and only ask for an ACK. With the window closed they are zero-window
 * probes (RFC 9293 3.8.6.1), on an idle connection with an open one keep-alives (3.8.4); the bytes
 * are the same, so the window tells.
 */
final class Probes implements Rule {
  @Override
  public void judge(Course c, Report out) {
    for (boolean client : new boolean[] {true, false}) {
      List<Resends.Probe> run = new ArrayList<>();
      for (Resends.Probe p : c.resends.probes) {
        if (c.all.get(p.index()).fromClient() != client) {
          continue;
        }
        boolean fits = run.isEmpty() || run.getFirst().windowClosed() == p.windowClosed();
        boolean same = fits && (run.isEmpty() || number(c, run.getFirst()) == number(c, p));
        if (!same) {
          report(c, out, run);
          run = new ArrayList<>();
        }
        run.add(p);
      }
      if (!run.isEmpty()) {
        report(c, out, run);
      }
    }
  }

  private static long number(Course c, Resends.Probe p) {
    return c.all.get(p.index()).seq();
  }

  private static void report(Course c, Report out, List<Resends.Probe> run) {
    Segment first = c.all.get(run.getFirst().index());
    Segment last = c.all.get(run.getLast().index());
    boolean closed = run.getFirst().windowClosed();
    int unanswered = 0;
    for (Resends.Probe p : run) {
      int answer = c.nextOther(p.index());
      unanswered = answer == Course.NONE ? unanswered + 1 : 0;
    }
    int before = c.previousSame(run.getFirst().index());
    Segment closing = c.at(c.previousOther(run.getFirst().index()));
    Report.Draft d = out.on(closed ? "zero_window_probe" : "keep_alive", first);
    for (Resends.Probe p : run.subList(0, Math.min(run.size(), 100))) {
      d.with(c.all.get(p.index()));
    }
    d.with(closed ? closing : c.at(before));
    d.number("probes", run.size(), "").number("seq", first.seq(), "");
    d.number("len", first.len(), "bytes").number("unanswered", unanswered, "");
    d.millis("idle", before == Course.NONE ? 0 : Course.since(first, c.all.get(before)));
    int gaps = Math.max(1, run.size() - 1);
    d.millis("interval", Course.since(last, first) / gaps);
    d.number("window", closing == null ? 0 : closing.window(), "");
    if (closed) {
      d.number("closed_frame", closing == null ? 0 : closing.frameNumber(), "");
      d.is(Severity.WARN, Certainty.CERTAIN).unlike(Verdict.KEEP_ALIVE);
    } else {
      d.is(unanswered > 0 ? Severity.WARN : Severity.INFO, Certainty.LIKELY);
      d.variant(unanswered > 0 ? "unanswered" : "").unlike(Verdict.ZERO_WINDOW_PROBE);
    }
    d.add();
  }
}
