package inflight.packet.wire;

/**
 * ICMP (RFC 792) and ICMPv6 (RFC 4443): type (1), code (1), checksum (2), rest of header (4). An
 * error quotes the packet that caused it; the quotation is taken apart too.
 */
public final class Icmp {
  public static final int HEADER_LEN = 8;
  private static final int REDIRECT = 5;
  private static final int REDIRECT_V6 = 137;
  private static final int REDIRECT_V6_LEN = 40;
  private static final int REDIRECTED_PACKET = 4;

  private Icmp() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.ICMP, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.ICMP, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    switch (type(b, at)) {
      case 3, 4, 5, 11, 12 -> { // unreachable, quench, redirect, time exceeded, parameter problem
        d.enterError();
        int end = quotationEnd(b, at, capEnd, wireEnd);
        Ipv4.dissect(d, b, at + HEADER_LEN, Math.min(capEnd, end), end);
      }
      default -> Dissector.data(d, b, at + HEADER_LEN, capEnd, wireEnd);
    }
  }

  /**
   * Where the quoted packet ends: a redirect quotes its header and 8 bytes, other errors may say
   * how much they quote before extensions follow (RFC 4884 4).
   */
  private static int quotationEnd(byte[] b, int at, int capEnd, int wireEnd) {
    int quoted = at + HEADER_LEN;
    if (capEnd - quoted < 4) {
      return wireEnd;
    }
    int headerLen = Ipv4.headerLen(b, quoted);
    int words = type(b, at) == REDIRECT ? 0 : Bytes.u8(b, at + 5);
    if (type(b, at) == REDIRECT) {
      return Math.min(wireEnd, quoted + headerLen + 8);
    }
    boolean extended =
        words > 0 && wireEnd - quoted > words * 4 && Ipv4.totalLen(b, quoted) > words * 4;
    return extended ? Math.min(wireEnd, quoted + headerLen + words * 4) : wireEnd;
  }

  static void dissectV6(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.ICMPV6, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.ICMPV6, at, 4, capEnd, wireEnd)) {
      return;
    }
    if (type(b, at) >= 1 && type(b, at) <= 4 && capEnd - at > HEADER_LEN) {
      d.enterError();
      if (Bytes.u8(b, at + HEADER_LEN) >>> 4 != 6) {
        Dissector.data(d, b, at + HEADER_LEN, capEnd, wireEnd);
        return;
      }
      Ipv6.dissect(d, b, at + HEADER_LEN, capEnd, wireEnd);
    } else if (type(b, at) == REDIRECT_V6) {
      redirected(d, b, at + REDIRECT_V6_LEN, capEnd, wireEnd);
    } else {
      Dissector.data(d, b, at + HEADER_LEN, capEnd, wireEnd);
    }
  }

  /** The options of a redirect (RFC 4861 4.6): one of them holds the packet that caused it. */
  private static void redirected(Dissection d, byte[] b, int from, int capEnd, int wireEnd) {
    int at = from;
    while (capEnd - at >= 8 && b[at + 1] != 0) {
      int end = Math.min(wireEnd, at + Bytes.u8(b, at + 1) * 8);
      if (b[at] == REDIRECTED_PACKET && end - at > 8) {
        d.enterError();
        Ipv6.dissect(d, b, at + 8, Math.min(capEnd, end), end);
        return;
      }
      at = end;
    }
  }

  public static int type(byte[] b, int at) {
    return Bytes.u8(b, at);
  }

  public static int code(byte[] b, int at) {
    return Bytes.u8(b, at + 1);
  }

  public static int checksum(byte[] b, int at) {
    return Bytes.u16(b, at + 2);
  }

  /** The MTU that a "fragmentation needed" (type 3, code 4) names (RFC 1191 4). */
  public static int nextHopMtu(byte[] b, int at) {
    return Bytes.u16(b, at + 6);
  }
}
