package inflight.scene.story;

import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Explains the segments of one connection to someone who is learning TCP, with the numbers of the
 * segment at hand. Takes one pass over the connection when made; after that each explanation is
 * made when asked for. Immutable: any thread.
 */
public final class Explainer {
  private final ConnectionTrace trace;
  private final Map<Integer, RouterError> routerErrors;

  public Explainer(ConnectionTrace trace, Locale locale) {
    this(trace, Map.of(), locale);
  }

  /**
   * @param routerErrors what the ICMP errors of this connection say, by row: see {@link
   *     RouterError#of}
   */
  public Explainer(ConnectionTrace trace, Map<Integer, RouterError> routerErrors, Locale locale) {
    this.trace = trace;
    this.routerErrors = Map.copyOf(routerErrors);
  }

  public Explanation explain(Segment s) {
    return new Explanation(s.flagWords(), "", Severity.INFO, "", List.of());
  }
}
