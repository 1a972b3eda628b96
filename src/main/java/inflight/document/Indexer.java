package inflight.document;

import inflight.packet.capfile.CaptureSource;
import inflight.packet.capfile.RecordReader;
import inflight.packet.index.Defragmenter;
import inflight.packet.index.FrameKind;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.verdict.SegmentAnalysis;
import inflight.tcp.verdict.Tracker;
import java.io.IOException;

/** The one writer of a capture's index: reads records in order, takes them apart, follows TCP. */
final class Indexer {
  /** Rows between two looks at the clock and the cancel switch; a power of two. */
  private static final int PUBLISH_ROWS = 1 << 12;

  /** A window wants something to show at once. */
  private static final int FIRST_ROWS = 256;

  private final CaptureSource source;
  private final FrameTable frames = new FrameTable();
  private final Tracker tracker = new Tracker();
  private final Dissection dissection = new Dissection();
  private final Defragmenter defragmenter = new Defragmenter();
  private final ConnectionStatistics statistics = new ConnectionStatistics();
  private final RttSamples rtts = new RttSamples();

  Indexer(CaptureSource source) {
    this.source = source;
  }

  FrameTable frames() {
    return frames;
  }

  ConnectionTable connections() {
    return tracker.connections();
  }

  ConnectionStatistics statistics() {
    return statistics;
  }

  void run(Capture.Progress progress) throws IOException {
    long total = source.sizeBytes();
    try (RecordReader records = source.records()) {
      boolean goOn = true;
      while (goOn && records.next()) {
        frame(records);
        int written = frames.written();
        if ((written & PUBLISH_ROWS - 1) == 0 || written == FIRST_ROWS) {
          publish();
          goOn = progress.report(records.bytesRead(), total);
        }
      }
      publish();
      statistics.summarize(rtts);
      progress.report(records.bytesRead(), total);
    }
  }

  private void publish() {
    statistics.publish(tracker.connections().size());
    frames.publish();
  }

  private void frame(RecordReader r) {
    Dissection d = dissection;
    Dissector.dissect(
        d, r.buffer(), r.dataOffset(), r.capturedLen(), r.originalLen(), r.linkType());
    int row = frames.written();
    if (d.pendingFragment() >= 0) {
      int[] rows = defragmenter.add(d, row);
      if (rows != null) {
        frames.reassembledFrom(row, rows);
      }
    }
    long ts = r.tsNanos();
    if (d.tcp() < 0) {
      frames.append(r.recordOffset(), ts, FrameKind.of(d), FrameTable.NO_CONNECTION, 0, 0, 0);
      return;
    }
    Connection c = tracker.frame(d, row, ts);
    SegmentAnalysis a = tracker.analysis();
    int number = FrameTable.NO_CONNECTION;
    if (c != null) {
      number = c.number();
      statistics.count(c, a, d.tcpQuoted());
      if (a.ackRttNanos != 0) { // 0 is a clock that stood still; Wireshark leaves it out too
        rtts.add(number, a.ackRttNanos);
      }
    }
    FrameKind kind = d.tcpQuoted() ? FrameKind.ICMP_QUOTING_TCP : FrameKind.TCP;
    int judged = a.payloadLen < 0 ? 0 : a.verdict; // what is only quoted is not judged
    int verdict = a.fromB ? judged | Integer.MIN_VALUE : judged;
    int payloadLen = Math.max(0, a.payloadLen);
    frames.append(r.recordOffset(), ts, kind, number, verdict, a.flags, payloadLen);
  }
}
