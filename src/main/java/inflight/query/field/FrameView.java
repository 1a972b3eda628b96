package inflight.query.field;

import inflight.packet.wire.Dissection;
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
  private long firstNanos;
  private long previousNanos;
  private int interfaceId;
  private final TcpOptions options = new TcpOptions();
  private int optionsOf = -1;

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
  public void setSurroundings(long firstNanos, long previousNanos, int interfaceId) {
    this.firstNanos = firstNanos;
    this.previousNanos = previousNanos;
    this.interfaceId = interfaceId;
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

  public long firstNanos() {
    return firstNanos;
  }

  public long previousNanos() {
    return previousNanos;
  }

  public int interfaceId() {
    return interfaceId;
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
    }
    return options;
  }

  /** Options up to where Wireshark stops reading them. */
  int optionCount(int layer) {
    int stop = optionStop(layer);
    return stop < 0 ? options.count() : stop + 1;
  }

  /** The header could be read to its end, so the results of the analysis are shown. */
  boolean headerRead(int layer) {
    return optionStop(layer) < 0 && OptionStop.readToEnd(dissection, layer, options);
  }

  private int optionStop(int layer) {
    TcpOptions o = options(layer);
    if (layer != dissection.tcp() || dissection.tcpQuoted()) {
      return -1;
    }
    int base = whole == null ? 0 : other().baseSeq;
    boolean relative = relative(layer) && (tcpFlags(layer) & Tcp.ACK) != 0;
    int ack = has(layer, 12) ? Tcp.ack(data(layer), start(layer)) : 0;
    return OptionStop.find(o, relative ? ack - base : ack, base);
  }
}
