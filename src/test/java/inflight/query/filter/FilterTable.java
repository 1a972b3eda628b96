package inflight.query.filter;

import inflight.document.Capture;
import inflight.document.FrameWalk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Filters with the frames that pass, as tshark found them. */
final class FilterTable {
  /** What the table says of a filter that is none. */
  static final String ERROR = "error";

  /**
   * A line of it.
   *
   * @param frames ranges of frame numbers, a hyphen for none, or {@link #ERROR}
   */
  record Line(String capture, String filter, String frames) {
    Path file() {
      return Path.of("sample-captures", capture + ".pcapng");
    }
  }

  private FilterTable() {}

  static List<Line> lines() {
    try (InputStream in = FilterTable.class.getResourceAsStream("filters.txt")) {
      List<Line> lines = new ArrayList<>();
      String capture = "";
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int tab = line.indexOf('\t');
        if (line.startsWith("[")) {
          capture = line.substring(1, line.length() - 1);
        } else if (tab > 0) {
          lines.add(new Line(capture, line.substring(tab + 1), line.substring(0, tab)));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens and reads a capture; close it. */
  static Capture open(Path file) throws IOException {
    Capture capture = Capture.open(List.of(file));
    capture.load(Capture.Progress.NONE);
    return capture;
  }

  /** The rows that pass when every frame is taken apart. */
  static BitSet walk(Capture capture, Filter filter) throws IOException {
    Filter.FrameFilter passes = filter.forFrames();
    BitSet rows = new BitSet();
    new FrameWalk(capture)
        .run(
            v -> {
              if (passes.test(v)) {
                rows.set(v.row());
              }
            });
    return rows;
  }

  /** Frame numbers of rows as the table writes them. */
  static String ranges(BitSet rows) {
    StringBuilder out = new StringBuilder();
    for (int from = rows.nextSetBit(0); from >= 0; ) {
      int to = rows.nextClearBit(from);
      out.append(out.isEmpty() ? "" : ",").append(from + 1);
      if (to > from + 1) {
        out.append('-').append(to);
      }
      from = rows.nextSetBit(to);
    }
    return out.isEmpty() ? "-" : out.toString();
  }
}
