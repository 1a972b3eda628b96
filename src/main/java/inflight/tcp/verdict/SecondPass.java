package inflight.tcp.verdict;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.connection.Side;

/**
 * Goes through a capture a second time, with what is known at its end: completeness, window scale,
 * initial sequence numbers. That is how Wireshark's own window shows a file, and {@code tshark -2}.
 */
public final class SecondPass {
  private static final int ACC_ECN_SYN = Tcp.AE | Tcp.CWR | Tcp.ECE;

  private final Tracker tracker = new Tracker();
  private final ConnectionTable whole;
  private Connection connection;

  /**
   * @param whole the connections as the first pass left them
   */
  public SecondPass(ConnectionTable whole) {
    this.whole = whole;
  }

  /** Takes in one frame, in file order. */
  public SegmentAnalysis frame(Dissection d, int row, long tsNanos) {
    Connection fresh = tracker.frame(d, row, tsNanos);
    SegmentAnalysis a = tracker.analysis();
    connection = fresh == null ? null : whole.get(fresh.number());
    if (connection != null) {
      handshake(d, a);
    }
    return a;
  }

  /** The connection of the last frame as it stands at the end of the capture, or null. */
  public Connection connection() {
    return connection;
  }

  /** Wireshark looks at the numbers of every SYN ACK again, against the last one it has seen. */
  private void handshake(Dissection d, SegmentAnalysis a) {
    byte[] b = d.data(d.tcp());
    int at = d.start(d.tcp());
    int flags = Tcp.flags(b, at);
    if ((flags & Tcp.SYN) == 0) {
      return;
    }
    if ((flags & Tcp.ACK) == 0) {
      connection.accEcnSyn = (flags & ACC_ECN_SYN) == ACC_ECN_SYN;
      return;
    }
    connection.accEcnSynAck =
        (flags & (Tcp.AE | Tcp.CWR)) == Tcp.CWR || (flags & (Tcp.AE | Tcp.ECE)) == Tcp.AE;
    Side s = a.fromB ? connection.b() : connection.a();
    if (s.baseKnown && Tcp.seq(b, at) != s.baseSeq) {
      s.rebase(Tcp.seq(b, at));
      a.flag(Verdict.REUSED_PORTS);
    }
  }
}
