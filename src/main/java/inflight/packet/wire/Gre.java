package inflight.packet.wire;

/**
 * Generic Routing Encapsulation (RFC 2784, 2890; version 1 of RFC 2637 for PPTP): flags (2),
 * protocol (2), then checksum, key, sequence and acknowledgment number, four bytes each where the
 * flags say so. Source routes (RFC 1701) come last.
 */
final class Gre {
  static final int UDP_PORT = 4754;
  private static final int HEADER_LEN = 4;
  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;
  private static final int ACKNOWLEDGMENT = 0x0080;
  private static final int VERSION = 0x0007;
  private static final int PPP = 0x880b;
  private static final int WCCP = 0x883e;
  private static final int MIKROTIK_ETHERNET = 0x6400;
  private static final int FRAME_RELAY = 0x6559;
  private static final int ERSPAN = 0x88be;
  private static final int ERSPAN_3 = 0x22eb;

  /** Wireless controllers put 802.11 frames behind 0x8200, 0x8210 ... 0x8370 (Aruba). */
  private static final int ARUBA_FIRST = 0x8200;

  private static final int ARUBA_LAST = 0x8370;

  private Gre() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.GRE, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.GRE, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int flags = Bytes.u16(b, at);
    int type = Bytes.u16(b, at + 2);
    int next = at + HEADER_LEN;
    next += (flags & (CHECKSUM | ROUTING)) != 0 ? 4 : 0;
    next += (flags & KEY) != 0 ? 4 : 0;
    next += (flags & SEQUENCE) != 0 ? 4 : 0;
    boolean pptp = type == PPP && (flags & VERSION) != 0;
    next += pptp && (flags & ACKNOWLEDGMENT) != 0 ? 4 : 0;
    if ((flags & ROUTING) != 0) {
      next = routeEnd(b, next, capEnd);
    }
    if (type == WCCP && next < capEnd && Ipv4.version(b, next) != 4) {
      next += 4; // the header of version 2, which has no type of its own
    }
    if (!Dissector.lacks(d, Protocol.GRE, at, next - at, capEnd, wireEnd) && next < wireEnd) {
      payload(d, type, (flags & SEQUENCE) != 0, b, next, capEnd, wireEnd);
    }
  }

  /** Behind the entry of family 0 and length 0: family (2), offset (1), length (1), addresses. */
  private static int routeEnd(byte[] b, int from, int capEnd) {
    int at = from;
    while (capEnd - at >= 4) {
      boolean last = Bytes.u16(b, at) == 0 && b[at + 3] == 0;
      at += 4 + Bytes.u8(b, at + 3);
      if (last) {
        return at;
      }
    }
    return capEnd + 1;
  }

  /** {@code numbered}: the header has a sequence number. */
  static void payload(
      Dissection d, int type, boolean numbered, byte[] b, int at, int capEnd, int wireEnd) {
    switch (type) {
      case EtherType.IPV4, WCCP -> Ipv4.byVersion(d, b, at, capEnd, wireEnd);
      case EtherType.IPV6, EtherType.ARP, EtherType.MPLS, EtherType.MPLS_UPSTREAM, EtherType.NSH ->
          Dissector.dispatchEtherType(d, type, b, at, capEnd, wireEnd);
      case EtherType.TRANSPARENT_ETHERNET, MIKROTIK_ETHERNET ->
          Ethernet.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.CISCO_METADATA -> metadata(d, b, at, capEnd, wireEnd);
      case PPP -> Ppp.pppOrHdlc(d, b, at, capEnd, wireEnd);
      case ERSPAN -> Erspan.dissect(d, b, at, capEnd, wireEnd, numbered);
      case ERSPAN_3 -> Erspan.dissect(d, b, at, capEnd, wireEnd, true);
      case FRAME_RELAY -> FrameRelay.dissect(d, b, at, capEnd, wireEnd);
      default -> {
        if (type >= ARUBA_FIRST && type <= ARUBA_LAST && (type & 0xf) == 0) {
          Wlan.dissect(d, b, at, capEnd, wireEnd);
        } else {
          Dissector.data(d, b, at, capEnd, wireEnd);
        }
      }
    }
  }

  /** Cisco metadata, which in GRE has the type of what follows in front of its 6 bytes. */
  private static void metadata(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.CISCO_METADATA, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.CISCO_METADATA, at, 8, capEnd, wireEnd)) {
      payload(d, Bytes.u16(b, at), false, b, at + 8, capEnd, wireEnd);
    }
  }
}
