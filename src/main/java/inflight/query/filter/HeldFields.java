package inflight.query.filter;

import inflight.packet.index.FrameTable;
import inflight.query.field.Field;
import inflight.query.field.Values;
import inflight.tcp.connection.ConnectionTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Values of fields out of the columns of a finished index, without the file. Not thread-safe. */
public final class HeldFields {
  private final Column[] columns;
  private final IndexSource source;
  private final ValueList values = new ValueList();

  private HeldFields(Column[] columns, IndexSource source) {
    this.columns = columns;
    this.source = source;
  }

  /**
   * The fields, or null if the index does not hold them all. Rows that {@link
   * FrameTable#looksAgain} are to be asked elsewhere.
   */
  public static HeldFields of(List<Field> fields, FrameTable frames, ConnectionTable connections) {
    Column[] columns = fields.stream().map(f -> Column.of(f.name())).toArray(Column[]::new);
    IndexSource source = new IndexSource(frames, connections);
    Set<Column.Kind> kinds = EnumSet.noneOf(Column.Kind.class);
    for (Column column : columns) {
      if (column == null || kinds.add(column.kind()) && !source.holds(column.kind())) {
        return null;
      }
    }
    return new HeldFields(columns, source);
  }

  /** Gives {@code out} the values of a field, by its place in the list, in the frame of a row. */
  public void read(int field, int row, Values out) {
    values.clear();
    source.pointTo(row);
    source.read(columns[field], values);
    for (int i = 0; i < values.count; i++) {
      out.derived(values.number[i]);
    }
  }
}
