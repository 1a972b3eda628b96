package inflight.document;

import inflight.packet.index.FrameReader;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Tcp;
import inflight.query.field.FrameView;
import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.SegmentAnalysis;
import inflight.tcp.verdict.Verdict;
import java.io.Closeable;
import java.io.IOException;

/**
 * Shows single frames of a loaded capture: their bytes, read again, with what the index holds of
 * their analysis, which is the verdict. Costs no walk over the capture. Not thread-safe.
 */
public final class RowView implements Closeable {
  private final Capture capture;
  private final FrameReader reader;
  private final FrameView view = new FrameView();

  public RowView(Capture capture) {
    this.capture = capture;
    this.reader = capture.frameReader();
  }

  /**
   * The frame of a row, valid until the next call; null if its verdict is not the index's to tell:
   * it depends on what the connection was at that moment.
   */
  public FrameView of(int row) throws IOException {
    FrameTable frames = capture.frames();
    Dissection d = reader.read(row);
    int number = frames.connection(row);
    SegmentAnalysis a = new SegmentAnalysis();
    a.payloadLen = -1;
    Connection c = null;
    if (number != FrameTable.NO_CONNECTION) {
      c = capture.connections().get(number);
      a.connection = c;
      a.fromB = frames.fromB(row);
      a.sent = a.fromB ? c.b() : c.a();
      a.other = a.fromB ? c.a() : c.b();
      a.payloadLen = Tcp.payloadLen(d, d.tcp());
      a.relative = a.payloadLen >= 0;
      a.verdict = frames.verdict(row) & Verdict.MASK;
      a.recorded = a.verdict != 0;
      if (a.sent.scpsSeen && !a.sent.scpsCapable || a.payloadLen < 0 && mayBeFound(d, a)) {
        return null;
      }
    }
    view.set(d, a, c, row, frames.tsNanos(row), frames.hasTime(row));
    int iface = reader.record().interfaceId();
    view.setCapture(capture.source(), frames, Math.max(0, row - 1));
    view.setSurroundings(
        frames.tsNanos(0),
        frames.tsNanos(Math.max(0, row - 1)),
        capture.source().indexInSection(iface),
        capture.source().iface(iface));
    return view;
  }

  /**
   * Whether Wireshark may find a record of this segment without a length: it does if it is not
   * quoted, or under the number 0.
   */
  private static boolean mayBeFound(Dissection d, SegmentAnalysis a) {
    return !d.tcpQuoted() || a.sent.baseSeq == 0 || a.other.baseSeq == 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
