package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.tcp.finding.FindingWords;
import inflight.tcp.finding.Judge;
import inflight.tcp.finding.RouterError;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.Locale;
import java.util.Map;

/**
 * Explains the segments of one connection to someone who is learning TCP, with the numbers of the
 * segment at hand. Takes one pass over the connection when made; after that each explanation is
 * made when asked for. Immutable: any thread.
 */
public final class Explainer {
  private static final int REPEATED =
      Verdict.ANY_RETRANSMISSION | Verdict.OUT_OF_ORDER.bit() | Verdict.LOST_SEGMENT.bit();

  private final History history;
  private final Words words;
  private final Judged judged;

  public Explainer(ConnectionTrace trace, Locale locale) {
    this(trace, Map.of(), locale);
  }

  /**
   * @param routerErrors what the ICMP errors of this connection say, by row: see {@link
   *     RouterError#of}
   */
  public Explainer(ConnectionTrace trace, Map<Integer, RouterError> routerErrors, Locale locale) {
    this.history = new History(trace, Map.copyOf(routerErrors));
    this.words = new Words(Story.BUNDLE, locale);
    this.judged = new Judged(Judge.findings(trace, routerErrors), new FindingWords(locale));
  }

  /**
   * What a segment of this connection is, why it was sent and what follows from it.
   *
   * @throws IllegalArgumentException if it is not one of this connection's
   */
  public Explanation explain(Segment s) {
    int index = history.trace.indexOfRow(s.row());
    if (index < 0) {
      throw new IllegalArgumentException("frame " + s.frameNumber() + " is not in this connection");
    }
    Moment m = new Moment(history, index);
    Draft d = new Draft(words, s);
    if (s.quoted()) {
      Routers.explain(m, d);
      return d.done();
    }
    topic(m, d);
    Asides.add(m, d);
    if (s.other() != null) {
      d.text(ProfileDifference.sentence(s) + ".");
    }
    return d.done();
  }

  /** What the segment is first of all. */
  private void topic(Moment m, Draft d) {
    Segment s = m.s;
    if (s.has(Tcp.RST)) {
      Resets.explain(m, d);
    } else if (s.has(Tcp.SYN) && s.has(Tcp.ACK)) {
      Opening.synAck(m, d);
    } else if (s.has(Tcp.SYN)) {
      Opening.syn(m, d);
    } else if (s.has(Tcp.FIN)) {
      Closing.fin(m, d);
    } else if (judged.knows(s)) {
      judged.explain(s, d);
    } else if (s.is(Verdict.KEEP_ALIVE)) {
      Windows.keepAlive(m, d);
    } else if (s.is(Verdict.KEEP_ALIVE_ACK)) {
      Windows.keepAliveAck(m, d);
    } else if (s.is(Verdict.ZERO_WINDOW_PROBE)) {
      Windows.probe(m, d);
    } else if (s.is(Verdict.ZERO_WINDOW_PROBE_ACK)) {
      Windows.probeAck(m, d);
    } else if ((s.verdicts() & REPEATED) != 0) {
      Gaps.explain(m, d);
    } else if (s.len() > 0) {
      Data.fresh(m, d);
    } else if (s.has(Tcp.ACK)) {
      Acks.explain(m, d);
    } else {
      d.title("odd.title", Severity.WARN).put("flags", s.flagWords()).say("odd");
    }
  }
}
