package inflight.tcp.verdict;

import inflight.packet.index.FrameReader;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpChecksum;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.connection.Side;
import inflight.tcp.connection.TcpState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads one connection again and keeps what was found on each segment. The verdicts are those of
 * the index; the rest is found anew by a tracker that sees only this connection.
 */
public final class TraceBuilder {
  /** A connection with more segments is shown up to here. */
  public static final int MAX_SEGMENTS = 250_000;

  /** Each segment keeps the islands of its moment; more than these nobody can look at. */
  private static final int MAX_ISLANDS = 32;

  private final FrameTable frames;
  private final Connection whole;
  private final FrameReader reader;
  private final Tracker tracker;
  private final SecondOpinion second;
  private final ConnectionTable all;
  private final TcpOptions options = new TcpOptions();
  private final Direction client = new Direction();
  private final Direction server = new Direction();

  /** What is kept of one direction while reading. */
  private static final class Direction {
    Flow flow = Flow.START;
    int windowShift = Side.SHIFT_UNKNOWN;

    /** The segments that carried an offset for the first time, by offset. */
    final TreeMap<Long, Sent> firstSent = new TreeMap<>();
  }

  private record Sent(int row, long end) {}

  /**
   * @param profile that of the index
   */
  public TraceBuilder(
      FrameTable frames,
      ConnectionTable connections,
      int number,
      FrameReader reader,
      Profile profile) {
    this.tracker = new Tracker(profile);
    this.second = new SecondOpinion(profile);
    this.all = connections;
    this.frames = frames;
    this.whole = connections.get(number);
    this.reader = reader;
  }

  public ConnectionTrace build() throws IOException {
    int[] rows = frames.rowsOf(whole.number(), whole.firstRow, whole.lastRow);
    int shown = Math.min(rows.length, MAX_SEGMENTS);
    List<Segment> segments = new ArrayList<>(shown);
    second.begin(frames, all, whole, reader);
    for (int i = 0; i < shown; i++) {
      Segment s = segment(rows[i]);
      if (s != null) {
        segments.add(s);
      }
    }
    Side c = whole.client();
    Side s = whole.server();
    return new ConnectionTrace(
        whole.number(),
        whole.clientEndpoint(),
        whole.serverEndpoint(),
        whole.clientKnown(),
        whole.portsReused,
        whole.completenessAtEnd(),
        whole.firstNanos,
        whole.initialRttNanos,
        c.windowShift,
        s.windowShift,
        c.baseSeq,
        s.baseSeq,
        List.copyOf(segments),
        rows.length - shown);
  }

  private Segment segment(int row) throws IOException {
    Dissection d = reader.read(row);
    int layer = d.tcp();
    if (layer < 0 || !Tcp.has(d, layer, Tcp.FOLLOW_LEN)) {
      return null; // the file changed under us
    }
    Proof proof = proof(row);
    tracker.frame(d, row, frames.tsNanos(row));
    SegmentAnalysis a = tracker.analysis();
    boolean fromClient = frames.fromB(row) == whole.clientIsB();
    byte[] b = d.data(layer);
    int at = d.start(layer);
    int flags = Tcp.flags(b, at);
    int len = Math.max(0, a.payloadLen);
    boolean wholeHeader = Tcp.has(d, layer, Tcp.MIN_HEADER_LEN);
    boolean hasOptions = wholeHeader && Tcp.headerLen(b, at) > Tcp.MIN_HEADER_LEN;
    options.parse(
        b, at + 20, hasOptions ? at + Tcp.headerLen(b, at) : at + 20, d.capturedEnd(layer));
    Direction from = fromClient ? client : server;
    Direction to = fromClient ? server : client;
    Side sent = fromClient ? whole.client() : whole.server();
    Side other = fromClient ? whole.server() : whole.client();
    long seq = Seq.widen(Tcp.seq(b, at) - sent.baseSeq, from.flow.nxt());
    long ack = Seq.widen(Tcp.ack(b, at) - other.baseSeq, to.flow.nxt());
    boolean quoted = d.tcpQuoted();
    long[] sack = sackBlocks(other, to.flow);
    int verdicts = frames.verdict(row);
    Opinion opinion = second.of(d, row, frames.tsNanos(row), a, verdicts);
    int original = -1;
    if (!quoted) {
      original = original(from, verdicts, seq, len, flags, row);
      from.flow = sentFlow(from.flow, seq + len + numbersTaken(flags));
      if ((flags & Tcp.ACK) != 0 && (flags & Tcp.RST) == 0) {
        to.flow =
            acked(
                to.flow, ack, sack, windowBytes(flags, Tcp.window(b, at), sent), Tcp.window(b, at));
      }
    }
    int ip = d.tcpNetwork();
    boolean v6 = d.protocol(ip) == Protocol.IPV6;
    byte[] n = d.data(ip);
    int ipAt = d.start(ip);
    return new Segment(
        row,
        frames.tsNanos(row),
        frames.tsNanos(row) - whole.firstNanos,
        fromClient,
        quoted,
        flags,
        Tcp.seq(b, at),
        Tcp.ack(b, at),
        seq,
        ack,
        len,
        Tcp.window(b, at),
        windowBytes(flags, Tcp.window(b, at), sent),
        wholeHeader ? Tcp.urgentPointer(b, at) : 0,
        optionList(),
        sack,
        options.mss(),
        options.windowShift(),
        options.sackPermitted(),
        options.tsVal(),
        options.tsEcr(),
        verdicts,
        a.duplicateAckNumber,
        a.duplicateAckFrame,
        a.ackedFrame,
        a.ackRttNanos,
        a.rtoFrame,
        a.rtoNanos,
        a.bytesInFlight,
        a.pushBytes,
        original,
        proof,
        state(true),
        state(false),
        client.flow,
        server.flow,
        v6,
        v6 ? Ipv6.hopLimit(n, ipAt) : Ipv4.ttl(n, ipAt),
        v6 ? -1 : Ipv4.id(n, ipAt),
        v6 ? Ipv6.ecn(n, ipAt) : Ipv4.ecn(n, ipAt),
        Tcp.headerLen(b, at),
        reader.record().originalLen(),
        TcpChecksum.of(d) == TcpChecksum.BAD,
        a.peculiarity,
        opinion);
  }

  private TcpState state(boolean ofClient) {
    Connection fresh = tracker.connections().get(0);
    // Both tables begin with the same segment, so A is the same endpoint in both.
    boolean b = ofClient == whole.clientIsB();
    return b ? fresh.stateOfB() : fresh.stateOfA();
  }

  private Proof proof(int row) {
    if (tracker.connections().size() == 0) {
      return new Proof(-1, -1, 0, -1, -1, 0, -1, -1, 0);
    }
    Connection fresh = tracker.connections().get(0);
    boolean fromB = frames.fromB(row);
    boolean fromClient = fromB == whole.clientIsB();
    Side s = fromB ? fresh.b() : fresh.a();
    Side r = fromB ? fresh.a() : fresh.b();
    Direction from = fromClient ? client : server;
    long now = frames.tsNanos(row);
    Side base = fromClient ? whole.client() : whole.server();
    boolean otherSent = r.window != Side.WINDOW_UNKNOWN;
    boolean sent = s.nextSeq != 0;
    return new Proof(
        sent ? Seq.widen(s.nextSeq - base.baseSeq, from.flow.nxt()) : -1,
        otherSent ? Seq.widen(r.lastAck - base.baseSeq, from.flow.nxt()) : -1,
        r.duplicateAcks,
        otherSent ? now - r.lastAckNanos : -1,
        sent ? now - s.nextSeqNanos : -1,
        fresh.initialRttNanos == 0 ? 3_000_000 : fresh.initialRttNanos,
        s.window,
        r.window,
        r.awaitingFirstAck ? 0 : Math.max(0, r.windowShift));
  }

  /** A SYN's window is never scaled (RFC 7323 2.2). */
  private static long windowBytes(int flags, int window, Side sender) {
    if ((flags & Tcp.SYN) != 0 || sender.windowShift == Side.SHIFT_NOT_USED) {
      return window;
    }
    return sender.windowShift == Side.SHIFT_UNKNOWN ? -1 : (long) window << sender.windowShift;
  }

  private static int original(Direction from, int verdicts, long seq, int len, int flags, int row) {
    boolean takes = len > 0 || (flags & (Tcp.SYN | Tcp.FIN)) != 0;
    if (!takes || Verdict.KEEP_ALIVE.in(verdicts)) {
      return -1;
    }
    Map.Entry<Long, Sent> known = from.firstSent.floorEntry(seq);
    boolean repeats = known != null && seq < known.getValue().end();
    if ((verdicts & Verdict.ANY_RETRANSMISSION) != 0 && repeats) {
      return known.getValue().row();
    }
    from.firstSent.putIfAbsent(seq, new Sent(row, seq + len + numbersTaken(flags)));
    return -1;
  }

  /** SYN and FIN take one number each (RFC 9293 3.4). */
  private static int numbersTaken(int flags) {
    return ((flags & Tcp.SYN) != 0 ? 1 : 0) + ((flags & Tcp.FIN) != 0 ? 1 : 0);
  }

  private static Flow sentFlow(Flow f, long end) {
    return end <= f.nxt() ? f : new Flow(f.una(), end, f.edge(), f.windowClosed(), f.islands());
  }

  private static Flow acked(Flow f, long ack, long[] sack, long windowBytes, int window) {
    long una = Math.max(f.una(), ack);
    long edge = windowBytes < 0 ? f.edge() : ack + windowBytes;
    return new Flow(una, f.nxt(), edge, window == 0, merge(f.islands(), sack, una));
  }

  /**
   * Islands so far and new blocks, ascending, joined where they touch, without what is below una.
   */
  private static long[] merge(long[] islands, long[] sack, long una) {
    if (islands.length == 0 && sack.length == 0) {
      return islands;
    }
    TreeMap<Long, Long> ranges = new TreeMap<>();
    for (long[] source : new long[][] {islands, sack}) {
      for (int i = 0; i + 1 < source.length; i += 2) {
        if (source[i + 1] > una && source[i] < source[i + 1]) {
          ranges.merge(Math.max(source[i], una), source[i + 1], Math::max);
        }
      }
    }
    long[] out = new long[2 * Math.min(ranges.size(), MAX_ISLANDS)];
    int n = 0;
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      if (n == out.length) {
        break;
      }
      if (n > 0 && range.getKey() <= out[n - 1]) {
        out[n - 1] = Math.max(out[n - 1], range.getValue());
      } else {
        out[n++] = range.getKey();
        out[n++] = range.getValue();
      }
    }
    return java.util.Arrays.copyOf(out, n);
  }

  private long[] sackBlocks(Side other, Flow flow) {
    int blocks = options.sackBlocks();
    long[] out = new long[blocks * 2];
    for (int i = 0; i < blocks; i++) {
      out[2 * i] = Seq.widen(options.sackLeft(i) - other.baseSeq, flow.nxt());
      out[2 * i + 1] = Seq.widen(options.sackRight(i) - other.baseSeq, flow.nxt());
    }
    return out;
  }

  private List<Segment.Option> optionList() {
    if (options.count() == 0) {
      return List.of();
    }
    List<Segment.Option> list = new ArrayList<>(options.count());
    for (int i = 0; i < options.count(); i++) {
      list.add(OptionText.option(options, i));
    }
    return List.copyOf(list);
  }
}
