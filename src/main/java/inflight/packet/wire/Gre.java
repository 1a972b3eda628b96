package inflight.packet.wire;

/**
 * Generic Routing Encapsulation (RFC 2784, 2890; version 1 of RFC 2637 for PPTP): flags (2),
 * protocol (2), then checksum, key, sequence and acknowledgment number, four bytes each where the
 * flags say so.
 */
final class Gre {
  private static final int HEADER_LEN = 4;
  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;
  private static final int ACKNOWLEDGMENT = 0x0080;
  private static final int PPP = 0x880b;
  private static final int WCCP = 0x883e;
  private static final int MIKROTIK = 0x6400;

  /** Wireless controllers put 802.11 frames behind these (Aruba). */
  private static final int ARUBA_FIRST = 0x8200;

  private static final int ARUBA_LAST = 0x8370;

  /** Mirrored frames (ERSPAN), with a header of their own if they are numbered. */
  private static final int MIRROR = 0x88be;

  private static final int MIRROR_HEADER_LEN = 8;

  private Gre() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.GRE, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.GRE, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int flags = Bytes.u16(b, at);
    int next = at + HEADER_LEN;
    next += (flags & (CHECKSUM | ROUTING)) != 0 ? 4 : 0;
    next += (flags & KEY) != 0 ? 4 : 0;
    next += (flags & SEQUENCE) != 0 ? 4 : 0;
    boolean version1 = (flags & 7) == 1;
    next += version1 && (flags & ACKNOWLEDGMENT) != 0 ? 4 : 0;
    if (Dissector.lacks(d, Protocol.GRE, at, next - at, capEnd, wireEnd)) {
      return;
    }
    int type = Bytes.u16(b, at + 2);
    if (type == PPP) {
      Ppp.dissect(d, b, next, capEnd, wireEnd);
    } else if (type >= ARUBA_FIRST && type <= ARUBA_LAST && (type & 0xf) == 0) {
      Wlan.dissect(d, b, next, capEnd, wireEnd);
    } else if (type == MIRROR) {
      int skipped = (flags & SEQUENCE) != 0 ? MIRROR_HEADER_LEN : 0;
      Ethernet.dissect(d, b, next + skipped, capEnd, wireEnd);
    } else {
      payload(d, type, b, next, capEnd, wireEnd);
    }
  }

  /** Only some of the EtherTypes are carried in GRE. */
  static void payload(Dissection d, int type, byte[] b, int at, int capEnd, int wireEnd) {
    switch (type) {
      case EtherType.IPV4 -> Ipv4.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.IPV6 -> Ipv6.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.ARP -> Arp.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.MPLS, EtherType.MPLS_UPSTREAM -> Mpls.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.TRANSPARENT_ETHERNET, MIKROTIK -> Ethernet.dissect(d, b, at, capEnd, wireEnd);
      case WCCP -> {
        // Version 2 of Cisco's web cache protocol puts four bytes in front of the packet.
        boolean second = at < capEnd && Bytes.u8(b, at) >>> 4 != 4;
        Ipv4.dissect(d, b, second ? at + 4 : at, capEnd, wireEnd);
      }
      default -> Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }
}
