package inflight.document;

import inflight.packet.capfile.CaptureInterface;
import inflight.packet.capfile.RecordReader;
import inflight.packet.index.Defragmenter;
import inflight.packet.index.UdpStreams;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.query.field.FrameView;
import inflight.tcp.verdict.SecondPass;
import inflight.tcp.verdict.SegmentAnalysis;
import java.io.IOException;

/**
 * Reads all frames of a loaded capture once more, in file order, and shows each with everything
 * that is known of it at the end of the capture. The view is reused: use it before the next frame.
 */
public final class FrameWalk {
  /** Called for every frame. */
  @FunctionalInterface
  public interface Visitor {
    void frame(FrameView v) throws IOException;
  }

  private final Capture capture;
  private final Dissection dissection = new Dissection();
  private final Defragmenter defragmenter = new Defragmenter();
  private final UdpStreams udp = new UdpStreams();
  private final FrameView view = new FrameView();

  public FrameWalk(Capture capture) {
    this.capture = capture;
    view.setUdp(udp);
  }

  /** Visits the frames that were loaded. */
  public void run(Visitor visitor) throws IOException {
    SecondPass second = new SecondPass(capture.connections(), capture.profile());
    int rows = capture.frames().size();
    try (RecordReader r = capture.source().records()) {
      long first = 0;
      long previous = 0;
      int previousRow = 0;
      CaptureInterface iface = null;
      int indexInSection = -1;
      for (int row = 0; row < rows && r.next(); row++) {
        boolean hasTime = r.tsNanos() != Indexer.NO_TIME;
        long ts = hasTime ? r.tsNanos() : 0;
        if (row == 0) {
          first = previous = ts;
        }
        Dissector.dissect(
            dissection, r.buffer(), r.dataOffset(), r.capturedLen(), r.originalLen(), r.linkType());
        if (dissection.pendingFragment() >= 0) {
          defragmenter.add(dissection, row);
        }
        udp.frame(dissection, row);
        SegmentAnalysis a = second.frame(dissection, row, ts);
        view.set(dissection, a, second.connection(), row, ts, hasTime);
        if (r.interfaceId() < 0) { // a block of the file that no interface saw
          iface = null;
          indexInSection = -1;
        } else if (iface == null || iface.id() != r.interfaceId()) {
          iface = capture.source().iface(r.interfaceId());
          indexInSection = capture.source().indexInSection(r.interfaceId());
        }
        view.setCapture(capture.source(), capture.frames(), previousRow);
        view.setSurroundings(first, previous, indexInSection, iface);
        visitor.frame(view);
        if (hasTime || r.linkType() >= 0) { // else the clock stands still, as in Wireshark
          previous = ts;
          previousRow = row;
        }
      }
    }
  }
}
