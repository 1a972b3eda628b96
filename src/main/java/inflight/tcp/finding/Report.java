package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Takes what rules find. Of one rule and side it takes the first {@link #MAX_OF_A_KIND}: nobody
 * reads more, and a hostile capture must not fill the memory.
 */
final class Report {
  static final int MAX_OF_A_KIND = 2_000;

  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** A finding about a segment, to be completed and then {@link Draft#add added}. */
  Draft on(String rule, Segment s) {
    return new Draft(rule, s.frameNumber(), s.fromClient(), s.verdicts());
  }

  /** By the order of the frames they are about. */
  List<Finding> findings() {
    findings.sort((a, b) -> Integer.compare(a.frame(), b.frame()));
    return List.copyOf(findings);
  }

  /** A finding in the making. */
  final class Draft {
    private final String rule;
    private final int frame;
    private final int verdicts;
    private boolean fromClient;
    private final TreeSet<Integer> frames = new TreeSet<>();
    private final List<Quantity> numbers = new ArrayList<>();
    private Severity severity = Severity.INFO;
    private Certainty certainty = Certainty.LIKELY;
    private String variant = "";
    private Verdict label;

    private Draft(String rule, int frame, boolean fromClient, int verdicts) {
      this.rule = rule;
      this.frame = frame;
      this.fromClient = fromClient;
      this.verdicts = verdicts;
      frames.add(frame);
    }

    Draft is(Severity how, Certainty howSure) {
      severity = how;
      certainty = howSure;
      return this;
    }

    Draft variant(String name) {
      variant = name;
      return this;
    }

    /** It is the doing of this side, whoever sent the segment. */
    Draft by(boolean client) {
      fromClient = client;
      return this;
    }

    /** Segments that went into it; null is none. */
    Draft with(Segment... others) {
      for (Segment s : others) {
        if (s != null) {
          frames.add(s.frameNumber());
        }
      }
      return this;
    }

    Draft with(List<Segment> others) {
      return with(others.toArray(Segment[]::new));
    }

    Draft number(String name, double value, String unit) {
      numbers.add(new Quantity(name, value, unit));
      return this;
    }

    Draft millis(String name, long nanos) {
      return number(name, nanos / 1e6, "ms");
    }

    /** Wireshark's label says something else if it is one of these. */
    Draft unlike(Verdict... labels) {
      for (Verdict v : labels) {
        if (v.in(verdicts) && label == null) {
          label = v;
        }
      }
      return this;
    }

    void add() {
      if (counts.merge(rule + fromClient, 1, Integer::sum) <= MAX_OF_A_KIND) {
        findings.add(
            new Finding(
                rule,
                variant,
                severity,
                certainty,
                fromClient,
                frame,
                List.copyOf(frames),
                numbers,
                label));
      }
    }
  }
}
