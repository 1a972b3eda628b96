package inflight.ui.model;

import inflight.document.MatchingFrames;
import inflight.query.filter.Completion;
import inflight.query.filter.Filter;
import inflight.query.filter.FilterException;
import inflight.query.filter.FilterText;
import inflight.query.filter.FilterText.Combination;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The display filter of an open capture: what is typed, whether that is a filter, and which frames
 * and connections pass the one that was applied. It is read and run beside the window.
 */
public final class FilterModel {
  /** What is typed. */
  public enum State {
    EMPTY,
    RIGHT,
    WRONG
  }

  private final OpenCapture open;
  private final FilterHistory history;
  private final Background.Latest reading;
  private final Background.Latest searching;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper applied = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private volatile int newestSearch;
  private int wrongFrom;
  private int wrongTo;
  private Filter filter;
  private int[] rows;
  private BitSet connections;

  /** What a search found. */
  private record Found(int[] rows, BitSet connections) {}

  FilterModel(OpenCapture open, FilterHistory history, Background background) {
    this.open = open;
    this.history = history;
    this.reading = background.latest();
    this.searching = background.latest();
    text.addListener((p, was, is) -> read(false));
    open.phaseProperty().addListener((p, was, is) -> search());
  }

  /** Reads what is typed, and applies it if that is wanted and it is a filter. */
  private void read(boolean apply) {
    String typed = text.get();
    reading.run(
        () -> {
          try {
            return Filter.compile(typed);
          } catch (FilterException e) {
            return e;
          }
        },
        result -> {
          if (result instanceof Filter right) {
            state.set(right.isEmpty() ? State.EMPTY : State.RIGHT);
            message.set("");
            wrongFrom = wrongTo = 0;
            if (apply) {
              use(right);
            }
          } else if (result instanceof FilterException e) {
            state.set(State.WRONG);
            wrongFrom = e.column() - 1;
            wrongTo = wrongFrom + e.length();
            message.set(Words.of("filter.wrong", e.column(), e.reason()));
          }
        },
        e -> message.set(Words.of("filter.failed")));
  }

  private void use(Filter right) {
    filter = right.isEmpty() ? null : right;
    applied.set(right.text().strip());
    history.used(right.text().strip());
    search();
  }

  private void search() {
    int mine = ++newestSearch;
    if (filter == null || open.loading() && !open.capture().loaded()) {
      searching.forget();
      busy.set(filter != null);
      found(null);
      return;
    }
    Filter wanted = filter;
    busy.set(true);
    searching.run(
        () -> {
          BitSet set =
              MatchingFrames.of(open.capture(), wanted, (done, all) -> mine == newestSearch);
          BitSet of = MatchingFrames.connectionsOf(open.capture(), set);
          return new Found(set.stream().toArray(), of);
        },
        result -> {
          busy.set(false);
          found(result);
        },
        e -> {
          busy.set(false);
          if (!(e instanceof CancellationException)) {
            message.set(Words.of("filter.failed"));
          }
        });
  }

  private void found(Found result) {
    rows = result == null ? null : result.rows;
    connections = result == null ? null : result.connections;
    version.set(version.get() + 1);
  }

  /** What is typed; it counts when it is applied. */
  public StringProperty textProperty() {
    return text;
  }

  /** Whether what is typed is a filter. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What is wrong with it, with the column; empty if nothing is. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Index of the first wrong character. */
  public int wrongFrom() {
    return wrongFrom;
  }

  /** Index behind the last wrong character; may be behind the text. */
  public int wrongTo() {
    return wrongTo;
  }

  /** The filter that counts, empty if none does. */
  public ReadOnlyStringProperty appliedProperty() {
    return applied.getReadOnlyProperty();
  }

  /** Frames are being searched, or will be once the capture is read. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Changes whenever other frames pass. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** Rows of the frames that pass, ascending; null if no filter counts yet. */
  int[] rows() {
    return rows;
  }

  /** Connections with at least one frame that passes; null if no filter counts yet. */
  BitSet connections() {
    return connections;
  }

  /** Lets what is typed count, if it is a filter. */
  public void apply() {
    read(true);
  }

  /** No filter. */
  public void clear() {
    text.set("");
    apply();
  }

  /** Makes a filter of what is typed and {@code expression}, and lets it count. */
  public void combine(Combination how, String expression) {
    String present = state.get() == State.WRONG ? applied.get() : text.get();
    text.set(FilterText.combine(present, how, expression));
    apply();
  }

  /** Words that go on from what is typed in front of the caret. */
  public List<Completion> completions(int caret) {
    return Completion.at(text.get(), caret);
  }

  /** Filters that were used before, newest first. */
  public List<String> history() {
    return history.filters();
  }
}
