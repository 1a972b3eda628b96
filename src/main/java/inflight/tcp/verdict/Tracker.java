package inflight.tcp.verdict;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.OptionStop;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.connection.Announced;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.connection.Side;
import inflight.tcp.connection.StateTracker;
import inflight.tcp.connection.Tuple;

/**
 * Follows all connections of a capture: give it every frame in file order, and read from {@link
 * #analysis} what was found. Allocates per connection, never per frame. Not thread-safe.
 */
public final class Tracker {
  private static final int SCPS = 20;
  private static final int SCPS_CAPABILITIES_LEN = 4;
  private static final int FAST_OPEN_EXPERIMENT = 0xf989;
  private static final int ACC_ECN_SYN = Tcp.AE | Tcp.CWR | Tcp.ECE;

  private final ConnectionTable connections = new ConnectionTable();
  private final WiresharkRules rules;
  private final MptcpSession.Table mptcp = new MptcpSession.Table();
  private final SegmentAnalysis out = new SegmentAnalysis();
  private final TcpOptions options = new TcpOptions();
  private final Tuple tuple = new Tuple();
  private final Announced announced = new Announced();
  private boolean startsAnew;

  /** Judges by the rules of "Wireshark 4.0". */
  public Tracker() {
    this(Profile.WIRESHARK_4_0);
  }

  public Tracker(Profile profile) {
    rules = profile.rules(profile.unacked());
  }

  /** The rules it judges by. */
  WiresharkRules rules() {
    return rules;
  }

  public ConnectionTable connections() {
    return connections;
  }

  /** What was found on the frame given last. */
  public SegmentAnalysis analysis() {
    return out;
  }

  /**
   * Takes in one frame.
   *
   * @param row counts from 0
   * @return the connection that it belongs to, or null
   */
  public Connection frame(Dissection d, int row, long tsNanos) {
    out.reset();
    int layer = d.tcp();
    if (layer < 0 || !Tcp.has(d, layer, Tcp.FOLLOW_LEN)) {
      return null;
    }
    byte[] b = d.data(layer);
    int at = d.start(layer);
    out.frame = row + 1;
    out.tsNanos = tsNanos;
    out.seq = Tcp.seq(b, at);
    out.ack = Tcp.ack(b, at);
    out.flags = Tcp.flags(b, at);
    out.window = Tcp.window(b, at);
    out.payloadLen = Tcp.payloadLen(d, layer);
    tuple.read(d);
    Connection c = connections.find(tuple);
    boolean opened = c == null;
    if (opened) {
      opened = !announced.take(tuple);
      c = connections.open(tuple, out.flags, row, tsNanos);
    }
    announced.read(tuple, d, out.payloadLen);
    belongsTo(c);
    startsAnew = false;
    if ((out.flags & Tcp.SYN) != 0) {
      c = syn(c, row);
    }
    out.relative = out.payloadLen >= 0 || rules.relativeWithoutLength() && !d.tcpQuoted();
    out.sent.sackedBytes = 0;
    out.sent.sackBlocks = 0;
    out.timeDeltaNanos = tsNanos - c.lastNanos;
    c.lastNanos = tsNanos;
    out.previousRow = c.lastRow;
    c.lastRow = row;
    analyse(c, opened, d, Tcp.headerLen(b, at));
    return c;
  }

  private void belongsTo(Connection c) {
    out.connection = c;
    out.fromB = tuple.sentByB(c);
    out.sent = out.fromB ? c.b() : c.a();
    out.other = out.fromB ? c.a() : c.b();
  }

  /** The SYN rules may move the segment to a new connection of the same 4-tuple. */
  private Connection syn(Connection current, int row) {
    int flags = out.flags;
    boolean synAck = (flags & Tcp.ACK) != 0;
    boolean differs = out.sent.baseKnown && out.seq != out.sent.baseSeq;
    Connection c = current;
    if (out.sent.baseKnown && rules.opensAnother(out)) {
      c = connections.open(tuple, flags, row, out.tsNanos);
      c.portsReused = true;
      startsAnew = true;
      if (!rules.openingCounts()) {
        c.completeness = Connection.SEEN_SYN; // even if the rest of its header makes no sense
      }
      belongsTo(c);
      out.flag(Verdict.REUSED_PORTS);
    } else if (synAck && differs) {
      out.sent.rebase(out.seq);
      out.flag(Verdict.REUSED_PORTS);
    } else if (!synAck && out.sent.baseKnown) {
      // The same SYN again; a RST in between may have moved the numbers (RFC 9293 3.10.7.3).
      out.sent.nextSeq = out.sent.maxSeqToBeAcked;
      out.recorded = true;
    } else if (!synAck) {
      startsAnew = rules.firstSynCounts();
    }
    accEcn(c, flags);
    return c;
  }

  /** What the handshake says of Accurate ECN (RFC 9768 3.1.1). */
  static void accEcn(Connection c, int flags) {
    if ((flags & Tcp.ACK) == 0) {
      c.accEcnSyn = (flags & ACC_ECN_SYN) == ACC_ECN_SYN;
    } else {
      c.accEcnSynAck =
          (flags & (Tcp.AE | Tcp.CWR)) == Tcp.CWR || (flags & (Tcp.AE | Tcp.ECE)) == Tcp.AE;
    }
  }

  private void analyse(Connection c, boolean opened, Dissection d, int headerLen) {
    Side s = out.sent;
    Side r = out.other;
    int flags = out.flags;
    int len = out.payloadLen;
    if (out.relative) {
      base(s, r, out.seq, out.ack, flags);
    }
    if (len >= 0) {
      rules.judge(out);
    }
    c.seenBefore |= c.seenLast;
    c.seenLast = 0;
    out.completenessBefore = c.seenBefore;
    if (headerLen < Tcp.MIN_HEADER_LEN) {
      return;
    }
    completeness(c, opened, flags, len);
    milestones(c, s, flags, out.seq + Math.max(len, 0));
    int layer = d.tcp();
    if (!Tcp.has(d, layer, Tcp.MIN_HEADER_LEN)) {
      return;
    }
    if (headerLen > Tcp.MIN_HEADER_LEN && !onlyTimestamps(d, layer, headerLen)) {
      options(c, d, layer, flags);
    } else if ((flags & Tcp.SYN) != 0) {
      agreeOnScale(s, r, (flags & Tcp.ACK) != 0);
    }
    if (len >= 0) {
      StateTracker.segment(c, out.fromB, out.seq, out.ack, len, flags);
    }
  }

  /** The first number of each side, so that the first byte is number 1. */
  private static void base(Side s, Side r, int seq, int ack, int flags) {
    if (!s.baseKnown) {
      s.rebase((flags & Tcp.SYN) != 0 ? seq : seq - 1);
    }
    if (!r.baseKnown && (flags & Tcp.ACK) != 0) {
      r.rebase(ack - 1);
    }
  }

  private void completeness(Connection c, boolean opened, int flags, int len) {
    int syn = flags & (Tcp.SYN | Tcp.ACK);
    int seen = 0;
    if (syn == (Tcp.SYN | Tcp.ACK)) {
      seen |= Connection.SEEN_SYN_ACK;
    } else if (syn == Tcp.ACK) {
      seen |= len > 0 ? Connection.SEEN_DATA : Connection.SEEN_ACK;
    }
    if ((flags & (Tcp.FIN | Tcp.ACK)) == (Tcp.FIN | Tcp.ACK)) {
      seen |= Connection.SEEN_FIN;
    }
    if ((flags & Tcp.RST) != 0) {
      seen |= Connection.SEEN_RST;
    }
    c.seenLast = seen;
    boolean isNew = opened || startsAnew;
    int before = isNew ? 0 : c.completeness;
    if (isNew && syn == Tcp.SYN) {
      boolean data = len > 0 && (opened || rules.openingCounts());
      before = Connection.SEEN_SYN | (data ? Connection.SEEN_DATA : 0);
    }
    c.completeness = opened && !rules.openingCounts() ? before : before | seen;
  }

  private void milestones(Connection c, Side s, int flags, int end) {
    long tsNanos = out.tsNanos;
    if ((flags & Tcp.SYN) != 0) {
      if ((flags & Tcp.ACK) == 0) {
        c.lastSynNanos = tsNanos; // 0 is no time to Wireshark
      }
      s.awaitingFirstAck = true;
    } else if ((flags & Tcp.ACK) != 0) {
      if (c.initialRttNanos == 0 && c.lastSynNanos != 0) {
        c.initialRttNanos = tsNanos - c.lastSynNanos;
      }
      s.awaitingFirstAck = false;
    }
    if ((flags & Tcp.FIN) != 0 && s.finFrame == 0) {
      s.finFrame = out.frame;
      s.finEnd = end + 1;
    }
    if ((flags & Tcp.RST) != 0 && s.resetFrame == 0) {
      s.resetFrame = out.frame;
    }
  }

  private static boolean onlyTimestamps(Dissection d, int layer, int headerLen) {
    return Tcp.has(d, layer, headerLen)
        && TcpOptions.onlyTimestamps(d.data(layer), d.start(layer), headerLen);
  }

  private void options(Connection c, Dissection d, int layer, int flags) {
    options.parse(d, layer);
    Side s = out.sent;
    boolean syn = (flags & Tcp.SYN) != 0;
    boolean multipath = false;
    int stop = optionStop(d, layer, flags);
    int readable = stop < 0 ? options.count() : stop + 1;
    for (int i = 0; i < readable; i++) {
      switch (options.kind(i)) {
        case TcpOptions.WINDOW_SCALE -> {
          if (options.len(i) == 3 && options.has(i, 3)) {
            int shift = options.bytes()[options.at(i) + 2] & 0xff;
            s.windowShift = (byte) Math.min(shift, TcpOptions.MAX_WINDOW_SHIFT);
            if (syn) {
              s.offeredShift = s.windowShift;
            }
          }
        }
        case TcpOptions.MSS -> {
          if (syn) {
            s.mss = options.mss();
          }
        }
        case TcpOptions.SACK -> {
          sack(s, i);
          rules.sackOption(out);
          out.oddOptions |= options.len(i) < 10; // whether it stops may change with the base
        }
        case TcpOptions.MPTCP -> multipath = true;
        case TcpOptions.FAST_OPEN -> fastOpen(c, i, options.len(i));
        case SCPS -> {
          if (options.len(i) == SCPS_CAPABILITIES_LEN && options.has(i, SCPS_CAPABILITIES_LEN)) {
            s.scpsCapable = true;
            s.scpsSeen = true;
          }
          out.oddOptions |= options.len(i) != SCPS_CAPABILITIES_LEN; // both ends may agree later
        }
        case TcpOptions.ACC_ECN_0,
            TcpOptions.ACC_ECN_1,
            TcpOptions.EXPERIMENT_1,
            TcpOptions.EXPERIMENT_2 -> {
          c.accEcnOption |= isAccEcn(i);
          experiment(c, i);
        }
        default -> {}
      }
    }
    if (multipath) {
      mptcp.options(c, options, readable);
    }
    boolean read = stop < 0 && OptionStop.readToEnd(d, layer, options);
    out.optionsUnread = !read;
    if (syn && read) {
      boolean synAck = (flags & Tcp.ACK) != 0;
      agreeOnScale(s, out.other, synAck);
      if (synAck && s.scpsCapable != out.other.scpsCapable) { // only one of them knows SCPS
        s.scpsCapable = false;
        out.other.scpsCapable = false;
      }
    }
  }

  private void experiment(Connection c, int i) {
    if (options.len(i) >= 4
        && options.has(i, 4)
        && Bytes.u16(options.bytes(), options.at(i) + 2) == FAST_OPEN_EXPERIMENT) {
      fastOpen(c, i, options.len(i) - 2);
    }
  }

  /** A SYN with a cookie may carry data (RFC 7413 4.1.3); the length is that of the real option. */
  private void fastOpen(Connection c, int i, int len) {
    boolean syn = (out.flags & (Tcp.SYN | Tcp.ACK)) == Tcp.SYN;
    if (syn && len > 2 && out.payloadLen > 0 && options.has(i, options.len(i))) {
      c.fastOpenData = true;
    }
  }

  /** Up to three counters of three bytes (RFC 9768 3.2.3), also behind an experiment's number. */
  private boolean isAccEcn(int i) {
    int counters = options.len(i) - 2;
    if (options.kind(i) == TcpOptions.EXPERIMENT_1 || options.kind(i) == TcpOptions.EXPERIMENT_2) {
      counters -= 2;
      if (counters < 0 || !options.has(i, 4)) {
        return false;
      }
      int experiment = Bytes.u16(options.bytes(), options.at(i) + 2);
      if (experiment != 0xacc0 && experiment != 0xacc1) {
        return false;
      }
    }
    return counters % 3 == 0 && counters <= 9 && options.has(i, options.len(i));
  }

  private int optionStop(Dissection d, int layer, int flags) {
    if (d.tcpQuoted()) {
      return -1;
    }
    int base = out.other.baseSeq;
    int ack = Tcp.ack(d.data(layer), d.start(layer));
    boolean relative = out.relative && (flags & Tcp.ACK) != 0;
    return OptionStop.find(options, relative ? ack - base : ack, base, out.sent.scpsCapable);
  }

  /** The first blocks of the last SACK option count. */
  private void sack(Side s, int option) {
    s.sackedBytes = 0;
    s.sackBlocks = 0;
    int blocks = Math.min(rules.maxSackBlocks(), (options.len(option) - 2) / 8);
    for (int n = 0; n < blocks && options.has(option, 10 + 8 * n); n++) {
      int block = options.at(option) + 2 + 8 * n;
      int left = Bytes.i32(options.bytes(), block);
      int right = Bytes.i32(options.bytes(), block + 4);
      s.sackedBytes += right - left;
      s.sackBlock(n, left - out.other.baseSeq, right - out.other.baseSeq);
    }
  }

  /** Scaling is used only if both SYNs offered it (RFC 7323 2.2). */
  private static void agreeOnScale(Side s, Side r, boolean synAck) {
    if (s.windowShift == Side.SHIFT_UNKNOWN) {
      s.windowShift = Side.SHIFT_NOT_USED;
      r.windowShift = Side.SHIFT_NOT_USED;
    } else if (synAck && r.windowShift == Side.SHIFT_NOT_USED) {
      s.windowShift = Side.SHIFT_NOT_USED;
    }
  }
}
