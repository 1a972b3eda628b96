package inflight.document;

import inflight.packet.index.FrameReader;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.query.field.FrameView;
import inflight.tcp.verdict.SegmentAnalysis;
import inflight.tcp.verdict.Tracker;
import java.io.Closeable;
import java.io.IOException;

/**
 * Shows single frames of a loaded capture with everything that is known of them. For a segment its
 * connection is followed again up to it; the next frame of the same connection goes on from there.
 * Not thread-safe and not for the window's thread: a far jump takes about 2 us a segment.
 */
public final class FrameInspector implements Closeable {
  private final Capture capture;
  private final FrameReader reader;
  private final FrameView view = new FrameView();
  private final SegmentAnalysis none = new SegmentAnalysis();
  private Tracker tracker;
  private int connection = FrameTable.NO_CONNECTION;
  private int followedTo = -1;

  public FrameInspector(Capture capture) {
    this.capture = capture;
    this.reader = capture.frameReader();
    this.tracker = new Tracker(capture.profile());
  }

  /** The frame of {@code row}; valid until the next call. */
  public FrameView view(int row) throws IOException {
    FrameTable frames = capture.frames();
    int wanted = frames.connection(row);
    SegmentAnalysis analysis = none;
    Dissection d;
    if (wanted == FrameTable.NO_CONNECTION) {
      d = reader.read(row);
      view.set(d, none, null, row, frames.tsNanos(row), frames.hasTime(row));
    } else {
      d = follow(wanted, row);
      analysis = tracker.analysis();
      analysis.verdict = frames.verdict(row);
      analysis.recorded |= analysis.verdict != 0; // also what only the whole capture tells
      view.set(
          d,
          analysis,
          capture.connections().get(wanted),
          row,
          frames.tsNanos(row),
          frames.hasTime(row));
    }
    view.setCapture(capture.source(), frames, Math.max(0, row - 1));
    view.setSurroundings(
        frames.tsNanos(0),
        frames.tsNanos(Math.max(0, row - 1)),
        capture.source().indexInSection(reader.record().interfaceId()),
        capture.source().iface(reader.record().interfaceId()));
    return view;
  }

  /** The bytes of the frame shown last, with their record. */
  public FrameReader reader() {
    return reader;
  }

  private Dissection follow(int wanted, int row) throws IOException {
    FrameTable frames = capture.frames();
    if (wanted != connection || row <= followedTo) {
      tracker = new Tracker(capture.profile());
      connection = wanted;
      followedTo = capture.connections().get(wanted).firstRow - 1;
    }
    Dissection d = null;
    while (followedTo < row) {
      followedTo = frames.nextOf(wanted, followedTo + 1);
      d = reader.read(followedTo);
      tracker.frame(d, followedTo, frames.tsNanos(followedTo));
    }
    return d;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
