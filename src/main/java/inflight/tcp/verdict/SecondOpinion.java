package inflight.tcp.verdict;

import inflight.packet.index.FrameReader;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Judges the segments of one connection by the other profile too, and says where it differs. */
final class SecondOpinion {
  /** What was before that many earlier connections of the same 4-tuple is not asked. */
  private static final int MAX_EARLIER = 16;

  private final Profile profile;
  private final Tracker tracker;

  /**
   * @param used the profile of the index; the opinion is that of the other one
   */
  SecondOpinion(Profile used) {
    profile = used.other();
    tracker = new Tracker(profile);
  }

  /**
   * Tells the tracker of earlier connections of the same 4-tuple, as far as {@link
   * Profile#WIRESHARK_4_0} takes them for one. The other way round there is nothing to tell: what
   * it takes for two connections is two for all.
   */
  void begin(FrameTable frames, ConnectionTable all, Connection whole, FrameReader reader)
      throws IOException {
    if (profile != Profile.WIRESHARK_4_0) {
      return;
    }
    for (Connection c : earlier(all, whole)) {
      for (int row : frames.rowsOf(c.number(), c.firstRow, c.lastRow)) {
        tracker.frame(reader.read(row), row, frames.tsNanos(row));
      }
    }
  }

  private static Deque<Connection> earlier(ConnectionTable all, Connection whole) {
    Deque<Connection> found = new ArrayDeque<>();
    Connection later = whole;
    for (int n = whole.number() - 1; n >= 0 && later.portsReused; n--) {
      Connection c = all.get(n);
      if (c.sameTuple(whole)) {
        found.addFirst(c);
        later = c;
        if (found.size() == MAX_EARLIER) {
          break;
        }
      }
    }
    return found;
  }

  /** Takes in a segment and returns the opinion of it, null where it is the same. */
  Opinion of(Dissection d, int row, long tsNanos, SegmentAnalysis used, int usedVerdicts) {
    tracker.frame(d, row, tsNanos);
    SegmentAnalysis a = tracker.analysis();
    int verdicts = a.payloadLen < 0 ? 0 : a.verdict;
    if (a.connection != null && a.connection.firstRow == row) {
      verdicts |= usedVerdicts & Verdict.REUSED_PORTS.bit(); // a 4-tuple is not new for one only
    }
    if (verdicts == usedVerdicts) {
      return null;
    }
    Peculiarity why = profile == Profile.WIRESHARK_4_4 ? a.peculiarity : used.peculiarity;
    boolean opens = used.connection != null && used.connection.firstRow == row;
    Peculiarity otherwise = opens ? Peculiarity.NEW_CONNECTION : Peculiarity.EARLIER;
    return new Opinion(profile, verdicts, why == null ? otherwise : why);
  }
}
