package inflight.ui.model;

import inflight.document.Capture;
import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A thumbnail of a connection: a few of its arrows, made from the capture itself.
 *
 * @param arrows in the order of time
 */
public record LadderSketch(List<Arrow> arrows) {
  /** More would be a smear. */
  private static final int MAX_ARROWS = 6;

  /**
   * One arrow.
   *
   * @param trouble a retransmission, a reset, or what else is drawn in the colour of trouble
   * @param lost dies on the way: it is repeated later
   */
  public record Arrow(boolean fromClient, boolean trouble, boolean lost) {}

  /** Sketches the connection with the frame; empty where there is none. Reads the whole file. */
  public static LadderSketch of(Path file, int eventFrame) throws IOException {
    try (Capture capture = Capture.open(List.of(file))) {
      capture.load(Capture.Progress.NONE);
      int row = Math.min(eventFrame, capture.frames().size()) - 1;
      int connection = row < 0 ? -1 : capture.frames().connection(row);
      if (connection < 0 && capture.connections().size() > 0) {
        connection = 0;
      }
      return connection < 0 ? new LadderSketch(List.of()) : of(capture.trace(connection), row);
    }
  }

  static LadderSketch of(ConnectionTrace trace, int eventRow) {
    List<Segment> all = trace.segments();
    int at = 0;
    while (at < all.size() - 1 && all.get(at).row() < eventRow) {
      at++;
    }
    int from = Math.max(0, Math.min(at - 1, all.size() - MAX_ARROWS));
    List<Arrow> arrows = new ArrayList<>();
    for (Segment s : all.subList(from, Math.min(all.size(), from + MAX_ARROWS))) {
      boolean trouble =
          s.retransmission() || s.has(Tcp.RST) || s.is(Verdict.ZERO_WINDOW) || s.quoted();
      arrows.add(new Arrow(s.fromClient(), trouble, repeatedLater(s, all)));
    }
    return new LadderSketch(List.copyOf(arrows));
  }

  private static boolean repeatedLater(Segment s, List<Segment> all) {
    for (Segment later : all) {
      if (later.originalRow() == s.row() && !later.is(Verdict.SPURIOUS_RETRANSMISSION)) {
        return true;
      }
    }
    return false;
  }
}
