package inflight.ui.model;

import inflight.packet.index.FrameReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The lines of the packet list that are or were in view. What is not here yet is read beside the
 * window; {@link #versionProperty} changes when it has come. For the window's thread.
 */
final class FrameLines {
  private static final int MAX_LINES = 4096;

  private final OpenCapture open;
  private final Background.Latest reading;
  private final FrameText text;
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();

  /** Least recently used first. */
  private final Map<Integer, FrameLine> lines =
      new LinkedHashMap<>(MAX_LINES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, FrameLine> eldest) {
          return size() > MAX_LINES;
        }
      };

  /** Used by one job at a time. */
  private FrameReader reader;

  private record Line(int row, FrameLine line) {}

  FrameLines(OpenCapture open, Background background) {
    this.open = open;
    this.reading = background.latest();
    this.text = new FrameText(open.capture().frames(), open.capture().connections());
  }

  /** The line of a row, or null if it has to be asked for. */
  FrameLine get(int row) {
    return lines.get(row);
  }

  /** Asks for these rows; what was asked for before and has not come is no longer wanted. */
  void want(int[] rows) {
    int missing = 0;
    int[] wanted = new int[rows.length];
    for (int row : rows) {
      if (!lines.containsKey(row)) {
        wanted[missing++] = row;
      }
    }
    if (missing == 0) {
      return;
    }
    int count = missing;
    reading.run(
        () -> read(wanted, count),
        read -> {
          read.forEach(l -> lines.put(l.row, l.line));
          version.set(version.get() + 1);
        },
        e -> {
          // the file is gone or was changed: the status line says so, the rows stay empty
        });
  }

  private List<Line> read(int[] rows, int count) throws IOException {
    if (reader == null) {
      reader = open.capture().frameReader();
    }
    List<Line> read = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      read.add(new Line(rows[i], text.line(reader, rows[i])));
    }
    return read;
  }

  ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }
}
