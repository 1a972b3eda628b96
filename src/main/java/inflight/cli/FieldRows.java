package inflight.cli;

import inflight.query.field.Field;
import inflight.query.field.TextValues;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes one row of field values per frame. */
interface FieldRows {
  /** What comes before the first row. */
  void begin(StringBuilder out, boolean header);

  void row(StringBuilder out, Cells cells);

  /** Where the cells of a row come from: a frame of the file, or a row of the index. */
  @FunctionalInterface
  interface Cells {
    /** Writes the cell of a field, which is the {@code i}th that was asked for. */
    void write(int i, Field field, TextValues to);
  }

  /** What comes behind the last row. */
  void end(StringBuilder out);

  /** Cells between separators, quoted for CSV (RFC 4180) where they need it. */
  final class Separated implements FieldRows {
    private final List<Field> fields;
    private final String separator;
    private final boolean csv;
    private final StringBuilder cell = new StringBuilder();
    private final TextValues values;

    Separated(
        List<Field> fields,
        String separator,
        TextValues.Occurrence occurrence,
        String aggregator,
        boolean csv) {
      this.fields = fields;
      this.separator = separator;
      this.csv = csv;
      this.values = new TextValues(cell, occurrence, aggregator);
    }

    @Override
    public void begin(StringBuilder out, boolean header) {
      if (!header) {
        return;
      }
      for (int i = 0; i < fields.size(); i++) {
        out.append(i == 0 ? "" : separator).append(fields.get(i).name());
      }
      out.append('\n');
    }

    @Override
    public void row(StringBuilder out, Cells cells) {
      for (int i = 0; i < fields.size(); i++) {
        if (i > 0) {
          out.append(separator);
        }
        cell.setLength(0);
        cells.write(i, fields.get(i), values);
        if (csv) {
          CsvText.cell(out, cell);
        } else {
          out.append(cell);
        }
      }
      out.append('\n');
    }

    @Override
    public void end(StringBuilder out) {}
  }

  /** One object per line, values as lists of text; fields that are not there are left out. */
  final class Json implements FieldRows {
    private static final String BETWEEN = String.valueOf((char) 0);

    private final List<Field> fields;
    private final StringBuilder cell = new StringBuilder();
    private final TextValues values = new TextValues(cell, TextValues.Occurrence.ALL, BETWEEN);
    private final TextBuffer text = new TextBuffer();
    private final JsonWriter json = new JsonWriter(text);

    Json(List<Field> fields) {
      this.fields = fields;
    }

    @Override
    public void begin(StringBuilder out, boolean header) {
      json.open('[');
    }

    @Override
    public void row(StringBuilder out, Cells cells) {
      json.line().open('{');
      for (int i = 0; i < fields.size(); i++) {
        Field field = fields.get(i);
        cell.setLength(0);
        cells.write(i, field, values);
        if (!cell.isEmpty()) {
          json.name(field.name()).open('[');
          for (String value : cell.toString().split(BETWEEN, -1)) {
            json.string(value);
          }
          json.close(']');
        }
      }
      json.close('}');
      move(out);
    }

    @Override
    public void end(StringBuilder out) {
      json.close(']');
      text.ascii('\n');
      move(out);
    }

    private void move(StringBuilder out) {
      out.append(new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8));
      text.clear();
    }
  }
}
