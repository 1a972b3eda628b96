package inflight.packet.wire;

/**
 * Anything in Anything (draft-massar-v6ops-ayiya): length of the identity as a power of two (4
 * bits), its type (4), length of the signature in 4 bytes (4), methods (8), operation (4), next
 * header (8), epoch (4 bytes), identity, signature.
 */
final class Ayiya {
  static final int PORT = 5072;
  private static final int HEADER_LEN = 8;
  private static final int FORWARD = 1;

  private Ayiya() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int layer = d.push(Protocol.AYIYA, b, at, capEnd, wireEnd);
    if (layer < 0 || Dissector.lacks(d, Protocol.AYIYA, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int len = HEADER_LEN + (1 << (Bytes.u8(b, at) >>> 4)) + (Bytes.u8(b, at + 1) >>> 4 << 2);
    boolean forwards = (b[at + 2] & 0xf) == FORWARD;
    if (forwards && !Dissector.lacks(d, Protocol.AYIYA, at, len, capEnd, wireEnd)) {
      IpProtocols.dispatch(d, Bytes.u8(b, at + 3), d.network(), b, at + len, capEnd, wireEnd);
    }
  }
}
