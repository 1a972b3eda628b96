package inflight.ui.model;

import inflight.scene.story.ProfileDifference;
import inflight.scene.story.VerdictProof;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.Side;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Flow;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import inflight.ui.model.Fact.Tone;
import inflight.ui.model.FrameDetail.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the inspector says of a segment's place in its connection: verdict, proof, numbers. */
final class AnalysisFacts {
  private static final int WARNING =
      Verdict.DUPLICATE_ACK.bit()
          | Verdict.OUT_OF_ORDER.bit()
          | Verdict.KEEP_ALIVE.bit()
          | Verdict.KEEP_ALIVE_ACK.bit()
          | Verdict.WINDOW_UPDATE.bit()
          | Verdict.REUSED_PORTS.bit();

  private final ConnectionTrace trace;
  private final Connection connection;
  private final Segment s;
  private final List<Fact> facts = new ArrayList<>();

  AnalysisFacts(ConnectionTrace trace, Connection connection, Segment segment) {
    this.trace = trace;
    this.connection = connection;
    this.s = segment;
  }

  Section section() {
    verdicts();
    otherProfile();
    original();
    acknowledges();
    if (!s.quoted()) {
      flight();
    }
    facts.add(
        Fact.plain(
            Words.of("fact.states"),
            Words.of("fact.states.both", s.clientState().title(), s.serverState().title())));
    return new Section(Words.of("section.analysis"), facts);
  }

  private void verdicts() {
    for (Verdict v : Verdict.values()) {
      if (v.in(s.verdicts())) {
        Tone tone = (v.bit() & WARNING) != 0 ? Tone.WARN : Tone.BAD;
        facts.add(Fact.toned(Words.of("fact.verdict"), title(v), tone));
        String proof = VerdictProof.proof(s, v, Locale.ENGLISH);
        if (!proof.isEmpty()) {
          facts.add(Fact.toned("", proof, Tone.REASON));
        }
      }
    }
  }

  private void otherProfile() {
    if (s.other() != null) {
      facts.add(
          Fact.toned(s.other().profile().title(), ProfileDifference.titles(s.other()), Tone.WARN));
      facts.add(Fact.toned("", ProfileDifference.why(s), Tone.REASON));
    }
  }

  private String title(Verdict v) {
    return v == Verdict.DUPLICATE_ACK && s.duplicateAckNumber() > 0
        ? Words.of("fact.duplicate", v.title(), s.duplicateAckNumber())
        : v.title();
  }

  private void original() {
    Segment original = s.originalRow() < 0 ? null : trace.ofRow(s.originalRow());
    if (original != null) {
      facts.add(
          Fact.plain(
              Words.of("fact.original"),
              Words.of(
                  "fact.frame.before",
                  Units.count(original.frameNumber()),
                  Units.duration(s.tsNanos() - original.tsNanos()))));
    }
  }

  private void acknowledges() {
    if (s.ackedFrame() > 0) {
      facts.add(
          Fact.plain(
              Words.of("fact.acks"),
              Words.of(
                  "fact.acks.frame",
                  Units.count(s.ackedFrame()),
                  Units.duration(s.ackRttNanos()))));
    }
  }

  private void flight() {
    Flow flow = s.senderFlow();
    String sent = Units.count(flow.flightSize()) + " B";
    long allowed = flow.edge() < 0 ? -1 : flow.edge() - flow.una();
    facts.add(
        Fact.plain(
            Words.of("fact.flight"),
            allowed < 0 ? sent : Words.of("fact.of", sent, Units.count(allowed) + " B")));
    if (s.len() > 0) {
      Side other = s.fromClient() ? connection.server() : connection.client();
      String len = Units.count(s.len()) + " B";
      facts.add(
          Fact.plain(
              Words.of("fact.payload"),
              other.mss < 0 ? len : Words.of("fact.of.mss", len, Units.count(other.mss))));
    }
  }
}
