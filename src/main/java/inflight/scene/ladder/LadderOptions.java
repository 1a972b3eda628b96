package inflight.scene.ladder;

import java.util.HashSet;
import java.util.Set;

/**
 * How a connection is laid out. Immutable.
 *
 * @param evenRows every segment has a row of the same height, instead of time running down
 * @param vantage where the capture was taken, null to find it out
 * @param foldRuns long runs of alike segments become one thick arrow
 * @param open runs that are shown in full all the same
 */
public record LadderOptions(
    boolean evenRows, Vantage vantage, boolean foldRuns, Set<FoldKey> open) {
  public static final LadderOptions DEFAULT = new LadderOptions(false, null, true, Set.of());

  public LadderOptions {
    open = Set.copyOf(open);
  }

  public LadderOptions withEvenRows(boolean even) {
    return new LadderOptions(even, vantage, foldRuns, open);
  }

  public LadderOptions withVantage(Vantage point) {
    return new LadderOptions(evenRows, point, foldRuns, open);
  }

  public LadderOptions withFoldRuns(boolean fold) {
    return new LadderOptions(evenRows, vantage, fold, open);
  }

  /** With one more run shown in full. */
  public LadderOptions opened(FoldKey run) {
    Set<FoldKey> more = new HashSet<>(open);
    more.add(run);
    return new LadderOptions(evenRows, vantage, foldRuns, more);
  }

  /** With no run opened. */
  public LadderOptions allFolded() {
    return new LadderOptions(evenRows, vantage, foldRuns, Set.of());
  }
}
