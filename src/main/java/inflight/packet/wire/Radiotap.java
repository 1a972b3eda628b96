package inflight.packet.wire;

/**
 * The radiotap header, as far as it tells where the 802.11 frame ends: its flags field says whether
 * the four bytes of checksum are there. Present words (little endian, the top bit says that one
 * more follows), then TSFT (8 bytes, aligned) and the flags (1 byte).
 */
final class Radiotap {
  private static final int TSFT = 1;
  private static final int FLAGS = 2;
  private static final int FCS_AT_END = 0x10;

  private Radiotap() {}

  /**
   * Whether the frame behind the header of {@code len} bytes, which are there, ends with an FCS.
   */
  static boolean endsWithFcs(byte[] b, int at, int len) {
    int present = Bytes.u8(b, at + 4);
    if ((present & FLAGS) == 0) {
      return false;
    }
    int p = 4;
    while (p + 4 <= len && (b[at + p + 3] & 0x80) != 0) {
      p += 4;
    }
    p += 4;
    if ((present & TSFT) != 0) {
      p = (p + 7 & ~7) + 8;
    }
    return p < len && (b[at + p] & FCS_AT_END) != 0;
  }
}
