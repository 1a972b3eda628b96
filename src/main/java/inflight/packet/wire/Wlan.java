package inflight.packet.wire;

/**
 * IEEE 802.11 data frames that are not encrypted: a MAC header of 24 bytes and more, then LLC. The
 * radio header of a monitoring card (radiotap) stands in front, with its length in little endian.
 */
final class Wlan {
  private static final int HEADER_LEN = 24;
  private static final int DATA = 2;
  private static final int PROTECTED = 0x40;
  private static final int ORDER = 0x80;
  private static final int AGGREGATE = 0x80;
  private static final int SUBFRAME_HEADER_LEN = 14;

  private Wlan() {}

  static void radiotap(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.RADIOTAP, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.RADIOTAP, at, 8, capEnd, wireEnd)) {
      return;
    }
    int len = Bytes.u8(b, at + 2) | Bytes.u8(b, at + 3) << 8;
    if (!Dissector.lacks(d, Protocol.RADIOTAP, at, Math.max(8, len), capEnd, wireEnd)) {
      boolean fcs = Radiotap.endsWithFcs(b, at, len);
      int end = fcs ? wireEnd - 4 : wireEnd;
      dissect(d, b, at + len, Math.min(capEnd, end), end);
    }
  }

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    frame(d, false, b, at, capEnd, wireEnd);
  }

  /** Access points send both bytes of the frame control the wrong way round (CAPWAP). */
  static void swapped(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    frame(d, true, b, at, capEnd, wireEnd);
  }

  private static void frame(
      Dissection d, boolean swapped, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.WLAN, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.WLAN, at, 2, capEnd, wireEnd)) {
      return;
    }
    int control = Bytes.u8(b, swapped ? at + 1 : at);
    int flags = Bytes.u8(b, swapped ? at : at + 1);
    boolean noData = (control & 0x40) != 0; // null functions carry nothing
    if ((control >>> 2 & 3) != DATA || noData || (flags & PROTECTED) != 0) {
      return;
    }
    boolean fourAddresses = (flags & 3) == 3;
    boolean qos = (control & 0x80) != 0;
    int qosAt = at + HEADER_LEN + (fourAddresses ? 6 : 0);
    int next = qosAt + (qos ? 2 : 0) + (qos && (flags & ORDER) != 0 ? 4 : 0);
    if (Dissector.lacks(d, Protocol.WLAN, at, next - at, capEnd, wireEnd)) {
      return;
    }
    boolean aggregate = qos && (b[qosAt] & AGGREGATE) != 0;
    if (aggregate) {
      subframes(d, b, next, capEnd, wireEnd);
    } else {
      Llc.dissect(d, b, next, capEnd, wireEnd);
    }
  }

  /** Several packets in one frame (A-MSDU): addresses (12), length (2), packet, padding to 4. */
  private static void subframes(Dissection d, byte[] b, int from, int capEnd, int wireEnd) {
    int at = from;
    while (capEnd - at >= SUBFRAME_HEADER_LEN) {
      int next = at + SUBFRAME_HEADER_LEN;
      int len = Bytes.u16(b, next - 2);
      int end = Math.min(wireEnd, next + len);
      Llc.dissect(d, b, next, Math.min(capEnd, end), end);
      at += (SUBFRAME_HEADER_LEN + len + 3) & ~3;
    }
  }
}
