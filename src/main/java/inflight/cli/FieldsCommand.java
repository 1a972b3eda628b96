package inflight.cli;

import inflight.document.Capture;
import inflight.document.FrameWalk;
import inflight.document.RowView;
import inflight.packet.index.FrameTable;
import inflight.query.field.Field;
import inflight.query.field.FrameView;
import inflight.query.field.Registry;
import inflight.query.field.TextValues;
import inflight.query.filter.Filter;
import inflight.query.filter.HeldFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code inflight fields}: one row per frame, one column per field. */
final class FieldsCommand implements Callable<Integer> {
  private static final int FLUSH_CHARS = 1 << 16;

  /** Of more rows than one in so many, all are read again. */
  private static final int LOOK_AGAIN_SHARE = 50;

  private enum Format {
    TSV,
    JSON,
    CSV,
    MARKDOWN
  }

  private final InflightCommand root;
  private final CaptureArgument input = new CaptureArgument();
  private final FilterArgument filter = new FilterArgument();
  private List<String> names = List.of();
  private List<String> settings = List.of();
  private boolean list;
  private Format format = Format.TSV;
  private CommandSpec spec;

  private boolean header;
  private TextValues.Occurrence occurrence = TextValues.Occurrence.ALL;
  private String aggregator = ",";
  private String separator = "\t";

  FieldsCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    Syntax syntax =
        new Syntax(
            this,
            "fields",
            "Print fields of every frame, one row per frame, as tshark -2 -T fields does.");
    spec = syntax.spec();
    return filter
        .addTo(input.addTo(syntax))
        .repeated("-e", "NAME", v -> names = v, "A field to print; repeat for more.")
        .repeated(
            "-E",
            "KEY=VALUE",
            v -> settings = v,
            "header=y|n, occurrence=f|l|a (first, last, all values), aggregator=CHARACTER,"
                + " separator=/t|/s|CHARACTER.")
        .flag("--list", v -> list = v, "List all fields instead.")
        .option(
            "--format",
            "FORMAT",
            Format.class,
            v -> format = v,
            "tsv, csv or json; markdown with --list.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      switch (format) {
        case JSON -> FieldList.json(root.out());
        case MARKDOWN -> FieldList.markdown(root.out());
        default -> FieldList.lines(root.out());
      }
      return Exit.ALL_READ;
    }
    readSettings();
    List<Field> fields = chosen();
    Filter wanted = filter.compile();
    try (Capture capture = input.load(root)) {
      print(capture, fields, wanted);
      return input.end(capture, root);
    }
  }

  private List<Field> chosen() {
    if (names.isEmpty()) {
      throw wrong("at least one field is wanted: -e NAME");
    }
    List<Field> fields = new ArrayList<>();
    for (String given : names) {
      for (String name : given.split(",")) {
        Field field = Registry.all().find(name);
        if (field == null) {
          throw wrong(
              "no field '" + name + "'; did you mean " + Registry.all().nearest(name) + "?");
        }
        fields.add(field);
      }
    }
    return fields;
  }

  private void readSettings() {
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String key = equals < 0 ? setting : setting.substring(0, equals);
      String value = equals < 0 ? "" : setting.substring(equals + 1);
      switch (key) {
        case "header" -> header = value.equals("y");
        case "occurrence" -> occurrence = occurrence(value);
        case "aggregator" -> aggregator = character(value);
        case "separator" -> separator = character(value);
        default -> throw wrong("-E knows header, occurrence, aggregator, separator; not " + key);
      }
    }
  }

  private TextValues.Occurrence occurrence(String value) {
    return switch (value) {
      case "f" -> TextValues.Occurrence.FIRST;
      case "l" -> TextValues.Occurrence.LAST;
      case "a" -> TextValues.Occurrence.ALL;
      default -> throw wrong("-E occurrence is f, l or a, not '" + value + "'");
    };
  }

  private static String character(String value) {
    return switch (value) {
      case "/t" -> "\t";
      case "/s" -> " ";
      default -> value;
    };
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void print(Capture capture, List<Field> fields, Filter wanted) throws IOException {
    StringBuilder out = new StringBuilder(FLUSH_CHARS + 4096);
    FieldRows rows =
        switch (format) {
          case TSV -> new FieldRows.Separated(fields, separator, occurrence, aggregator, false);
          case CSV -> new FieldRows.Separated(fields, ",", occurrence, aggregator, true);
          case JSON -> new FieldRows.Json(fields);
          case MARKDOWN -> throw wrong("markdown is for --list");
        };
    rows.begin(out, header || format == Format.CSV);
    FrameTable frames = capture.frames();
    HeldFields held = HeldFields.of(fields, frames, capture.connections());
    boolean indexed = held != null && wanted.isHeldBy(frames, capture.connections());
    if (indexed && fewLookAgain(capture)) {
      fromIndex(capture, held, rows, wanted, out);
    } else {
      fromFile(capture, rows, wanted, out);
    }
    rows.end(out);
    flush(out);
  }

  /** Whether few rows ask for a second look, and each of them can be shown by itself. */
  private static boolean fewLookAgain(Capture capture) throws IOException {
    FrameTable frames = capture.frames();
    int most = frames.size() / LOOK_AGAIN_SHARE;
    try (RowView rows = new RowView(capture)) {
      for (int row = 0; row < frames.size(); row++) {
        if (frames.looksAgain(row) && (most-- <= 0 || rows.of(row) == null)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The index knows nearly all: only some frames are read again. */
  private void fromIndex(
      Capture capture, HeldFields held, FieldRows rows, Filter wanted, StringBuilder out)
      throws IOException {
    FrameTable frames = capture.frames();
    Filter.IndexFilter passes = wanted.forIndex(frames, capture.connections());
    Filter.FrameFilter passesAgain = wanted.forFrames();
    int[] at = {0};
    FieldRows.Cells cells =
        (i, field, to) -> {
          to.begin(field);
          held.read(i, at[0], to);
        };
    try (RowView again = new RowView(capture)) {
      for (int row = 0; row < frames.size(); row++) {
        if (frames.looksAgain(row)) {
          FrameView v = again.of(row);
          if (passesAgain.test(v)) {
            rows.row(out, (i, field, to) -> to.cell(field, v));
          }
        } else if (passes.test(row)) {
          at[0] = row;
          rows.row(out, cells);
        }
        flushIfLong(out);
      }
    }
  }

  private void fromFile(Capture capture, FieldRows rows, Filter wanted, StringBuilder out)
      throws IOException {
    Filter.FrameFilter passes = wanted.forFrames();
    FrameView[] shown = {null};
    FieldRows.Cells cells = (i, field, to) -> to.cell(field, shown[0]);
    new FrameWalk(capture)
        .run(
            v -> {
              if (passes.test(v)) {
                shown[0] = v; // always the same one
                rows.row(out, cells);
                flushIfLong(out);
              }
            });
  }

  private void flushIfLong(StringBuilder out) {
    if (out.length() >= FLUSH_CHARS) {
      flush(out);
    }
  }

  private void flush(StringBuilder out) {
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    root.out().write(bytes, 0, bytes.length);
    out.setLength(0);
  }
}
