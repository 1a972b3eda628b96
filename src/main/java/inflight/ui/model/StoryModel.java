package inflight.ui.model;

import inflight.packet.index.FrameReader;
import inflight.scene.story.Explainer;
import inflight.scene.story.Explanation;
import inflight.tcp.finding.RouterError;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What just happened, in plain words, for the segment looked at. */
public final class StoryModel {
  private final OpenCapture open;
  private final Focus focus;
  private final Background.Latest preparing;
  private final ReadOnlyObjectWrapper<Explanation> explanation = new ReadOnlyObjectWrapper<>();
  private Explainer explainer;
  private ConnectionTrace explained;

  StoryModel(OpenCapture open, Focus focus, Background background) {
    this.open = open;
    this.focus = focus;
    this.preparing = background.latest();
    focus.traceProperty().addListener((p, was, is) -> prepare(is));
    focus.rowProperty().addListener((p, was, is) -> explain());
  }

  private void prepare(ConnectionTrace trace) {
    boolean grown = explained != null && trace != null && trace.grewFrom(explained);
    explained = trace;
    if (!grown) {
      explainer = null;
    }
    explain();
    if (trace == null) {
      preparing.forget();
      return;
    }
    preparing.run(
        () -> {
          try (FrameReader reader = open.capture().frameReader()) {
            return new Explainer(trace, RouterError.of(trace, reader), Locale.ENGLISH);
          }
        },
        e -> {
          explainer = e;
          explain();
        },
        e -> explanation.set(null));
  }

  private void explain() {
    Segment s = explained == null ? null : explained.ofRow(focus.row());
    explanation.set(explainer == null || s == null ? null : explainer.explain(s));
  }

  /** Null where there is nothing to explain, or not yet. */
  public ReadOnlyObjectProperty<Explanation> explanationProperty() {
    return explanation.getReadOnlyProperty();
  }
}
