package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * How small pieces of data leave: held back until all is acknowledged (Nagle, RFC 9293 3.7.4), at
 * once (TCP_NODELAY), or held for a fixed time (TCP_CORK on Linux, 200 ms at most).
 */
final class SmallWrites implements Rule {
  /** A wait for the ACK that is worth the name. */
  private static final long WAIT_NANOS = 1_000_000;

  private static final long PROMPT_NANOS = 200_000;
  private static final long DELAYED_NANOS = 30_000_000;
  private static final long CORK_NANOS = 200_000_000;
  private static final long CORK_END_NANOS = 262_000_000;
  private static final int OFTEN = 3;

  @Override
  public void judge(Course c, Report out) {
    for (boolean client : new boolean[] {true, false}) {
      new Side(c, client).report(out);
    }
  }

  private static final class Side {
    final Course c;
    final boolean client;
    final int mss;
    final List<Segment> nagle = new ArrayList<>();
    final List<Segment> prompt = new ArrayList<>();
    final List<Segment> held = new ArrayList<>();
    Segment delayedAck;
    Segment delayedData;
    Segment afterDelay;
    long delay;
    boolean heldByClose;

    Side(Course c, boolean client) {
      this.c = c;
      this.client = client;
      int offered = Math.min(c.way(true).mss, c.way(false).mss);
      mss = offered > 0 ? offered - 12 : Math.max(536, c.way(client).longest);
      Segment last = null;
      for (int i = 0; i < c.all.size(); i++) {
        Segment s = c.all.get(i);
        if (s.quoted() || s.fromClient() != client || s.len() == 0 || s.has(Tcp.SYN)) {
          continue;
        }
        if (c.resends.at(i) == null && isSmall(s)) {
          small(i, s, last);
        }
        last = s;
      }
    }

    /** The window was not what it waited for. */
    private boolean hasRoom(Segment s) {
      long usable = s.senderFlow().usable();
      return usable < 0 || usable >= mss;
    }

    /** Far from full, and not because the path takes no more. */
    private boolean isSmall(Segment s) {
      return s.len() * 2 < mss;
    }

    private void small(int i, Segment s, Segment last) {
      Segment heard = c.at(c.previousOther(i));
      Segment own = c.at(c.previousSame(i));
      long una = s.senderFlow().una();
      boolean nothingInFlight = una >= s.seq();
      boolean lastSmall = last != null && isSmall(last) && last.end() <= s.seq();
      if (lastSmall && !nothingInFlight) {
        prompt.add(s);
      }
      boolean released =
          nothingInFlight
              && lastSmall
              && heard != null
              && own != null
              && heard.row() > own.row()
              && heard.pureAck()
              && heard.ack() >= s.seq()
              && own.ack() >= heard.seq()
              && own == last
              && hasRoom(last);
      long back = Math.max(0, c.way(client).turnaroundNanos());
      long far = Math.max(0, c.way(!client).turnaroundNanos());
      long wait = released ? Course.since(heard, last) : 0;
      long after = released ? Course.since(s, heard) - back : 0;
      if (wait >= WAIT_NANOS && after <= Math.max(PROMPT_NANOS, wait / 10)) {
        nagle.add(s);
        long waited = wait - far;
        if (waited >= DELAYED_NANOS && waited > delay) {
          delay = waited;
          delayedAck = heard;
          delayedData = last;
          afterDelay = s;
        }
      }
      Segment before = own != null && (heard == null || own.row() > heard.row()) ? own : heard;
      long silence = before == null ? 0 : Course.since(s, before);
      if (nothingInFlight && silence >= CORK_NANOS) {
        boolean close = s.has(Tcp.FIN);
        if (close || silence <= CORK_END_NANOS) {
          held.add(s);
          heldByClose |= close;
        }
      }
    }

    void report(Report out) {
      if (prompt.size() >= OFTEN && prompt.size() > nagle.size()) {
        Report.Draft d = out.on("no_delay", prompt.getFirst());
        d.with(first(prompt)).is(Severity.INFO, Certainty.LIKELY);
        d.number("times", prompt.size(), "").number("least", OFTEN, "");
        d.number("mss", mss, "bytes").add();
      } else if (!nagle.isEmpty() && prompt.size() <= nagle.size() / 2) {
        if (afterDelay != null) {
          Report.Draft d = out.on("nagle_delayed_ack", afterDelay);
          d.with(delayedAck, delayedData);
          d.is(Severity.WARN, Certainty.LIKELY).millis("delay", delay);
          d.number("data_frame", delayedData.frameNumber(), "");
          d.number("ack_frame", delayedAck.frameNumber(), "")
              .number("len", afterDelay.len(), "bytes");
          d.millis("least", DELAYED_NANOS).add();
        }
        Segment s = nagle.getFirst();
        Report.Draft d = out.on("nagle", s).with(first(nagle));
        Segment ack = c.at(c.previousOther(c.trace.indexOfRow(s.row())));
        d.is(Severity.INFO, nagle.size() > 1 ? Certainty.LIKELY : Certainty.POSSIBLE).with(ack);
        d.number("times", nagle.size(), "").number("ack_frame", ack.frameNumber(), "");
        d.number("len", s.len(), "bytes").number("mss", mss, "bytes");
        d.millis("after_ack", Course.since(s, ack)).add();
      }
      if (heldByClose || held.size() >= 2) {
        Segment s = held.getFirst();
        Report.Draft d = out.on("held_back", s).with(first(held));
        d.is(Severity.INFO, Certainty.POSSIBLE).variant(heldByClose ? "close" : "");
        int at = c.trace.indexOfRow(s.row());
        int before = Math.max(c.previousOther(at), c.previousSame(at));
        d.millis("silence", before < 0 ? 0 : Course.since(s, c.all.get(before)));
        d.millis("cork", CORK_NANOS).number("len", s.len(), "bytes");
        d.number("times", held.size(), "").add();
      }
    }

    private static List<Segment> first(List<Segment> all) {
      return all.subList(0, Math.min(all.size(), 100));
    }
  }
}
