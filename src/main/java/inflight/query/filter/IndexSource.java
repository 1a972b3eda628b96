package inflight.query.filter;

import inflight.packet.index.FrameKind;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.verdict.Verdict;

/** Reads values from the columns of the index, without the file. */
final class IndexSource implements Source {
  private static final byte[] NO_BYTES = {};
  private static final int ACC_ECN_SYN = Tcp.AE | Tcp.CWR | Tcp.ECE;

  private final FrameTable frames;
  private final ConnectionTable connections;
  private final long firstNanos;
  private int row;

  IndexSource(FrameTable frames, ConnectionTable connections) {
    this.frames = frames;
    this.connections = connections;
    this.firstNanos = frames.size() == 0 ? 0 : frames.tsNanos(0);
  }

  void pointTo(int newRow) {
    row = newRow;
  }

  @Override
  public void read(FieldRef field, ValueList out) {
    read(field.column(), out);
  }

  /** Adds the values that a column holds of the row pointed to. */
  void read(Column column, ValueList out) {
    switch (column.kind()) {
      case FRAME -> out.add(NO_BYTES, 0, 0);
      case NUMBER -> out.add(row + 1L);
      case EPOCH -> out.add(frames.tsNanos(row));
      case SINCE_FIRST -> out.add(frames.tsNanos(row) - firstNanos);
      case SINCE_PREVIOUS -> out.add(frames.tsNanos(row) - frames.tsNanos(Math.max(0, row - 1)));
      default -> {
        if (frames.kind(row) == FrameKind.TCP) {
          segment(column, out);
        }
      }
    }
  }

  private void segment(Column column, ValueList out) {
    switch (column.kind()) {
      case TCP -> out.add(NO_BYTES, 0, 0);
      case STREAM -> out.add(frames.connection(row));
      case COMPLETENESS -> out.add(connection().completeness);
      case SOURCE_PORT -> out.add(connection().port(frames.fromB(row)));
      case DESTINATION_PORT -> out.add(connection().port(!frames.fromB(row)));
      case PORTS -> {
        Connection c = connection();
        out.add(c.port(frames.fromB(row)));
        out.add(c.port(!frames.fromB(row)));
      }
      case LENGTH -> out.add(frames.payloadLen(row));
      case SINCE_SYN -> out.add(frames.tsNanos(row) - connection().firstNanos);
      case FLAGS -> out.add(frames.flags(row));
      case FLAG, ECN_FLAG -> out.add(frames.flags(row) & column.bits());
      default -> {
        if ((frames.verdict(row) & column.bits()) != 0 && frames.shown(row)) {
          out.add(1);
          if (column.bits() == Verdict.DUPLICATE_ACK.bit()) {
            out.add(1); // Wireshark has it twice in its tree
          }
        }
      }
    }
  }

  private Connection connection() {
    return connections.get(frames.connection(row));
  }

  /** Whether the column tells the values of all frames but those to be looked at again. */
  boolean holds(Column.Kind kind) {
    return switch (kind) {
      case ECN_FLAG -> !mayCountEcn();
      case VERDICT -> !synAcksDiffer();
      case COMPLETENESS -> !completenessGrows();
      case EPOCH, SINCE_FIRST, SINCE_PREVIOUS, SINCE_SYN -> !lacksTimes() && !frames.hasOddTimes();
      default -> true;
    };
  }

  /** Somewhere in the capture Accurate ECN may have been agreed on, so flags become a counter. */
  private boolean mayCountEcn() {
    for (int n = 0; n < connections.size(); n++) {
      if (connections.get(n).accEcnOption) {
        return true;
      }
    }
    return anyRow(ACC_ECN_SYN | Tcp.SYN, Tcp.SYN | ACC_ECN_SYN, 0);
  }

  /**
   * Some SYN ACK has another number than one before it, which Wireshark judges anew when it goes
   * through the capture a second time.
   */
  private boolean synAcksDiffer() {
    return anyRow(Tcp.SYN | Tcp.ACK, Tcp.SYN | Tcp.ACK, Verdict.REUSED_PORTS.bit());
  }

  /** Some connection shows more on later frames than on earlier ones. */
  private boolean completenessGrows() {
    for (int n = 0; n < connections.size(); n++) {
      Connection c = connections.get(n);
      if (c.completenessAtEnd() != c.completeness) {
        return true;
      }
    }
    return false;
  }

  /** Some frame has no time, and then its neighbours count from another one. */
  private boolean lacksTimes() {
    for (int r = 0; r < frames.size(); r++) {
      if (!frames.hasTime(r)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyRow(int mask, int flags, int verdict) {
    for (int r = 0; r < frames.size(); r++) {
      if ((frames.flags(r) & mask) == flags && (frames.verdict(r) & verdict) == verdict) {
        return true;
      }
    }
    return false;
  }
}
