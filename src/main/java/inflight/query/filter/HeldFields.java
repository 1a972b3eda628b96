package inflight.query.filter;

import inflight.packet.index.FrameTable;
import inflight.query.field.Field;
import inflight.query.field.Values;
import inflight.tcp.connection.ConnectionTable;
import java.util.List;

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
    boolean ecn = false;
    boolean verdicts = false;
    for (Column column : columns) {
      if (column == null || !isExact(column.kind())) {
        return null;
      }
      ecn |= column.kind() == Column.Kind.ECN_FLAG;
      verdicts |= column.kind() == Column.Kind.VERDICT;
    }
    for (int row = 0; row < frames.size(); row++) {
      if (!frames.hasTime(row)) {
        return null; // no time: what the columns say of times is not so
      }
    }
    IndexSource source = new IndexSource(frames, connections);
    boolean differs = ecn && source.mayCountEcn() || verdicts && source.synAcksDiffer();
    return differs ? null : new HeldFields(columns, source);
  }

  /** Good enough for a filter is not always what is printed: order, and what changes on the way. */
  private static boolean isExact(Column.Kind kind) {
    return kind != Column.Kind.PORTS && kind != Column.Kind.COMPLETENESS;
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
