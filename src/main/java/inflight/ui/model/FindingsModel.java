package inflight.ui.model;

import inflight.packet.index.FrameReader;
import inflight.tcp.finding.CaptureJudge;
import inflight.tcp.finding.Certainty;
import inflight.tcp.finding.Finding;
import inflight.tcp.finding.FindingWords;
import inflight.tcp.finding.Judge;
import inflight.tcp.finding.RouterError;
import inflight.tcp.verdict.ConnectionTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What was found in the connection looked at, and in the whole capture: the gravest first. Judged
 * beside the window.
 */
public final class FindingsModel {
  private static final FindingWords WORDS = FindingWords.ENGLISH;

  /** A paragraph of the details: its heading may be empty. */
  public record Part(String name, String text) {}

  private final OpenCapture open;
  private final Focus focus;
  private final Background.Latest judging;
  private final Background.Latest judgingCapture;
  private final ReadOnlyObjectWrapper<List<Finding>> findings =
      new ReadOnlyObjectWrapper<>(List.of());
  private ConnectionTrace judged;
  private List<Finding> ofConnection = List.of();
  private List<Finding> ofCapture = List.of();

  FindingsModel(OpenCapture open, Focus focus, Background background) {
    this.open = open;
    this.focus = focus;
    this.judging = background.latest();
    this.judgingCapture = background.latest();
    focus.traceProperty().addListener((p, was, is) -> judge(is));
    open.phaseProperty().addListener((p, was, is) -> judgeCapture());
  }

  private void judge(ConnectionTrace trace) {
    boolean grown = judged != null && trace != null && trace.grewFrom(judged);
    judged = trace;
    if (!grown) {
      ofConnection = List.of();
      changed();
    }
    if (trace == null) {
      judging.forget();
      return;
    }
    judging.run(
        () -> {
          try (FrameReader reader = open.capture().frameReader()) {
            return Judge.findings(trace, RouterError.of(trace, reader));
          }
        },
        all -> {
          ofConnection = all;
          changed();
        },
        e -> changed());
  }

  private void judgeCapture() {
    if (open.phaseProperty().get() == OpenCapture.Phase.LOADED) {
      judgingCapture.run(
          () -> CaptureJudge.findings(open.capture().connections()),
          all -> {
            ofCapture = all;
            changed();
          },
          e -> changed());
    }
  }

  private void changed() {
    List<Finding> all = new ArrayList<>(ofCapture);
    all.addAll(ofConnection);
    all.sort(Comparator.comparing(Finding::severity).reversed().thenComparingInt(Finding::frame));
    findings.set(List.copyOf(all));
  }

  /** Looks at the frame that a finding is about: all views and the play head go there. */
  public void choose(int index) {
    if (index >= 0 && index < findings.get().size()) {
      focus.selectRow(findings.get().get(index).frame() - 1);
    }
  }

  public ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
    return findings.getReadOnlyProperty();
  }

  public String title(Finding f) {
    return WORDS.title(f);
  }

  public String sentence(Finding f) {
    return WORDS.sentence(f);
  }

  /** Whether it belongs to the whole capture and not to the connection. */
  public boolean isOfCapture(Finding f) {
    return ofCapture.contains(f);
  }

  /** Empty if it is certain. */
  public String certainty(Finding f) {
    return f.certainty() == Certainty.CERTAIN
        ? ""
        : Words.of("finding." + f.certainty().name().toLowerCase(Locale.ROOT));
  }

  /** Everything there is to say about it. */
  public List<Part> details(Finding f) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("", WORDS.sentence(f)));
    part(parts, "near", WORDS.threshold(f));
    part(parts, "otherwise", WORDS.alternative(f));
    part(parts, "missing", WORDS.missing(f));
    part(parts, "lesson", WORDS.lesson(f));
    part(parts, "rfc", WORDS.rfc(f));
    return parts;
  }

  private static void part(List<Part> parts, String key, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(Words.of("finding." + key), text));
    }
  }
}
