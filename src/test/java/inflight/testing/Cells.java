package inflight.testing;

import inflight.document.Capture;
import inflight.document.FrameWalk;
import inflight.query.field.Field;
import inflight.query.field.Registry;
import inflight.query.field.TextValues;
import inflight.tcp.verdict.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of field values, a row per frame: ours, and how they differ from another's. */
public final class Cells {
  private Cells() {}

  /** Our cells of these fields, written as tshark writes them, by the rules of 4.0. */
  public static List<String[]> ours(Path file, List<String> names) throws IOException {
    return ours(file, names, Profile.WIRESHARK_4_0);
  }

  /** As {@link #ours(Path, List)}, by any rules. */
  public static List<String[]> ours(Path file, List<String> names, Profile profile)
      throws IOException {
    List<Field> fields = names.stream().map(Registry.all()::find).toList();
    StringBuilder cell = new StringBuilder();
    TextValues values = new TextValues(cell, TextValues.Occurrence.ALL, ",");
    List<String[]> rows = new ArrayList<>();
    try (Capture capture = Capture.open(List.of(file), profile)) {
      capture.load(Capture.Progress.NONE);
      new FrameWalk(capture)
          .run(
              v -> {
                String[] row = new String[fields.size()];
                for (int i = 0; i < row.length; i++) {
                  cell.setLength(0);
                  values.cell(fields.get(i), v);
                  row[i] = cell.toString();
                }
                rows.add(row);
              });
    }
    return rows;
  }

  /** The first difference of each field that has one, by field. */
  public static Map<String, String> differences(
      String file, List<String> names, List<String[]> theirs, List<String[]> ours) {
    Map<String, String> first = new LinkedHashMap<>();
    if (theirs.size() != ours.size()) {
      first.put("rows", file + ": tshark has " + theirs.size() + ", we have " + ours.size());
    }
    for (int row = 0; row < Math.min(theirs.size(), ours.size()); row++) {
      for (int i = 0; i < names.size(); i++) {
        String t = i < theirs.get(row).length ? theirs.get(row)[i] : "";
        String o = ours.get(row)[i];
        if (!t.equals(o)) {
          first.putIfAbsent(
              names.get(i), file + " frame " + (row + 1) + ": tshark [" + t + "], we [" + o + "]");
        }
      }
    }
    return first;
  }
}
