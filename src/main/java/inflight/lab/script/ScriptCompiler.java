package inflight.lab.script;

import inflight.packet.capfile.PcapngWriter;
import inflight.packet.wire.LinkType;
import inflight.tcp.connection.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Makes a capture of a script: the same script, the same bytes. */
public final class ScriptCompiler {
  /** Where sides are that no line places: documentation addresses (RFC 5737). */
  static final Script.Address CLIENT =
      new Script.Address(true, new Endpoint(0, 0xc000_020aL, false, 40_000), 1000);

  static final Script.Address SERVER =
      new Script.Address(false, new Endpoint(0, 0xc000_0214L, false, 80), 5000);

  static final Script.Link LINK = new Script.Link(true, 1500);

  /** 2026-01-01T00:00:00Z. */
  static final Script.Start START = new Script.Start(1_767_225_600_000_000_000L);

  static final int FIRST_TTL = 64;

  private final PcapngWriter out;
  private Script.Address client = CLIENT;
  private Script.Address server = SERVER;
  private Script.Link link = LINK;
  private int iface = -1;
  private long now = START.tsNanos();
  private final int[] nextId = {1, 1};
  private final int[] ttl = {FIRST_TTL, FIRST_TTL};

  private ScriptCompiler(PcapngWriter out) {
    this.out = out;
  }

  /** Writes the capture and closes {@code to}. */
  public static void write(Script script, OutputStream to) throws IOException {
    try (PcapngWriter out = new PcapngWriter(to)) {
      ScriptCompiler compiler = new ScriptCompiler(out);
      List<Script.Line> lines = script.lines();
      for (int i = 0; i < lines.size(); i++) {
        compiler.line(lines.get(i), i + 1);
      }
      compiler.openInterface();
    }
  }

  private void line(Script.Line line, int number) throws IOException {
    switch (line) {
      case Script.Comment _ -> {}
      case Script.Address a -> {
        client = a.client() ? a : client;
        server = a.client() ? server : a;
      }
      case Script.Link l -> {
        if (iface >= 0 && l.ethernet() != link.ethernet()) {
          iface = -1;
        }
        link = l;
      }
      case Script.Start s -> now = s.tsNanos();
      case Script.Segment s -> segment(s, number);
      case Script.Datagram d -> {
        now += d.deltaNanos();
        PacketBytes packet = packet(d.fromClient(), number);
        packet.udp(d.payload().bytes());
        put(packet, d.fromClient(), 0, Script.NONE, Script.NONE, number, false);
      }
    }
  }

  private void segment(Script.Segment s, int number) throws IOException {
    now += s.deltaNanos();
    PacketBytes packet = packet(s.fromClient(), number);
    Script.Address from = s.fromClient() ? client : server;
    Script.Address to = s.fromClient() ? server : client;
    int ack = s.ack() == Script.NONE ? (int) s.ackRaw() : (int) (to.iss() + s.ack());
    byte[] options = s.options().encode((int) to.iss());
    if (options.length > Options.MAX_LEN) {
      throw new ScriptException(number, 1, "the options do not fit into a header");
    }
    packet.tcp(s, (int) (from.iss() + s.seq()), ack, options, payload(s));
    put(packet, s.fromClient(), s.ecn(), s.ttl(), s.id(), number, s.lost());
  }

  /** The bytes of a segment that gives none: a letter for each offset. */
  static byte[] payload(Script.Segment s) {
    if (s.payload() != null) {
      return s.payload().bytes();
    }
    byte[] made = new byte[s.lenBytes()];
    for (int i = 0; i < made.length; i++) {
      made[i] = (byte) ('a' + Math.floorMod(s.seq() + i - 1, 26L));
    }
    return made;
  }

  private PacketBytes packet(boolean fromClient, int number) throws ScriptException {
    Endpoint from = (fromClient ? client : server).endpoint();
    Endpoint to = (fromClient ? server : client).endpoint();
    if (from.v6() != to.v6()) {
      throw new ScriptException(number, 1, "one side has an IPv4 and the other an IPv6 address");
    }
    return new PacketBytes(from, to);
  }

  private void put(
      PacketBytes packet, boolean fromClient, int ecn, int hops, int id, int number, boolean lost)
      throws IOException {
    int side = fromClient ? 0 : 1;
    ttl[side] = hops == Script.NONE ? ttl[side] : hops;
    int usedId = id == Script.NONE ? nextId[side] : id;
    nextId[side] = usedId + 1 & 0xffff;
    int ipLen = packet.ip(ecn, ttl[side], usedId);
    if (ipLen > link.mtuBytes()) {
      throw new ScriptException(
          number, 1, "the packet has " + ipLen + " bytes, the link takes " + link.mtuBytes());
    }
    if (ipLen > PacketBytes.MAX_IP_LEN) {
      throw new ScriptException(
          number, 1, "the packet has " + ipLen + " bytes, IP takes " + PacketBytes.MAX_IP_LEN);
    }
    if (lost) {
      return;
    }
    byte[] bytes = link.ethernet() ? packet.ethernet(fromClient) : packet.bytes();
    openInterface();
    out.packet(iface, now, bytes, 0, bytes.length, bytes.length);
  }

  private void openInterface() throws IOException {
    if (iface < 0) {
      iface = out.addInterface(link.ethernet() ? LinkType.ETHERNET : LinkType.RAW, 0, "script");
    }
  }
}
