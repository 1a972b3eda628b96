package inflight.query.field;

import inflight.packet.capfile.CaptureInterface;
import inflight.packet.capfile.CaptureSource;
import inflight.packet.index.FrameTable;
import inflight.packet.index.UdpStreams;
import inflight.packet.wire.Checksum;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.LinkType;
import inflight.packet.wire.OptionStop;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.Side;
import inflight.tcp.verdict.SegmentAnalysis;

/** One frame as the fields see it. Reused from frame to frame; not thread-safe. */
public final class FrameView {
  private Dissection dissection;
  private SegmentAnalysis analysis;
  private Connection whole;
  private int row;
  private long tsNanos;
  private boolean hasTime;
  private CaptureSource source;
  private FrameTable frames;
  private boolean oddTimes;
  private UdpStreams udp;
  private int previousRow;
  private long firstNanos;
  private long previousNanos;
  private int interfaceId;
  private CaptureInterface iface;
  private final TcpOptions options = new TcpOptions();
  private int optionsOf = -1;
  private int optionStop = -1;

  /**
   * Points to a frame.
   *
   * @param whole the frame's connection as it stands at the end of the capture, null without TCP
   */
  public void set(
      Dissection d, SegmentAnalysis a, Connection whole, int row, long tsNanos, boolean hasTime) {
    this.dissection = d;
    this.analysis = a;
    this.whole = whole;
    this.row = row;
    this.tsNanos = tsNanos;
    this.hasTime = hasTime;
    this.optionsOf = -1;
  }

  /** The times of the first frame and of the frame before, and the interface. */
  public void setSurroundings(
      long firstNanos, long previousNanos, int interfaceId, CaptureInterface iface) {
    this.iface = iface;
    this.firstNanos = firstNanos;
    this.previousNanos = previousNanos;
    this.interfaceId = interfaceId;
  }

  /**
   * What the frame is one of. Asked for the times of other frames, and those that nanoseconds do
   * not say.
   *
   * @param previousRow of the frame before
   */
  public void setCapture(CaptureSource source, FrameTable frames, int previousRow) {
    this.source = source;
    this.frames = frames;
    this.oddTimes = frames.hasOddTimes();
    this.previousRow = previousRow;
  }

  public Dissection dissection() {
    return dissection;
  }

  public SegmentAnalysis analysis() {
    return analysis;
  }

  /** The connection with what is known of it at the end of the capture, or null. */
  public Connection connection() {
    return whole;
  }

  public int row() {
    return row;
  }

  public long tsNanos() {
    return tsNanos;
  }

  /** Whether the file says when the frame was captured; else {@link #tsNanos} is 0. */
  public boolean hasTime() {
    return hasTime;
  }

  /** The conversations of UDP, which only a walk over all frames knows; else null. */
  public void setUdp(UdpStreams streams) {
    this.udp = streams;
  }

  UdpStreams udp() {
    return udp;
  }

  void time(Values out) {
    if (!oddTimes) {
      out.derived(tsNanos);
    } else {
      out.oddTime(frames.time(row));
    }
  }

  void timeSinceFirst(Values out) {
    since(0, firstNanos, out);
  }

  void timeSincePrevious(Values out) {
    since(previousRow, previousNanos, out);
  }

  /** Since the first frame of the connection. */
  void timeInConnection(Values out) {
    since(whole.firstRow, whole.firstNanos, out);
  }

  /** Since the frame before in the connection. */
  void timeSincePreviousSegment(Values out) {
    since(analysis.previousRow, tsNanos - analysis.timeDeltaNanos, out);
  }

  /** Since another frame, which is so many nanoseconds ago. */
  void timeSince(int row, long nanos, Values out) {
    since(row, tsNanos - nanos, out);
  }

  /** Since another frame. */
  void timeSinceRow(int row, Values out) {
    since(row, frames.tsNanos(row), out);
  }

  private void since(int row, long nanos, Values out) {
    if (!oddTimes) {
      out.derived(tsNanos - nanos);
    } else {
      out.oddTime(frames.time(this.row).since(frames.time(row)));
    }
  }

  public int interfaceId() {
    return interfaceId;
  }

  /** Number of the pcapng section that holds the frame, from 1; 0 in pcap. */
  int section() {
    return source == null ? 0 : source.sectionNumber(frames.recordOffset(row));
  }

  /**
   * The interface whose name Wireshark shows: it looks up the number in the list of all interfaces,
   * though numbers begin anew in every section.
   */
  CaptureInterface namedInterface() {
    return interfaceId < 0 ? null : source == null ? iface : source.iface(interfaceId);
  }

  /** The interface that the frame was captured on, or null. */
  public CaptureInterface iface() {
    return iface;
  }

  byte[] data(int layer) {
    return dissection.data(layer);
  }

  int start(int layer) {
    return dissection.start(layer);
  }

  /** Whether the first {@code bytes} of a layer were captured. */
  boolean has(int layer, int bytes) {
    return dissection.capturedEnd(layer) - dissection.start(layer) >= bytes;
  }

  /** Whether the TCP header is long enough to be one and captured up to {@code bytes}. */
  boolean hasTcp(int layer, int bytes) {
    return has(layer, Math.max(bytes, Tcp.FOLLOW_LEN))
        && Tcp.headerLen(data(layer), start(layer)) >= Tcp.MIN_HEADER_LEN;
  }

  /** The layer stands in the quotation of an ICMP error. */
  boolean quoted(int layer) {
    for (int i = 0; i < layer; i++) {
      Protocol p = dissection.protocol(i);
      if (p == Protocol.ICMP || p == Protocol.ICMPV6) {
        return true;
      }
    }
    return false;
  }

  /** The loopback header is in network byte order (LINKTYPE_LOOP). */
  boolean networkOrder() {
    return iface != null && iface.linkType() == LinkType.LOOP;
  }

  /**
   * What Wireshark says of the checksum of an ICMP message: 1 good, 0 bad, 2 not checked because it
   * is quoted, a fragment, or cut.
   *
   * @param pseudoHeader protocol number of a checksum that covers the IPv6 addresses; 0 if it does
   *     not
   */
  long checksumStatus(int layer, int pseudoHeader) {
    Dissection d = dissection;
    int len = d.wireEnd(layer) - d.start(layer);
    if (quoted(layer) || d.tcpInFirstFragment() || !has(layer, len)) {
      return 2;
    }
    long sum = 0;
    if (pseudoHeader != 0) {
      int ip = layer - 1;
      while (ip > 0 && d.protocol(ip) == Protocol.IPV6_EXTENSION) {
        ip--;
      }
      boolean v6 = d.protocol(ip) == Protocol.IPV6;
      sum = Checksum.pseudoHeader(d.data(ip), d.start(ip), v6, pseudoHeader, len);
      int last = Ipv6.finalDestinationAt(d, ip);
      if (v6 && last >= 0) { // what the sender put in is where the packet is to arrive
        int header = d.start(ip) + Ipv6.DESTINATION;
        sum -= Checksum.add(0, d.data(ip), header, header + 16);
        sum += Checksum.add(0, d.data(ip), last, last + 16);
      }
    }
    return Checksum.finish(Checksum.add(sum, data(layer), start(layer), start(layer) + len)) == 0
        ? 1
        : 0;
  }

  /** The TCP layer is the one that was followed, and its payload length is known. */
  boolean followed(int layer) {
    return layer == dissection.tcp() && whole != null && analysis.payloadLen >= 0;
  }

  /** The TCP layer is the one that was followed, and its numbers are shown relative. */
  boolean relative(int layer) {
    return layer == dissection.tcp() && whole != null && analysis.relative;
  }

  /** A quotation in an ICMP (not ICMPv6) error, of which only the first bytes need be there. */
  boolean quotedInIcmp(int layer) {
    return layer >= 2
        && dissection.protocol(layer - 1) == Protocol.IPV4
        && dissection.protocol(layer - 2) == Protocol.ICMP;
  }

  /** The sender's side at the end of the capture. */
  Side sent() {
    return analysis.fromB ? whole.b() : whole.a();
  }

  Side other() {
    return analysis.fromB ? whole.a() : whole.b();
  }

  int tcpFlags(int layer) {
    return Tcp.flags(data(layer), start(layer));
  }

  /** The ECN bits are a counter: both ends agreed on Accurate ECN (RFC 9768 3.2.2). */
  boolean accEcnCounter(int layer) {
    return layer == dissection.tcp()
        && whole != null
        && (tcpFlags(layer) & Tcp.SYN) == 0
        && (whole.accEcnSyn && whole.accEcnSynAck || whole.accEcnOption);
  }

  /** The options of a TCP layer whose fixed header is there; empty otherwise. */
  TcpOptions options(int layer) {
    if (optionsOf != layer) {
      optionsOf = layer;
      int from = start(layer) + Tcp.MIN_HEADER_LEN;
      boolean there = hasTcp(layer, Tcp.MIN_HEADER_LEN);
      int end = there ? start(layer) + Tcp.headerLen(data(layer), start(layer)) : from;
      options.parse(data(layer), from, end, dissection.capturedEnd(layer));
      optionStop = findOptionStop(layer);
    }
    return options;
  }

  /** Options up to where Wireshark stops reading them. */
  int optionCount(int layer) {
    return optionsStopped(layer) ? optionStop + 1 : options.count();
  }

  /** Wireshark does not read all options. */
  boolean optionsStopped(int layer) {
    options(layer);
    return optionStop >= 0;
  }

  /** The header could be read to its end, so the results of the analysis are shown. */
  boolean headerRead(int layer) {
    return !optionsStopped(layer) && OptionStop.readToEnd(dissection, layer, options);
  }

  /** Option {@code i} reports bytes that arrived twice (RFC 2883 4). */
  boolean isDuplicateSack(int layer, int i) {
    return options(layer).kind(i) == TcpOptions.SACK
        && OptionStop.firstBlockIsDuplicate(options, i, shownAck(layer), shownBase(layer));
  }

  private int findOptionStop(int layer) {
    if (layer != dissection.tcp() || dissection.tcpQuoted()) {
      return -1;
    }
    return OptionStop.find(options, shownAck(layer), shownBase(layer), scpsCapable(layer));
  }

  /** What the edges of SACK blocks are counted from. */
  private int shownBase(int layer) {
    return inConnection(layer) ? other().baseSeq : 0;
  }

  /** The acknowledgment number as it is shown, relative or raw. */
  private int shownAck(int layer) {
    if (!has(layer, 12)) {
      return 0;
    }
    int ack = Tcp.ack(data(layer), start(layer));
    boolean relative = relative(layer) && (tcpFlags(layer) & Tcp.ACK) != 0;
    return relative ? ack - other().baseSeq : ack;
  }

  /** The TCP layer is the one that a connection was found for. */
  boolean inConnection(int layer) {
    return layer == dissection.tcp() && whole != null;
  }

  /** This side has said that it knows SCPS. */
  boolean scpsCapable(int layer) {
    return inConnection(layer) && (sent().scpsCapable || analysis.sent.scpsSeen);
  }
}
