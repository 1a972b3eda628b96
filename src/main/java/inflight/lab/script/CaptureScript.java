package inflight.lab.script;

import inflight.document.Capture;
import inflight.packet.index.FrameReader;
import inflight.packet.wire.Checksum;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.LinkType;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a connection of a capture in segment notation. What the notation has no word for (VLAN
 * tags, IP options, how a datagram was fragmented) is left out.
 */
public final class CaptureScript {
  private static final int TCP = 6;
  private static final int IPV4_HEADER_LEN = 20;
  private static final int IPV6_HEADER_LEN = 40;

  private final FrameReader reader;
  private final ConnectionTrace trace;
  private final int maxPayload;
  private final Function<Segment, String> comments;
  private final int[] nextId = {1, 1};
  private final int[] ttl = {ScriptCompiler.FIRST_TTL, ScriptCompiler.FIRST_TTL};
  private long previousNanos;

  private CaptureScript(
      FrameReader reader,
      ConnectionTrace trace,
      int maxPayload,
      Function<Segment, String> comments) {
    this.reader = reader;
    this.trace = trace;
    this.maxPayload = maxPayload;
    this.comments = comments;
  }

  /**
   * Reads all segments of {@code trace} again.
   *
   * @param maxPayload longer payloads are left out, and would be made up by the compiler
   * @param comments what stands behind each segment, empty for nothing; one line
   */
  public static Script of(
      Capture capture, ConnectionTrace trace, int maxPayload, Function<Segment, String> comments)
      throws IOException {
    try (FrameReader reader = capture.frameReader()) {
      return new CaptureScript(reader, trace, maxPayload, comments).script();
    }
  }

  private Script script() throws IOException {
    List<Script.Line> lines = new ArrayList<>();
    lines.add(new Script.Address(true, trace.client(), trace.clientIss() & 0xffff_ffffL));
    lines.add(new Script.Address(false, trace.server(), trace.serverIss() & 0xffff_ffffL));
    int mtu = ScriptCompiler.LINK.mtuBytes();
    boolean ethernet = true;
    List<Script.Line> segments = new ArrayList<>();
    long start = Math.max(0, trace.firstNanos());
    previousNanos = start;
    for (Segment s : trace.segments()) {
      segments.add(line(s));
      ethernet &= reader.record().linkType() == LinkType.ETHERNET;
      mtu = Math.max(mtu, (s.v6() ? IPV6_HEADER_LEN : IPV4_HEADER_LEN) + s.headerLen() + s.len());
    }
    lines.add(new Script.Link(ethernet, mtu));
    lines.add(new Script.Start(start));
    lines.addAll(segments);
    if (trace.omitted() > 0) {
      lines.add(new Script.Comment("and " + trace.omitted() + " segments more"));
    }
    return new Script(lines);
  }

  private Script.Line line(Segment s) throws IOException {
    Dissection d = reader.read(s.row());
    if (s.quoted()) {
      return new Script.Comment(quoted(s));
    }
    int side = s.fromClient() ? 0 : 1;
    int hops = s.ttl() == ttl[side] ? Script.NONE : s.ttl();
    int id = s.v6() || s.ipId() == nextId[side] ? Script.NONE : s.ipId();
    ttl[side] = s.ttl();
    nextId[side] = (s.v6() ? nextId[side] : s.ipId()) + 1 & 0xffff;
    Script.Segment plain =
        new Script.Segment(
            delta(s.tsNanos()),
            s.fromClient(),
            s.flags(),
            s.seq(),
            s.len(),
            s.has(Tcp.ACK) ? s.ack() : Script.NONE,
            s.has(Tcp.ACK) ? 0 : s.ackRaw() & 0xffff_ffffL,
            s.window(),
            s.urgentPointer(),
            options(d, s),
            null,
            s.ecn(),
            hops,
            id,
            false,
            isBad(d),
            comments.apply(s));
    Script.Payload payload = payload(d, plain);
    return payload == null ? plain : with(plain, payload);
  }

  private static Script.Segment with(Script.Segment s, Script.Payload payload) {
    return new Script.Segment(
        s.deltaNanos(),
        s.fromClient(),
        s.flags(),
        s.seq(),
        s.lenBytes(),
        s.ack(),
        s.ackRaw(),
        s.window(),
        s.urgentPointer(),
        s.options(),
        payload,
        s.ecn(),
        s.ttl(),
        s.id(),
        s.lost(),
        s.badChecksum(),
        s.comment());
  }

  private String quoted(Segment s) {
    String what = "an ICMP error quotes " + (s.fromClient() ? "C " : "S ");
    String more = comments.apply(s);
    return what
        + ScriptPrinter.flags(s.flags())
        + " "
        + s.seq()
        + (more.isEmpty() ? "" : " (" + more + ")");
  }

  private long delta(long tsNanos) {
    if (tsNanos == Long.MIN_VALUE) {
      return 0; // a frame without a time
    }
    long delta = tsNanos - previousNanos;
    previousNanos = tsNanos;
    return delta;
  }

  private Options options(Dissection d, Segment s) {
    byte[] b = d.data(d.tcp());
    int from = d.start(d.tcp()) + Tcp.MIN_HEADER_LEN;
    int to = Math.min(d.start(d.tcp()) + s.headerLen(), d.capturedEnd(d.tcp()));
    if (to <= from) {
      return Options.NONE;
    }
    int otherIss = s.fromClient() ? trace.serverIss() : trace.clientIss();
    int len = to - from & ~3; // of a header that was cut
    return Options.decode(Arrays.copyOfRange(b, from, from + len), otherIss, s.ack());
  }

  private Script.Payload payload(Dissection d, Script.Segment s) {
    int layer = d.tcp();
    byte[] b = d.data(layer);
    int from = d.start(layer) + Tcp.headerLen(b, d.start(layer));
    int len = s.lenBytes();
    if (len == 0 || len > maxPayload || from + len > d.capturedEnd(layer)) {
      return null;
    }
    byte[] bytes = Arrays.copyOfRange(b, from, from + len);
    return Arrays.equals(bytes, ScriptCompiler.payload(s)) ? null : new Script.Payload(bytes);
  }

  /** A checksum that is wrong, and not merely left to the network card to be finished. */
  private static boolean isBad(Dissection d) {
    int layer = d.tcp();
    int from = d.start(layer);
    int to = d.wireEnd(layer);
    if (d.capturedEnd(layer) < to || to - from < Tcp.MIN_HEADER_LEN) {
      return false;
    }
    int ip = d.tcpNetwork();
    boolean v6 = d.protocol(ip) == Protocol.IPV6;
    long pseudo = Checksum.pseudoHeader(d.data(ip), d.start(ip), v6, TCP, to - from);
    boolean right = Checksum.finish(Checksum.add(pseudo, d.data(layer), from, to)) == 0;
    int unfinished = ~Checksum.finish(pseudo) & 0xffff;
    return !right && Tcp.checksum(d.data(layer), from) != unfinished;
  }
}
