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

  /** The fields, or null if the index does not hold them all, or not of every frame. */
  public static HeldFields of(List<Field> fields, FrameTable frames, ConnectionTable connections) {
    Column[] columns = fields.stream().map(f -> Column.of(f.name())).toArray(Column[]::new);
    boolean ecn = false;
    boolean verdicts = false;
    for (Column column : columns) {
      if (column == null || column.kind() == Column.Kind.PORTS) { // whose order it does not keep
        return null;
      }
      ecn |= column.kind() == Column.Kind.ECN_FLAG;
      verdicts |= column.kind() == Column.Kind.VERDICT;
    }
    for (int row = 0; row < frames.size(); row++) {
      if (frames.looksAgain(row) || frames.tsNanos(row) == Long.MIN_VALUE) {
        return null;
      }
    }
    IndexSource source = new IndexSource(frames, connections);
    boolean differs = ecn && source.mayCountEcn() || verdicts && source.synAcksDiffer();
    return differs ? null : new HeldFields(columns, source);
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
