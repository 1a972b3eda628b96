package inflight.packet.wire;

/** Link layers with a small header each. */
final class OtherLinks {
  private static final int NFLOG_PAYLOAD = 9;
  private static final int INET = 2;
  private static final int INET6 = 10;

  private OtherLinks() {}

  /**
   * Linux netfilter log: family, version, resource (2), then type-length-values in the byte order
   * of the host that captured. Little endian unless its first length makes no sense so.
   */
  static void nflog(Dissection d, byte[] b, int from, int capEnd, int wireEnd) {
    d.push(Protocol.NFLOG, b, from, capEnd, wireEnd);
    if (Dissector.lacks(d, Protocol.NFLOG, from, 4, capEnd, wireEnd)) {
      return;
    }
    int at = from + 4;
    while (capEnd - at >= 4) {
      int len = Bytes.u8(b, at) | Bytes.u8(b, at + 1) << 8;
      int type = Bytes.u8(b, at + 2) | Bytes.u8(b, at + 3) << 8;
      if (len < 4) {
        return;
      }
      if ((type & 0x7fff) == NFLOG_PAYLOAD) {
        int end = Math.min(wireEnd, at + len);
        switch (Bytes.u8(b, from)) {
          case INET -> Ipv4.byVersion(d, b, at + 4, Math.min(capEnd, end), end);
          case INET6 -> Ipv6.dissect(d, b, at + 4, Math.min(capEnd, end), end);
          default -> Dissector.data(d, b, at + 4, Math.min(capEnd, end), end);
        }
        return;
      }
      at += len + 3 & ~3;
    }
  }

  /**
   * Apple PKTAP: a little-endian header length, a record type and the link type of what follows.
   */
  static void pktap(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    d.push(Protocol.PKTAP, b, at, capEnd, wireEnd);
    if (Dissector.lacks(d, Protocol.PKTAP, at, 12, capEnd, wireEnd)) {
      return;
    }
    int len = littleEndian(b, at);
    int linkType = littleEndian(b, at + 8);
    if (len >= 12 && !Dissector.lacks(d, Protocol.PKTAP, at, len, capEnd, wireEnd)) {
      Dissector.link(d, linkType, b, at + len, capEnd, wireEnd);
    }
  }

  /**
   * OpenBSD packet filter log: its first byte is the length without padding, its second the family.
   */
  static void pflog(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    d.push(Protocol.PFLOG, b, at, capEnd, wireEnd);
    if (Dissector.lacks(d, Protocol.PFLOG, at, 4, capEnd, wireEnd)) {
      return;
    }
    int next = at + (Bytes.u8(b, at) + 3 & ~3);
    switch (Bytes.u8(b, at + 1)) {
      case 2 -> Ipv4.byVersion(d, b, next, capEnd, wireEnd);
      case 10, 24, 28, 30 -> Ipv6.dissect(d, b, next, capEnd, wireEnd);
      default -> Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  private static int littleEndian(byte[] b, int at) {
    return Integer.reverseBytes(Bytes.i32(b, at));
  }
}
