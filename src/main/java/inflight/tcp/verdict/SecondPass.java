package inflight.tcp.verdict;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.connection.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * Goes through a capture a second time, with what is known at its end: completeness, window scale,
 * initial sequence numbers. That is how Wireshark's own window shows a file, and {@code tshark -2}.
 */
public final class SecondPass {
  private final Tracker tracker;
  private final ConnectionTable whole;
  private final Map<Connection, LateRtt> lateRtts = new HashMap<>();
  private Connection connection;

  /**
   * @param whole the connections as the first pass left them
   * @param profile that of the first pass
   */
  public SecondPass(ConnectionTable whole, Profile profile) {
    this.whole = whole;
    tracker = new Tracker(profile);
  }

  /** Takes in one frame, in file order. */
  public SegmentAnalysis frame(Dissection d, int row, long tsNanos) {
    Connection fresh = tracker.frame(d, row, tsNanos);
    SegmentAnalysis a = tracker.analysis();
    connection = fresh == null ? null : whole.get(fresh.number());
    if (connection != null) {
      if (!a.relative && !findsRecord(d, a)) {
        a.verdict = 0;
        a.recorded = false;
      }
      if (tracker.rules().judgesHandshakesTwice()) {
        handshake(d, a);
      }
      a.recordFound = a.recorded;
      a.lateInitialRttNanos = lateInitialRtt(d, tsNanos);
    }
    return a;
  }

  /** The connection of the last frame as it stands at the end of the capture, or null. */
  public Connection connection() {
    return connection;
  }

  /**
   * Wireshark files its record of a segment under the raw numbers. Those of a segment without a
   * length (quoted, or a lone first fragment) are never made relative, but made raw again all the
   * same when the record is looked up.
   */
  private boolean findsRecord(Dissection d, SegmentAnalysis a) {
    boolean acks = (Tcp.flags(d.data(d.tcp()), d.start(d.tcp())) & Tcp.ACK) != 0;
    Side sent = a.fromB ? connection.b() : connection.a();
    Side other = a.fromB ? connection.a() : connection.b();
    return sent.baseSeq == 0 && (!acks || other.baseSeq == 0);
  }

  /**
   * A connection whose only SYNs come after all its ACKs has no initial round-trip time after the
   * first pass, but a SYN to count from. Wireshark then finds one in the second pass.
   */
  private long lateInitialRtt(Dissection d, long tsNanos) {
    if (connection.initialRttNanos != 0 || connection.lastSynNanos == 0) {
      return 0;
    }
    byte[] b = d.data(d.tcp());
    int at = d.start(d.tcp());
    int flags = Tcp.headerLen(b, at) < Tcp.MIN_HEADER_LEN ? 0 : Tcp.flags(b, at);
    LateRtt late = lateRtts.computeIfAbsent(connection, c -> new LateRtt(c.lastSynNanos));
    if ((flags & (Tcp.SYN | Tcp.ACK)) == Tcp.SYN) {
      late.synNanos = tsNanos;
    } else if ((flags & (Tcp.SYN | Tcp.ACK)) == Tcp.ACK && late.rttNanos == 0) {
      late.rttNanos = tsNanos - late.synNanos;
    }
    return late.rttNanos;
  }

  private static final class LateRtt {
    long synNanos;
    long rttNanos;

    LateRtt(long synNanos) {
      this.synNanos = synNanos;
    }
  }

  /** Wireshark looks at the numbers of every SYN ACK again, against the last one it has seen. */
  private void handshake(Dissection d, SegmentAnalysis a) {
    byte[] b = d.data(d.tcp());
    int at = d.start(d.tcp());
    int flags = Tcp.flags(b, at);
    if ((flags & Tcp.SYN) == 0) {
      return;
    }
    Tracker.accEcn(connection, flags);
    Side s = a.fromB ? connection.b() : connection.a();
    if ((flags & Tcp.ACK) != 0 && s.baseKnown && Tcp.seq(b, at) != s.baseSeq) {
      s.rebase(Tcp.seq(b, at));
      a.flag(Verdict.REUSED_PORTS);
    }
  }
}
