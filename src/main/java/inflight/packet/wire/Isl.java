package inflight.packet.wire;

/**
 * Cisco Inter-Switch Link: a frame in a frame. The outer destination begins with 01-00-0c-00-00 or
 * 0c-00-0c-00-00 and ends with the type (4 bits); source (6), length (2), 12 bytes more, then an
 * Ethernet frame with its FCS if the type is 0.
 */
final class Isl {
  private static final int HEADER_LEN = 26;
  private static final int COUNTED_FROM = 14;
  private static final int FCS_LEN = 4;

  private Isl() {}

  /** Whether a frame with a length, not a type, behind its addresses is one. */
  static boolean is(byte[] b, int at) {
    return (b[at] == 0x01 || b[at] == 0x0c) && Bytes.i32(b, at + 1) == 0x000c0000;
  }

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.ISL, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.ISL, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int len = Ethernet.type(b, at);
    int end = len == 0 ? wireEnd : Math.min(wireEnd, at + COUNTED_FROM + len);
    int next = at + HEADER_LEN;
    boolean ethernet = (b[at + 5] & 0xf0) == 0;
    if (ethernet && next < end) {
      int frameEnd = Math.max(next, end - FCS_LEN);
      Ethernet.dissect(d, b, next, Math.min(capEnd, frameEnd), frameEnd);
    } else {
      Dissector.data(d, b, next, Math.min(capEnd, end), end);
    }
  }
}
