package inflight.ui.model;

import java.util.ArrayList;
import java.util.List;

/** The filters that were used last, newest first, over all captures and runs of the program. */
public final class FilterHistory {
  private static final int MOST = 20;
  private static final String KEY = "filter.";

  private final Settings settings;
  private final List<String> filters = new ArrayList<>();

  FilterHistory(Settings settings) {
    this.settings = settings;
    for (int i = 0; i < MOST; i++) {
      String filter = settings.get(KEY + i, "");
      if (!filter.isEmpty()) {
        filters.add(filter);
      }
    }
  }

  /** Newest first. */
  public List<String> filters() {
    return List.copyOf(filters);
  }

  /** The filter was used just now. */
  void used(String filter) {
    if (filter.isBlank() || !filters.isEmpty() && filters.getFirst().equals(filter)) {
      return;
    }
    filters.remove(filter);
    filters.addFirst(filter);
    while (filters.size() > MOST) {
      filters.removeLast();
    }
    for (int i = 0; i < filters.size(); i++) {
      settings.set(KEY + i, filters.get(i));
    }
    settings.save();
  }
}
