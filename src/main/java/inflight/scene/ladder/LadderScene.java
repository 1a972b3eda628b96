package inflight.scene.ladder;

import inflight.tcp.verdict.ConnectionTrace;
import java.util.List;

/**
 * A connection laid out on a timeline: who sent what when, as plain data. Immutable; made on any
 * thread, in about half a microsecond a segment.
 */
public final class LadderScene {
  private final ConnectionTrace trace;
  private final LadderOptions options;
  private final Layout layout;

  private LadderScene(ConnectionTrace trace, LadderOptions options) {
    this.trace = trace;
    this.options = options;
    this.layout = Layout.of(trace, options);
  }

  public static LadderScene of(ConnectionTrace trace, LadderOptions options) {
    return new LadderScene(trace, options);
  }

  public ConnectionTrace trace() {
    return trace;
  }

  public LadderOptions options() {
    return options;
  }

  /** Pixels at zoom 1, heads and foot of the picture not included. */
  public double height() {
    return layout.height();
  }

  public LadderClock clock() {
    return layout.clock();
  }

  /** In the order of {@link Arrow#y0}. */
  public List<Arrow> arrows() {
    return layout.arrows();
  }

  /** In the order of their moments. */
  public List<LadderEvent> events() {
    return layout.events();
  }

  /** The arrow that carries the segment of a row, or null. */
  public Arrow arrowOfRow(int row) {
    int i = trace.indexOfRow(row);
    return i < 0 ? null : layout.arrowOfSegment(i);
  }

  /** The time from one end to the other, as far as it is known. */
  public long delayNanos() {
    return layout.delayNanos();
  }

  /** The arrow whose moment is the last one not after {@code nanos}, null if there is none. */
  public Arrow lastMomentBefore(double nanos) {
    int i = layout.momentsUpTo(nanos) - 1;
    return i < 0 ? null : layout.byMoment(i);
  }

  /** The arrow whose moment is the first one after {@code nanos}, null if there is none. */
  public Arrow firstMomentAfter(double nanos) {
    int i = layout.momentsUpTo(nanos);
    return i < arrows().size() ? layout.byMoment(i) : null;
  }

  /** What lies under a point of the picture, null if nothing does. */
  public Hit hit(LadderView view, double x, double y) {
    return LadderPainter.hit(this, view, x, y);
  }
}
