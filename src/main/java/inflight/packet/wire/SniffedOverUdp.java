package inflight.packet.wire;

/**
 * Frames that access points and probes send home in UDP: TZSP (Tazmen Sniffer Protocol), CAPWAP
 * data (RFC 5415 4.3) and LISP data (RFC 6830 5.1).
 */
final class SniffedOverUdp {
  static final int TZSP_PORT = 37008;
  static final int CAPWAP_PORT = 5247;
  static final int LISP_PORT = 4341;
  private static final int LISP_LEN = 8;

  private SniffedOverUdp() {}

  /** Version (1), type (1), encapsulation (2), options: tag, length and value; 0 pads, 1 ends. */
  static void tzsp(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.TZSP, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.TZSP, at, 4, capEnd, wireEnd)) {
      return;
    }
    int type = Bytes.u8(b, at + 1);
    int next = at + 4;
    while (next < capEnd && b[next] != 1) {
      next += b[next] == 0 ? 1 : next + 1 < capEnd ? 2 + Bytes.u8(b, next + 1) : 2;
    }
    next++;
    boolean carriesNothing = type == 4 || type == 5; // keep-alive, port opener
    if (carriesNothing || Dissector.lacks(d, Protocol.TZSP, at, next - at, capEnd, wireEnd)) {
      return;
    }
    switch (Bytes.u16(b, at + 2)) {
      case 1 -> Ethernet.dissect(d, b, next, capEnd, wireEnd);
      case 4 -> Ppp.packet(d, b, next, capEnd, wireEnd);
      case 7 -> Loopback.raw(d, b, next, capEnd, wireEnd);
      case 0x12 -> Wlan.dissect(d, b, next, capEnd, wireEnd);
      case 0x77 -> WlanRadio.prism(d, b, next, capEnd, wireEnd);
      case 0x7e -> Wlan.radiotap(d, b, next, capEnd, wireEnd);
      case 0x7f -> WlanRadio.avs(d, b, next, capEnd, wireEnd);
      default -> Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  /**
   * Preamble (1; its lower half is 1 for DTLS), header length in 4 bytes (5 bits), radio (5),
   * binding (5), flags: native frame, fragment, ...
   */
  static void capwap(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.CAPWAP, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.CAPWAP, at, 8, capEnd, wireEnd)) {
      return;
    }
    int bits = Bytes.u24(b, at + 1);
    int next = at + (bits >>> 19 << 2);
    boolean native80211 = (bits & 0x100) != 0;
    boolean fragment = (bits & 0x80) != 0;
    boolean keepAlive = (bits & 0x08) != 0;
    if ((b[at] & 0xf) != 0
        || keepAlive
        || Dissector.lacks(d, Protocol.CAPWAP, at, next - at, capEnd, wireEnd)) {
      return;
    }
    boolean binding80211 = (bits >>> 9 & 0x1f) == 1;
    if (fragment || native80211 && !binding80211) {
      Dissector.data(d, b, next, capEnd, wireEnd);
    } else if (native80211) {
      Wlan.swapped(d, b, next, capEnd, wireEnd);
    } else {
      Ethernet.dissect(d, b, next, capEnd, wireEnd);
    }
  }

  static void lisp(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.LISP, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.LISP, at, LISP_LEN + 1, capEnd, wireEnd)) {
      return;
    }
    switch (Ipv4.version(b, at + LISP_LEN)) {
      case 4 -> Ipv4.dissect(d, b, at + LISP_LEN, capEnd, wireEnd);
      case 6 -> Ipv6.dissect(d, b, at + LISP_LEN, capEnd, wireEnd);
      default -> {}
    }
  }
}
