package inflight.document;

import inflight.packet.index.FrameReader;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Tcp;
import inflight.query.field.FrameView;
import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.SegmentAnalysis;
import java.io.Closeable;
import java.io.IOException;

/**
 * Shows single frames with what the index knows of them, without following their connection: enough
 * for the fields that the index holds, not for those that are worked out again. Not thread-safe.
 */
final class SecondLook implements Closeable {
  private final Capture capture;
  private final FrameTable frames;
  private final FrameReader reader;
  private final FrameView view = new FrameView();
  private boolean verdictKnown;

  SecondLook(Capture capture) {
    this.capture = capture;
    this.frames = capture.frames();
    this.reader = capture.frameReader();
  }

  /** The frame of {@code row}; valid until the next call. */
  FrameView view(int row) throws IOException {
    Dissection d = reader.read(row);
    int number = frames.connection(row);
    Connection c = number == FrameTable.NO_CONNECTION ? null : capture.connections().get(number);
    SegmentAnalysis a = new SegmentAnalysis();
    a.payloadLen = -1;
    verdictKnown = true;
    if (c != null) {
      a.fromB = frames.fromB(row);
      a.payloadLen = Tcp.payloadLen(d, d.tcp());
      a.verdict = frames.verdict(row);
      a.recorded = a.verdict != 0;
      verdictKnown = a.payloadLen >= 0 || c.a().baseSeq != 0 && c.b().baseSeq != 0;
    }
    view.set(d, a, c, row, frames.tsNanos(row), frames.hasTime(row));
    view.setCapture(capture.source(), frames, Math.max(0, row - 1));
    view.setSurroundings(
        frames.tsNanos(0),
        frames.tsNanos(Math.max(0, row - 1)),
        capture.source().indexInSection(reader.record().interfaceId()),
        capture.source().iface(reader.record().interfaceId()));
    return view;
  }

  /**
   * Whether the view tells what the rules say of the frame. Of a segment without a length Wireshark
   * finds what it has noted only under the number 0, and what that is takes the whole capture.
   */
  boolean verdictKnown() {
    return verdictKnown;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
