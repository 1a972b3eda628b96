package inflight.packet.wire;

/** What the checksum of a segment says (RFC 9293 3.1). */
public enum TcpChecksum {
  GOOD,
  BAD,

  /**
   * The sum of the pseudo header only: captured on the sender, whose network card was to add the
   * rest. Not an error.
   */
  OFFLOADED,

  /** The segment was not captured whole, is a fragment, or is quoted in an ICMP error. */
  UNKNOWN;

  /** Of the TCP layer that {@code d} has. */
  public static TcpChecksum of(Dissection d) {
    int layer = d.tcp();
    int from = d.start(layer);
    int to = d.wireEnd(layer);
    if (d.capturedEnd(layer) < to
        || to - from < Tcp.MIN_HEADER_LEN
        || d.tcpQuoted()
        || d.tcpInFirstFragment()) {
      return UNKNOWN;
    }
    int ip = d.tcpNetwork();
    boolean v6 = d.protocol(ip) == Protocol.IPV6;
    long pseudo = Checksum.pseudoHeader(d.data(ip), d.start(ip), v6, IpProtocols.TCP, to - from);
    if (Checksum.finish(Checksum.add(pseudo, d.data(layer), from, to)) == 0) {
      return GOOD;
    }
    int partial = ~Checksum.finish(pseudo) & 0xffff;
    return partial == Tcp.checksum(d.data(layer), from) ? OFFLOADED : BAD;
  }
}
