package inflight.packet.wire;

/**
 * Radio headers of monitoring cards in front of 802.11 frames, older than radiotap: Prism, AVS and
 * PPI. What they say of the radio is skipped.
 */
final class WlanRadio {
  private static final int PRISM_1 = 0x44;
  private static final int PRISM_2 = 0x41;
  private static final int AVS_1 = 0x80211001;
  private static final int AVS_2 = 0x80211002;
  private static final int PPI_LEN = 8;
  private static final int IEEE_802_11 = 105;

  private WlanRadio() {}

  /** Message code (4) and length (4) in either byte order; some cards leave it out. */
  static void prism(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int code = capEnd - at >= 8 ? Bytes.i32(b, at) : 0;
    if (code == AVS_1 || code == AVS_2) {
      avs(d, b, at, capEnd, wireEnd);
      return;
    }
    boolean bigEndian = isPrism(code);
    if (!bigEndian && !isPrism(Integer.reverseBytes(code))) {
      Wlan.dissect(d, b, at, capEnd, wireEnd);
      return;
    }
    int len = Bytes.i32(b, at + 4);
    radio(d, bigEndian ? len : Integer.reverseBytes(len), b, at, capEnd, wireEnd);
  }

  private static boolean isPrism(int code) {
    return code == PRISM_1 || code == PRISM_2;
  }

  /** Magic number (4), length (4), in network byte order. */
  static void avs(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    radio(d, capEnd - at >= 8 ? Bytes.i32(b, at + 4) : 8, b, at, capEnd, wireEnd);
  }

  private static void radio(Dissection d, int len, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.WLAN_RADIO, b, at, capEnd, wireEnd) >= 0
        && len >= 8
        && !Dissector.lacks(d, Protocol.WLAN_RADIO, at, len, capEnd, wireEnd)) {
      Wlan.dissect(d, b, at + len, capEnd, wireEnd);
    }
  }

  /** Version (1), flags (1), length (2), link type (4), in little endian; fields (CACE PPI 1.0). */
  static void ppi(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.PPI, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.PPI, at, PPI_LEN, capEnd, wireEnd)) {
      return;
    }
    int len = Short.toUnsignedInt(Short.reverseBytes((short) Bytes.u16(b, at + 2)));
    int linkType = Integer.reverseBytes(Bytes.i32(b, at + 4));
    if (Dissector.lacks(d, Protocol.PPI, at, Math.max(len, PPI_LEN), capEnd, wireEnd)) {
      return;
    }
    int end = linkType == IEEE_802_11 && endsWithFcs(b, at, len) ? wireEnd - 4 : wireEnd;
    Dissector.link(d, linkType, b, at + len, Math.min(capEnd, end), end);
  }

  /** The common 802.11 field (type 2: time (8), flags (2), ...) says so in its flags. */
  private static boolean endsWithFcs(byte[] b, int at, int len) {
    boolean common = len >= PPI_LEN + 14 && b[at + PPI_LEN] == 2 && b[at + PPI_LEN + 1] == 0;
    return common && (b[at + PPI_LEN + 12] & 1) != 0;
  }
}
