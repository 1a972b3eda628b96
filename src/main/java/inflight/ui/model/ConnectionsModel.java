package inflight.ui.model;

import inflight.document.ConnectionStatistics;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The list of connections: which are shown and in which order. A million of them: the order is an
 * array of numbers, made beside the window; the text of a row is made when the row is painted.
 */
public final class ConnectionsModel {
  private final OpenCapture open;
  private final ConnectionTable table;
  private final ConnectionStatistics counts;
  private final FilterModel filter;
  private final Background.Latest ordering;
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<ConnectionSort> sort =
      new SimpleObjectProperty<>(ConnectionSort.TIME);
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();

  /** Numbers in the order shown; null for all of them in the order of the file. */
  private int[] order;

  private int shown;

  ConnectionsModel(OpenCapture open, FilterModel filter, Background background) {
    this.open = open;
    this.table = open.capture().connections();
    this.counts = open.capture().statistics();
    this.filter = filter;
    this.ordering = background.latest();
    search.addListener((p, was, is) -> reorder());
    sort.addListener((p, was, is) -> reorder());
    filter.versionProperty().addListener((p, was, is) -> reorder());
  }

  /** Takes in what has been read since; now and then while the capture loads. */
  public void refresh() {
    if (order == null) {
      shown = counts.size();
    }
    version.set(version.get() + 1);
    reorder();
  }

  private void reorder() {
    String[] words = search.get().strip().toLowerCase(Locale.ROOT).split("\\s+");
    boolean all = words.length == 1 && words[0].isEmpty();
    ConnectionSort by = sort.get();
    BitSet passing = filter.connections();
    boolean asRead = all && by == ConnectionSort.TIME && passing == null;
    ordering.run(
        () -> asRead ? null : order(all ? new String[0] : words, by, passing),
        result -> {
          order = result;
          shown = result == null ? counts.size() : result.length;
          version.set(version.get() + 1);
        },
        e -> {
          throw new IllegalStateException(e);
        });
  }

  private int[] order(String[] words, ConnectionSort by, BitSet passing) {
    int size = counts.size();
    int[] numbers = new int[size];
    int n = 0;
    for (int i = 0; i < size; i++) {
      if ((passing == null || passing.get(i)) && matches(i, words)) {
        numbers[n++] = i;
      }
    }
    int[] found = Arrays.copyOf(numbers, n);
    if (by != ConnectionSort.TIME) {
      long[] keys = new long[size];
      for (int i : found) {
        keys[i] = by.key(table.get(i), counts);
      }
      IndexSort.ascending(found, keys);
    }
    return found;
  }

  private boolean matches(int number, String[] words) {
    if (words.length == 0) {
      return true;
    }
    String text = ConnectionLine.searchText(table.get(number));
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** Rows shown. */
  public int rows() {
    return shown;
  }

  /** Connections there are. */
  public int total() {
    return counts.size();
  }

  /** The number of the connection in a row. */
  public int connectionAt(int row) {
    return order == null ? row : order[row];
  }

  /** The row of a connection, -1 if it is not shown. */
  public int rowOf(int connection) {
    if (order == null) {
      return connection < shown ? connection : -1;
    }
    for (int i = 0; i < order.length; i++) {
      if (order[i] == connection) {
        return i;
      }
    }
    return -1;
  }

  /** The texts of a row; made anew at every call. */
  public ConnectionLine line(int row) {
    Connection c = table.get(connectionAt(row));
    return ConnectionLine.of(c, counts, open.owner(c));
  }

  /** Words that all must occur in an address, a port or a state. */
  public StringProperty searchProperty() {
    return search;
  }

  public ObjectProperty<ConnectionSort> sortProperty() {
    return sort;
  }

  /** Changes whenever what the rows show may have changed. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }
}
