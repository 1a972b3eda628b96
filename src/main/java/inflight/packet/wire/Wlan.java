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
    if (d.push(Protocol.WLAN, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.WLAN, at, 2, capEnd, wireEnd)) {
      return;
    }
    int control = Bytes.u8(b, at);
    int flags = Bytes.u8(b, at + 1);
    boolean noData = (control & 0x40) != 0; // null functions carry nothing
    if ((control >>> 2 & 3) != DATA || noData || (flags & PROTECTED) != 0) {
      return;
    }
    boolean fourAddresses = (flags & 3) == 3;
    boolean qos = (control & 0x80) != 0;
    int len = HEADER_LEN + (fourAddresses ? 6 : 0) + (qos ? 2 : 0);
    len += qos && (flags & ORDER) != 0 ? 4 : 0;
    if (!Dissector.lacks(d, Protocol.WLAN, at, len, capEnd, wireEnd)) {
      Llc.dissect(d, b, at + len, capEnd, wireEnd);
    }
  }
}
