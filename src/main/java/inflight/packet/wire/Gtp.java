package inflight.packet.wire;

/**
 * GPRS Tunneling Protocol, user plane (3GPP TS 29.281; version 0 of GSM 09.60): flags (1), message
 * type (1), length (2), tunnel (4), and where a flag says so sequence number (2), N-PDU number (1)
 * and the type of the next extension header (1).
 */
final class Gtp {
  static final int CONTROL_PORT = 2123;
  static final int USER_PORT = 2152;
  static final int PRIME_PORT = 3386;
  private static final int USER_DATA = 0xff;
  private static final int NOT_PRIME = 0x10;
  private static final int OPTIONAL_FIELDS = 0x07;
  private static final int EXTENSION = 0x04;
  private static final int HEADER_LEN = 8;
  private static final int HEADER_LEN_V0 = 20;
  private static final int HEADER_LEN_PRIME = 6;

  private Gtp() {}

  /** Returns false if these bytes are not GTP. */
  static boolean dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (capEnd - at < 2 || Bytes.u8(b, at) >>> 5 > 2 || b[at + 1] == 0) {
      return false;
    }
    int version = Bytes.u8(b, at) >>> 5;
    boolean prime = (b[at] & NOT_PRIME) == 0;
    int headerLen = headerLen(version, prime, b[at]);
    if (d.push(Protocol.GTP, b, at, capEnd, wireEnd) < 0
        || Bytes.u8(b, at + 1) != USER_DATA
        || version == 2
        || Dissector.lacks(d, Protocol.GTP, at, headerLen, capEnd, wireEnd)) {
      return true;
    }
    int end = Math.min(wireEnd, at + headerLen + Bytes.u16(b, at + 2));
    int capturedTo = Math.min(capEnd, end);
    boolean extensible = version == 1 && !prime;
    int next = extensible ? behindExtensions(b, at, capturedTo) : at + headerLen;
    if (next >= 0) {
      payload(d, b, next, capturedTo, end);
    }
    return true;
  }

  /**
   * GTP' (3GPP TS 32.295) has 6 bytes only, or, as version 0, the 20 of GTP if a flag is not set.
   */
  private static int headerLen(int version, boolean prime, byte flags) {
    if (prime) {
      return version == 0 && (flags & 1) == 0 ? HEADER_LEN_V0 : HEADER_LEN_PRIME;
    }
    return version == 0 ? HEADER_LEN_V0 : HEADER_LEN;
  }

  /** Where the packet begins, -1 if the header is cut. */
  private static int behindExtensions(byte[] b, int at, int capEnd) {
    int next = at + HEADER_LEN;
    if ((b[at] & OPTIONAL_FIELDS) == 0) {
      return next;
    }
    next += 4;
    int type = (b[at] & EXTENSION) == 0 ? 0 : next <= capEnd ? Bytes.u8(b, next - 1) : -1;
    while (type > 0) { // each: length in 4 bytes, content, type of the next
      int len = next < capEnd ? Bytes.u8(b, next) * 4 : 0;
      if (len == 0 || capEnd - next < len) {
        return -1;
      }
      next += len;
      type = Bytes.u8(b, next - 1);
    }
    return type == 0 ? next : -1;
  }

  /**
   * What the packet is, no field says: its first byte tells, or an EtherType where one would be.
   */
  private static void payload(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int first = at < capEnd ? Bytes.u8(b, at) : 0;
    if (first >= 0x45 && first <= 0x4e) {
      Ipv4.dissect(d, b, at, capEnd, wireEnd);
    } else if (first >>> 4 == 6) {
      Ipv6.dissect(d, b, at, capEnd, wireEnd);
    } else if (capEnd - at > Ethernet.HEADER_LEN && isEthernet(Ethernet.type(b, at))) {
      Ethernet.dissect(d, b, at, capEnd, wireEnd);
    } else {
      Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }

  private static boolean isEthernet(int type) {
    return type == EtherType.IPV4 || type == EtherType.IPV6 || type == EtherType.ARP;
  }
}
