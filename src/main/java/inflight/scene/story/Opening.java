package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** SYN and SYN ACK, and the third step that ends the handshake (RFC 9293 3.5). */
final class Opening {
  /** A gap this many times the other one tells near which end the capture was made. */
  private static final int CLEARLY = 4;

  private Opening() {}

  static void syn(Moment m, Draft d) {
    Segment first = m.firstCopy();
    d.rfc("RFC 9293 §3.5");
    if (first != null) {
      retry(m, d, first);
      return;
    }
    Segment crossing = m.history.at(m.other.syn);
    if (crossing != null && m.other.syn < m.index && m.history.at(m.history.synAck) == null) {
      d.put("crossed", crossing.frameNumber()).about(crossing);
      d.title("opening.crossing.title", Severity.INFO).say("opening.crossing");
    } else if (m.s.is(Verdict.REUSED_PORTS)) {
      d.tells(Verdict.REUSED_PORTS);
      d.title("opening.reused.title", Severity.INFO).say("opening.reused");
    } else {
      d.title("opening.syn.title", Severity.INFO).say("opening.syn");
    }
    offers(m.s, d);
  }

  private static void offers(Segment s, Draft d) {
    List<String> offers = new ArrayList<>();
    if (s.mss() >= 0) {
      offers.add(d.put("mss", s.mss()).words().say("offer.mss", d.values()));
    }
    if (s.windowShift() >= 0) {
      d.put("shift", s.windowShift()).put("factor", 1 << Math.min(s.windowShift(), 14));
      offers.add(d.words().say("offer.scale", d.values()));
    }
    if (s.sackPermitted()) {
      offers.add(d.words().text("offer.sack"));
    }
    if (s.tsVal() >= 0) {
      offers.add(d.words().text("offer.timestamps"));
    }
    if (offers.isEmpty()) {
      d.put("mss", s.v6() ? 1220 : 536).say("opening.offers.none");
    } else {
      d.put("offers", d.words().list(offers)).say("opening.offers");
    }
  }

  private static void retry(Moment m, Draft d, Segment first) {
    Segment last = m.latestCopy();
    d.tells(Verdict.RETRANSMISSION).tells(Verdict.OUT_OF_ORDER);
    d.put("try", m.copies()).put("first", first.frameNumber()).about(first).about(last);
    d.put("waited", Words.time(m.sinceNanos(last))).put("last", last.frameNumber());
    d.title("opening.retry.title", Severity.WARN).say("opening.retry");
    Segment answer = m.history.at(m.history.synAck);
    if (answer != null && m.history.synAck < m.index && !answer.fromClient() == m.s.fromClient()) {
      d.put("answer", answer.frameNumber()).about(answer).say("opening.retry.answered");
    } else {
      d.say("opening.retry.silence");
    }
    Segment before = m.history.at(m.history.latestCopy(m.history.trace.indexOfRow(last.row())));
    if (before != null) {
      long wait = m.sinceNanos(last);
      long waitBefore = last.tsNanos() - before.tsNanos();
      d.put("waitbefore", Words.time(waitBefore));
      d.say(wait > 1.5 * waitBefore ? "opening.retry.doubled" : "opening.retry.linear");
    }
    d.rfc("RFC 6298 §5");
  }

  static void synAck(Moment m, Draft d) {
    Segment s = m.s;
    Segment copy = m.firstCopy();
    Segment syn = m.history.at(m.other.syn);
    d.rfc("RFC 9293 §3.5");
    if (copy != null && !copy.has(Tcp.ACK)) {
      d.tells(Verdict.RETRANSMISSION).tells(Verdict.OUT_OF_ORDER);
      d.put("own", copy.frameNumber()).about(copy).about(syn);
      d.put("rawsyn", Words.raw(s.ackRaw() - 1));
      d.title("opening.both.title", Severity.INFO).say("opening.both");
      return;
    }
    if (copy != null) {
      d.tells(Verdict.RETRANSMISSION).tells(Verdict.OUT_OF_ORDER);
      d.put("first", copy.frameNumber()).about(copy);
      d.put("waited", Words.time(m.sinceNanos(m.latestCopy())));
      d.title("opening.synack.again.title", Severity.WARN).say("opening.synack.again");
      d.rfc("RFC 6298 §5");
      return;
    }
    d.title("opening.synack.title", Severity.GOOD);
    if (syn == null) {
      d.put("rawsyn", Words.raw(s.ackRaw() - 1)).say("opening.synack.alone");
      return;
    }
    d.about(syn).put("rawsyn", Words.raw(syn.seqRaw())).put("synframe", syn.frameNumber());
    if (s.ack() == syn.end()) {
      d.put("taken", syn.end() - syn.seq());
      d.say(syn.len() > 0 ? "opening.synack.data" : "opening.synack");
    } else if (syn.len() > 0 && s.ack() == syn.seq() + 1) {
      d.put("ignored", syn.len()).say("opening.synack.ignored").rfc("RFC 7413 §4.2");
    } else {
      d.title("opening.synack.wrong.title", Severity.BAD);
      d.put("expected", Words.raw(syn.seqRaw() + 1)).say("opening.synack.wrong");
    }
    time(m, d, syn);
    d.put("agreed", agreed(syn, s, d)).say("opening.synack.agreed");
    if (s.is(Verdict.REUSED_PORTS)) {
      d.tells(Verdict.REUSED_PORTS).say("opening.synack.reused");
    }
  }

  private static void time(Moment m, Draft d, Segment syn) {
    long answered = m.sinceNanos(syn);
    Segment third = m.history.at(m.history.handshakeAck);
    d.put("time", Words.time(answered));
    if (m.history.firstCopy(m.history.trace.indexOfRow(syn.row())) != History.NONE
        || third == null) {
      d.say("opening.synack.time");
      return;
    }
    long finished = third.tsNanos() - m.s.tsNanos();
    if (answered > CLEARLY * finished) {
      d.say("opening.synack.time.neararrival");
    } else if (finished > CLEARLY * answered) {
      d.say("opening.synack.time.neardeparture");
    } else {
      d.say("opening.synack.time");
    }
  }

  /** What both SYNs offered is in force. */
  static String agreed(Segment syn, Segment synAck, Draft d) {
    List<String> agreed = new ArrayList<>();
    d.put("mssclient", syn.mss() < 0 ? defaultMss(syn) : syn.mss());
    d.put("mssserver", synAck.mss() < 0 ? defaultMss(synAck) : synAck.mss());
    agreed.add(d.words().say("agreed.mss", d.values()));
    if (syn.windowShift() >= 0 && synAck.windowShift() >= 0) {
      d.put("factorclient", 1 << Math.min(syn.windowShift(), 14));
      d.put("factorserver", 1 << Math.min(synAck.windowShift(), 14));
      agreed.add(d.words().say("agreed.scale", d.values()));
    } else {
      agreed.add(d.words().text("agreed.scale.none"));
    }
    boolean sack = syn.sackPermitted() && synAck.sackPermitted();
    agreed.add(d.words().text(sack ? "agreed.sack" : "agreed.sack.none"));
    boolean timestamps = syn.tsVal() >= 0 && synAck.tsVal() >= 0;
    agreed.add(d.words().text(timestamps ? "agreed.timestamps" : "agreed.timestamps.none"));
    return d.words().list(agreed);
  }

  /** RFC 9293 3.7.1: without the option. */
  private static int defaultMss(Segment s) {
    return s.v6() ? 1220 : 536;
  }

  /** The third step, said before what else the segment is. */
  static void third(Moment m, Draft d) {
    Segment synAck = m.history.at(m.history.synAck);
    d.about(synAck).rfc("RFC 9293 §3.5");
    d.put("rawpeer", Words.raw(synAck.seqRaw())).say("opening.third");
    if (m.history.trace.initialRttNanos() > 0) {
      d.put("irtt", Words.time(m.history.trace.initialRttNanos())).say("opening.third.rtt");
    }
  }
}
