package inflight.document;

import inflight.packet.capfile.CaptureSource;
import inflight.packet.capfile.RecordReader;
import inflight.packet.index.Defragmenter;
import inflight.packet.index.FrameKind;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.verdict.Profile;
import inflight.tcp.verdict.SegmentAnalysis;
import inflight.tcp.verdict.Tracker;
import java.io.IOException;

/** The one writer of a capture's index: reads records in order, takes them apart, follows TCP. */
final class Indexer {
  /** Rows between two looks at the clock and the cancel switch; a power of two. */
  private static final int PUBLISH_ROWS = 1 << 12;

  /** Summaries made while a capture goes on may take one part in so many of the time. */
  private static final int SPACING = 30;

  /** A window wants something to show at once. */
  private static final int FIRST_ROWS = 256;

  /** The time of a frame without one, as simple packets of pcapng are. */
  static final long NO_TIME = Long.MIN_VALUE;

  private final CaptureSource source;
  private final FrameTable frames = new FrameTable();
  private final boolean keepsFrames;
  private final Tracker tracker;
  private final Dissection dissection = new Dissection();
  private final Defragmenter defragmenter = new Defragmenter();
  private final ConnectionStatistics statistics = new ConnectionStatistics();
  private final RttSamples rtts = new RttSamples();

  private int row;
  private long startNanos = NO_TIME;

  /**
   * @param profile whose rules judge
   * @param keepsFrames false leaves the frame table empty, for those who want connections only
   */
  Indexer(CaptureSource source, Profile profile, boolean keepsFrames) {
    this.source = source;
    this.tracker = new Tracker(profile);
    this.keepsFrames = keepsFrames;
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

  /** Of the first frame that has a time, else {@link #NO_TIME}. */
  long startNanos() {
    return startNanos;
  }

  void run(Capture.Progress progress) throws IOException {
    long total = source.sizeBytes();
    try (RecordReader records = source.records()) {
      readOn(records, progress, total);
      publish();
      statistics.summarize(rtts);
      progress.report(records.bytesRead(), total);
    }
  }

  /** Reads what can be read now. Returns false if it was cancelled. */
  private boolean readOn(RecordReader records, Capture.Progress progress, long total)
      throws IOException {
    boolean goOn = true;
    while (goOn && records.next()) {
      frame(records);
      row++;
      if ((row & PUBLISH_ROWS - 1) == 0 || row == FIRST_ROWS) {
        publish();
        goOn = progress.report(records.bytesRead(), total);
      }
    }
    return goOn;
  }

  /** As {@link #run} on a file that grows. */
  void follow(Capture.Growth growth, Capture.Progress progress)
      throws IOException, InterruptedException {
    long summarizeAt = System.nanoTime();
    try (RecordReader records = source.records()) {
      boolean goOn = true;
      for (long bytes = growth.await(0);
          goOn && bytes != Capture.Growth.COMPLETE;
          bytes = growth.await(bytes)) {
        source.limit(bytes);
        goOn = readOn(records, progress, bytes);
        publish();
        long now = System.nanoTime();
        if (now >= summarizeAt) {
          statistics.summarize(rtts);
          // it looks at every sample, so the more there are, the more seldom
          summarizeAt =
              System.nanoTime() + Math.max(500_000_000, SPACING * (System.nanoTime() - now));
        }
        goOn &= progress.report(records.bytesRead(), bytes);
      }
      source.limit(Long.MAX_VALUE);
      if (goOn) {
        readOn(records, progress, source.sizeBytes());
      }
      publish();
      statistics.summarize(rtts);
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
    if (d.pendingFragment() >= 0) {
      int[] rows = defragmenter.add(d, row);
      if (rows != null && keepsFrames) {
        frames.reassembledFrom(row, rows);
      }
    }
    long ts = r.tsNanos();
    if (r.oddTime() != null && keepsFrames) {
      frames.oddTime(r.oddTime());
    }
    long counted = ts == NO_TIME ? 0 : ts;
    startNanos = startNanos == NO_TIME ? ts : startNanos;
    if (d.tcp() < 0) {
      if (keepsFrames) {
        frames.append(r.recordOffset(), ts, FrameKind.of(d), FrameTable.NO_CONNECTION, 0, 0, 0);
      }
      return;
    }
    Connection c = tracker.frame(d, row, counted);
    SegmentAnalysis a = tracker.analysis();
    if (c != null) {
      statistics.count(c, a, d.tcpQuoted());
      if (a.ackRttNanos != 0) { // 0 is a clock that stood still; Wireshark leaves it out too
        rtts.add(c.number(), a.ackRttNanos);
      }
    }
    if (keepsFrames) {
      append(r.recordOffset(), ts, c, a);
    }
  }

  private void append(long recordOffset, long ts, Connection c, SegmentAnalysis a) {
    FrameKind kind = dissection.tcpQuoted() ? FrameKind.ICMP_QUOTING_TCP : FrameKind.TCP;
    int judged = a.payloadLen < 0 ? 0 : a.verdict; // what is only quoted is not judged
    int verdict = a.fromB ? judged | Integer.MIN_VALUE : judged;
    if (c == null || a.oddOptions || a.payloadLen < 0 || dissection.tcpQuoted() || headerCut()) {
      verdict |= FrameTable.LOOK_AGAIN;
    } else if (a.optionsUnread) {
      verdict |= FrameTable.NOT_SHOWN;
    }
    int payloadLen = Math.max(0, a.payloadLen);
    int number = c == null ? FrameTable.NO_CONNECTION : c.number();
    frames.append(recordOffset, ts, kind, number, verdict, a.flags, payloadLen);
  }

  /** The fixed header is not there to its end, or says that it is shorter than that. */
  private boolean headerCut() {
    int layer = dissection.tcp();
    return !Tcp.has(dissection, layer, Tcp.MIN_HEADER_LEN)
        || Tcp.headerLen(dissection.data(layer), dissection.start(layer)) < Tcp.MIN_HEADER_LEN;
  }
}
