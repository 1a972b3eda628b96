package inflight.packet.index;

import inflight.packet.capfile.CaptureSource;
import inflight.packet.capfile.RecordAccess;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import java.io.Closeable;
import java.io.IOException;

/**
 * Reads single frames of an indexed capture again and takes them apart. The {@link Dissection} and
 * the record are reused by the next call. Not thread-safe: every thread takes its own.
 */
public final class FrameReader implements Closeable {
  private final FrameTable table;
  private final RecordAccess record;
  private final Dissection dissection = new Dissection();

  public FrameReader(CaptureSource source, FrameTable table) {
    this.table = table;
    this.record = source.access();
  }

  /** Takes the frame of {@code row} apart, with the datagram it completed where it did. */
  public Dissection read(int row) throws IOException {
    int[] rows = table.reassembledFrom(row);
    if (rows == null) {
      dissect(row);
      return dissection;
    }
    Defragmenter defragmenter = new Defragmenter();
    for (int piece : rows) {
      dissect(piece);
      if (dissection.pendingFragment() >= 0) {
        defragmenter.add(dissection, piece);
      }
    }
    return dissection;
  }

  private void dissect(int row) throws IOException {
    record.read(table.recordOffset(row));
    Dissector.dissect(
        dissection,
        record.buffer(),
        record.dataOffset(),
        record.capturedLen(),
        record.originalLen(),
        record.linkType());
  }

  /** The record read last: time, interface, lengths, comment. */
  public RecordAccess record() {
    return record;
  }

  @Override
  public void close() throws IOException {
    record.close();
  }
}
