package inflight.packet.wire;

/**
 * The Authentication Header on IPv4 (RFC 4302): next header (1), length in 4 bytes less 2 (1),
 * reserved (2), parameters (4), sequence (4), check value. On IPv6 it is an extension header.
 */
final class Authentication {
  private static final int HEADER_LEN = 12;

  private Authentication() {}

  static void dissect(Dissection d, int network, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.AH, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.AH, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int len = (Bytes.u8(b, at + 1) + 2) << 2;
    if (!Dissector.lacks(d, Protocol.AH, at, Math.max(len, HEADER_LEN), capEnd, wireEnd)) {
      IpProtocols.dispatch(d, Bytes.u8(b, at), network, b, at + len, capEnd, wireEnd);
    }
  }
}
