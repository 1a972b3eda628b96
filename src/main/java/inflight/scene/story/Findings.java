package inflight.scene.story;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what was found into groups: one for each rule and side, in the order of first frames. */
final class Findings {
  private static final int CE = 3;
  private static final double NANOS_PER_MS = 1e6;

  private final History history;
  private final Words words;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  /** The segments of one kind that one side sent. */
  private static final class Group {
    final String rule;
    final boolean fromClient;
    final List<Integer> frames = new ArrayList<>();
    long bytes;
    long longestNanos;
    int unlike;
    String why = "";

    Group(String rule, boolean fromClient) {
      this.rule = rule;
      this.fromClient = fromClient;
    }
  }

  private Findings(History history, Words words) {
    this.history = history;
    this.words = words;
  }

  static List<Finding> of(History history, Words words) {
    Findings f = new Findings(history, words);
    for (int i = 0; i < history.all.size(); i++) {
      f.take(new Moment(history, i));
    }
    f.ending();
    List<Finding> findings = new ArrayList<>();
    for (Group g : f.groups.values()) {
      findings.add(f.finding(g));
    }
    return List.copyOf(findings);
  }

  private void take(Moment m) {
    Segment s = m.s;
    if (s.quoted()) {
      Draft d = new Draft(words, s);
      Routers.said(m, d);
      Group g = add("router_error", s);
      g.why = g.frames.size() == 1 ? d.done().text() : g.why;
      return;
    }
    for (Verdict v : Verdict.values()) {
      if (s.is(v)) {
        verdict(m, v);
      }
    }
    if (s.has(Tcp.RST) && s.row() == history.at(history.reset).row()) {
      Segment cause = m.otherBefore();
      boolean refused = cause != null && cause.has(Tcp.SYN) && m.own.syn == History.NONE;
      Draft d = new Draft(words, s);
      Resets.explain(m, d);
      add(refused ? "refused" : "reset", s).why = d.done().text();
    }
    if (s.ecn() == CE) {
      add("congestion_marked", s);
    }
  }

  private void verdict(Moment m, Verdict v) {
    Segment s = m.s;
    if (v == Verdict.RETRANSMISSION && s.has(Tcp.SYN) && !s.has(Tcp.ACK)) {
      wait(add("syn_retry", s), m);
      return;
    }
    Group g = add(v.fieldName(), s);
    switch (v) {
      case RETRANSMISSION, FAST_RETRANSMISSION, SPURIOUS_RETRANSMISSION, OUT_OF_ORDER -> wait(g, m);
      case LOST_SEGMENT -> g.bytes += s.seq() - s.proof().expectedSeq() - s.len();
      case KEEP_ALIVE -> g.unlike += s.proof().otherWindow() == 0 ? 1 : 0;
      case DUPLICATE_ACK -> g.longestNanos = Math.max(g.longestNanos, s.duplicateAckNumber());
      default -> {}
    }
    if (v == Verdict.OUT_OF_ORDER && m.latestCopy() != null) {
      g.unlike++;
    }
    boolean late = m.latestCopy() == null && Lateness.of(m) == Lateness.LATE;
    if (v == Verdict.FAST_RETRANSMISSION && late) {
      g.unlike++;
    }
    boolean synAgain = m.firstCopy() != null && !m.firstCopy().has(Tcp.ACK);
    if (v == Verdict.RETRANSMISSION && s.has(Tcp.SYN) && synAgain) {
      g.unlike++;
    }
  }

  private static void wait(Group g, Moment m) {
    Segment copy = m.latestCopy();
    if (copy != null) {
      g.longestNanos = Math.max(g.longestNanos, m.sinceNanos(copy));
    }
  }

  private Group add(String rule, Segment s) {
    Group g =
        groups.computeIfAbsent(
            rule + (s.fromClient() ? ">" : "<"), k -> new Group(rule, s.fromClient()));
    g.frames.add(s.frameNumber());
    g.bytes += s.len();
    return g;
  }

  /** What is missing at the end. */
  private void ending() {
    if (history.all.isEmpty() || history.trace.omitted() > 0) {
      return;
    }
    History.Way c = history.client;
    History.Way s = history.server;
    if (c.syn != History.NONE && s.segments == 0) {
      add("unanswered", history.at(c.syn));
      return;
    }
    if (history.reset != History.NONE || c.fin != History.NONE && s.fin != History.NONE) {
      return;
    }
    if (c.fin != History.NONE || s.fin != History.NONE) {
      add("not_closed", history.at(c.fin != History.NONE ? c.fin : s.fin));
    }
  }

  private Finding finding(Group g) {
    Map<String, Number> numbers = new TreeMap<>();
    int count = g.frames.size();
    numbers.put("count", count);
    if (g.bytes > 0) {
      numbers.put("bytes", g.bytes);
    }
    Map<String, Object> values = new HashMap<>();
    values.put("sender", words.text(g.fromClient ? "client" : "server"));
    values.put("receiver", words.text(g.fromClient ? "server" : "client"));
    values.put("count", count);
    values.put("bytes", g.bytes);
    values.put("first", g.frames.getFirst());
    values.put("longest", Words.time(g.longestNanos));
    values.put("run", g.longestNanos);
    values.put("why", g.why);
    if (g.longestNanos > 0) {
      boolean run = g.rule.equals(Verdict.DUPLICATE_ACK.fieldName());
      if (run) {
        numbers.put("longest_run", g.longestNanos);
      } else {
        numbers.put("longest_wait_ms", g.longestNanos / NANOS_PER_MS);
      }
    }
    String text = words.say("finding." + g.rule, values);
    String unlike = "finding." + g.rule + ".unlike";
    if (g.unlike > 0 && words.has(unlike)) {
      values.put("unlike", g.unlike);
      numbers.put("judged_otherwise", g.unlike);
      text += " " + words.say(unlike, values);
    }
    return new Finding(
        g.rule, severity(g, count), g.fromClient, List.copyOf(g.frames), numbers, text);
  }

  private static Severity severity(Group g, int count) {
    if (g.rule.equals(Verdict.RETRANSMISSION.fieldName()) && g.unlike == count) {
      return Severity.INFO;
    }
    return switch (g.rule) {
      case "retransmission", "reset", "refused", "unanswered", "router_error" -> Severity.BAD;
      case "keep_alive", "keep_alive_ack", "window_update", "reused_ports", "duplicate_ack" ->
          Severity.INFO;
      default -> Severity.WARN;
    };
  }
}
