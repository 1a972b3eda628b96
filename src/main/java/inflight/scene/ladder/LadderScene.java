package inflight.scene.ladder;

import inflight.tcp.verdict.ConnectionTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A connection laid out on a timeline: who sent what when, as plain data. Immutable and made on any
 * thread; the same trace and options give the same scene.
 */
public final class LadderScene {
  private final ConnectionTrace trace;
  private final LadderOptions options;
  private final Layout layout;
  private final List<LadderEvent> events;
  private final List<Sum> sums;
  private final List<Brace> braces;
  private final Map<Integer, Resend> resendOf = new HashMap<>();

  /** What was placed at one width and zoom, kept from one painting to the next. */
  private final LabelCache labels = new LabelCache(this);

  private LadderScene(ConnectionTrace trace, LadderOptions options) {
    this.trace = trace;
    this.options = options;
    layout = Layout.of(trace, options);
    events = Events.of(trace, layout);
    sums = Sums.of(trace, layout);
    braces = Brace.of(trace, layout, sums);
    for (Resend r : layout.losses().resends()) {
      resendOf.put(r.to(), r);
    }
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

  /** The states of both ends, first the client's from top to bottom, then the server's. */
  public List<StateSpan> states() {
    return layout.states().spans();
  }

  /** In the order of their moments. */
  public List<LadderEvent> events() {
    return events;
  }

  /** Where the capture was taken, as given or as inferred. */
  public Vantage vantage() {
    return layout.timing().vantage();
  }

  /** The time from one end to the other; inferred, and a guess where nothing was acknowledged. */
  public long delayNanos() {
    return layout.timing().delayNanos();
  }

  /** The arrow that carries the segment of a row, or null. */
  public Arrow arrowOfRow(int row) {
    int i = trace.indexOfRow(row);
    return i < 0 ? null : layout.arrowOfSegment(i);
  }

  /** Index of that arrow in {@link #arrows}, -1 if there is none. */
  int indexOfRow(int row) {
    int i = trace.indexOfRow(row);
    return i < 0 ? -1 : layout.arrowIndexOfSegment(i);
  }

  /**
   * One line on a segment for those who do not see the picture; on the whole if it is not of this
   * trace.
   */
  public String describe(int row) {
    Arrow a = arrowOfRow(row);
    if (a == null) {
      return Words.get("accessible.none", trace.segments().size(), trace.client(), trace.server());
    }
    Labels.Label label = Labels.of(trace, a, resendOf(a.first()));
    String from = Words.get(a.fromClient() ? "side.client" : "side.server");
    String to = Words.get(a.fromClient() ? "side.server" : "side.client");
    String what = label.name() + " " + String.join(" ", label.details());
    return Words.get("accessible.segment", String.valueOf(a.row() + 1), from, to, what);
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
    return HitTest.at(this, view, x, y);
  }

  Layout layout() {
    return layout;
  }

  List<Sum> sums() {
    return sums;
  }

  List<Brace> braces() {
    return braces;
  }

  LabelCache labels() {
    return labels;
  }

  /** How the segment came to be sent again, null if it was not. */
  Resend resendOf(int segment) {
    return resendOf.get(segment);
  }

  /** Index of the first arrow that may reach below a place. */
  int firstReaching(double place) {
    double least = place - layout.tallest();
    int low = 0;
    int high = arrows().size();
    while (low < high) {
      int mid = low + high >>> 1;
      if (arrows().get(mid).y0() < least) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }
}
