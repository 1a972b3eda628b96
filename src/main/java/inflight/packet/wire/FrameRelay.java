package inflight.packet.wire;

/**
 * Frame Relay: an address whose last byte is odd, then what RFC 2427 says: control (03), protocol
 * (NLPID), packet; or an EtherType at once, as Cisco does.
 */
final class FrameRelay {
  private static final int UNNUMBERED = 0x03;
  private static final int MAX_ADDRESS_LEN = 4;
  private static final int Q933 = 0x08;
  private static final int SNAP = 0x80;
  private static final int CLNP = 0x81;
  private static final int ES_IS = 0x82;
  private static final int IS_IS = 0x83;
  private static final int IPV4 = 0xcc;
  private static final int IPV6 = 0x8e;
  private static final int PPP = 0xcf;

  private FrameRelay() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.FRAME_RELAY, b, at, capEnd, wireEnd) < 0) {
      return;
    }
    int next = at;
    while (next < capEnd && (b[next] & 1) == 0 && next - at < MAX_ADDRESS_LEN) {
      next++;
    }
    next++;
    if (Dissector.lacks(d, Protocol.FRAME_RELAY, at, next + 2 - at, capEnd, wireEnd)) {
      return;
    }
    if (b[next] == UNNUMBERED) { // as RFC 2427 has it; the rest is what else was seen
      protocol(d, b, next + 1, capEnd, wireEnd);
    } else if (isSignalling(b, at, next)) {
      Dissector.data(d, b, next, capEnd, wireEnd);
    } else if (CiscoHdlc.isType(Bytes.u16(b, next))) {
      CiscoHdlc.payload(d, Bytes.u16(b, next), b, next + 2, capEnd, wireEnd);
    } else if (isProtocol(b, next, capEnd)) {
      int behindControl = (b[next] & 3) == UNNUMBERED ? 1 : 2;
      protocol(d, b, next + behindControl, capEnd, wireEnd);
    } else if (isEthernet(b, next, capEnd)) {
      Ethernet.dissect(d, b, next, Math.min(capEnd, wireEnd - 4), wireEnd - 4); // with an FCS
    } else {
      Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  /** Circuit 0, whose number is spread over the address [at, end). */
  private static boolean isSignalling(byte[] b, int at, int end) {
    int circuit = b[at] & 0xfc | (end - at > 1 ? b[at + 1] & 0xf0 : 0);
    for (int i = at + 2; i < end; i++) {
      boolean last = i == end - 1;
      circuit |= !last ? b[i] & 0xfe : (b[i] & 2) == 0 ? b[i] & 0xfc : 0;
    }
    return circuit == 0;
  }

  /** Behind a control field of any other kind, and perhaps a byte of padding. */
  private static boolean isProtocol(byte[] b, int from, int capEnd) {
    int at = from + (b[from] == 0 ? 1 : 0);
    int protocolAt = at + (at < capEnd && (b[at] & 3) == UNNUMBERED ? 1 : 2);
    if (protocolAt >= capEnd) {
      return false;
    }
    return switch (Bytes.u8(b, protocolAt)) {
      case Q933, SNAP, CLNP, ES_IS, IS_IS, IPV4, IPV6, PPP -> true;
      default -> false;
    };
  }

  /** Some routers put Ethernet there at once. */
  private static boolean isEthernet(byte[] b, int at, int capEnd) {
    return capEnd - at >= Ethernet.HEADER_LEN
        && (Ethernet.type(b, at) <= Ethernet.MAX_LENGTH_FIELD
            || EtherType.isDissected(Ethernet.type(b, at)));
  }

  private static void protocol(Dissection d, byte[] b, int from, int capEnd, int wireEnd) {
    int at = from + (b[from] == 0 ? 1 : 0); // a byte of padding
    if (Dissector.lacks(d, Protocol.FRAME_RELAY, from, at + 1 - from, capEnd, wireEnd)) {
      return;
    }
    switch (Bytes.u8(b, at)) {
      case IPV4 -> Ipv4.byVersion(d, b, at + 1, capEnd, wireEnd);
      case IPV6 -> Ipv6.dissect(d, b, at + 1, capEnd, wireEnd);
      case PPP -> Ppp.packet(d, b, at + 1, capEnd, wireEnd);
      case SNAP -> Llc.snap(d, b, at + 1, capEnd, wireEnd, 0);
      default -> Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }
}
