package inflight.packet.wire;

/**
 * Teredo (RFC 4380 5.1.1): IPv6 in UDP, behind an authentication header (0001: id length, value
 * length, both, nonce of 8 bytes, confirmation) and an origin (0000: port, address) where they are.
 */
final class Teredo {
  static final int PORT = 3544;
  private static final int AUTHENTICATION_LEN = 13;
  private static final int ORIGIN_LEN = 8;

  private Teredo() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.TEREDO, b, at, capEnd, wireEnd) < 0) {
      return;
    }
    int next = at;
    if (capEnd - next >= 4 && Bytes.u16(b, next) == 1) {
      next += AUTHENTICATION_LEN + Bytes.u8(b, next + 2) + Bytes.u8(b, next + 3);
    }
    if (capEnd - next >= 2 && Bytes.u16(b, next) == 0) {
      next += ORIGIN_LEN;
    }
    if (!Dissector.lacks(d, Protocol.TEREDO, at, next + 1 - at, capEnd, wireEnd)) {
      if (Ipv4.version(b, next) == 6) {
        Ipv6.dissect(d, b, next, capEnd, wireEnd);
      } else {
        Dissector.data(d, b, next, capEnd, wireEnd);
      }
    }
  }
}
