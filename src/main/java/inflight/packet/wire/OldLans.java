package inflight.packet.wire;

/** Local networks that Ethernet replaced, and IP over InfiniBand and Solaris's own interface. */
final class OldLans {
  private static final int FDDI_LEN = 13;
  private static final int TOKEN_RING_LEN = 14;
  private static final int INFINIBAND_ADDRESSES_LEN = 40;
  private static final int IPNET_LEN = 24;

  private OldLans() {}

  /** ARCNET (RFC 1201, RFC 1051): source, destination (1 each), offset on Linux (2), protocol. */
  static void arcnet(Dissection d, boolean linux, byte[] b, int at, int capEnd, int wireEnd) {
    int protocolAt = at + (linux ? 4 : 2);
    int shortest = protocolAt + 1 - at;
    if (d.push(Protocol.ARCNET, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.ARCNET, at, shortest, capEnd, wireEnd)) {
      return;
    }
    int protocol = Bytes.u8(b, protocolAt);
    int next = protocolAt + 1;
    boolean plain = protocol == 240 || protocol == 241 || protocol == 128 || protocol == 0xcd;
    if (!plain) { // split flag (1), sequence (2); an exception frame has four bytes before them
      boolean exception = !linux && next < capEnd && Bytes.u8(b, next) == 0xff;
      next += exception ? 7 : 3;
    }
    if (Dissector.lacks(d, Protocol.ARCNET, at, next - at, capEnd, wireEnd)) {
      return;
    }
    switch (protocol) {
      case 240, 212 -> Ipv4.byVersion(d, b, next, capEnd, wireEnd);
      case 241, 213, 214 -> Arp.dissect(d, b, next, capEnd, wireEnd);
      case 196 -> Ipv6.dissect(d, b, next, capEnd, wireEnd);
      default -> Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  /** FDDI (ISO 9314-2): frame control (1), destination (6), source (6), LLC. */
  static void fddi(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.FDDI, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.FDDI, at, FDDI_LEN, capEnd, wireEnd)) {
      return;
    }
    boolean llc = (b[at] & 0xf0) == 0x50;
    if (llc) {
      Llc.dissect(d, b, at + FDDI_LEN, capEnd, wireEnd);
    } else {
      Dissector.data(d, b, at + FDDI_LEN, capEnd, wireEnd);
    }
  }

  /**
   * IEEE 802.5: access control (1), frame control (1), destination (6), source (6), a route where
   * the first bit of the source is set, LLC.
   */
  static void tokenRing(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.TOKEN_RING, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.TOKEN_RING, at, TOKEN_RING_LEN + 1, capEnd, wireEnd)) {
      return;
    }
    boolean routed = (b[at + 8] & 0x80) != 0;
    int next = at + TOKEN_RING_LEN + (routed ? b[at + TOKEN_RING_LEN] & 0x1f : 0);
    boolean llc = (b[at + 1] & 0xc0) == 0x40;
    if (llc && !Dissector.lacks(d, Protocol.TOKEN_RING, at, next - at, capEnd, wireEnd)) {
      Llc.dissect(d, b, next, capEnd, wireEnd);
    }
  }

  /** IP over InfiniBand (RFC 4391): route header (40), EtherType (2), reserved (2). */
  static void ipOverInfiniband(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int next = at + INFINIBAND_ADDRESSES_LEN + 4;
    if (d.push(Protocol.IP_OVER_INFINIBAND, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.IP_OVER_INFINIBAND, at, next - at, capEnd, wireEnd)) {
      return;
    }
    switch (Bytes.u16(b, next - 4)) {
      case EtherType.IPV4 -> Ipv4.byVersion(d, b, next, capEnd, wireEnd);
      case EtherType.IPV6 -> Ipv6.dissect(d, b, next, capEnd, wireEnd);
      case EtherType.ARP, EtherType.REVERSE_ARP -> Arp.dissect(d, b, next, capEnd, wireEnd);
      default -> {}
    }
  }

  /** Solaris ipnet: version (1), family (1), hook (2), length of the packet (4), zones. */
  static void ipnet(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.IPNET, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.IPNET, at, IPNET_LEN, capEnd, wireEnd)) {
      return;
    }
    long next = capEnd - Bytes.u32(b, at + 4);
    if (next < at) {
      return;
    }
    switch (b[at + 1]) {
      case 2 -> Ipv4.byVersion(d, b, (int) next, capEnd, wireEnd);
      case 26 -> Ipv6.dissect(d, b, (int) next, capEnd, wireEnd);
      default -> {}
    }
  }
}
