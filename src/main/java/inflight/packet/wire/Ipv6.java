package inflight.packet.wire;

/**
 * Internet Protocol version 6 (RFC 8200) with its extension headers.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |Version| Traffic Class |              Flow Label               |
 * |         Payload Length        |  Next Header  |   Hop Limit   |
 * |                     Source Address (16)                       |
 * |                   Destination Address (16)                    |
 * </pre>
 */
public final class Ipv6 {
  public static final int HEADER_LEN = 40;
  public static final int SOURCE = 8;
  public static final int DESTINATION = 24;
  public static final int FRAGMENT_HEADER = 44;
  private static final int FRAGMENT_LEN = 8;
  public static final int HOP_BY_HOP = 0;
  private static final int JUMBO_OPTION = 0xc2;
  public static final int ROUTING = 43;
  private static final int AUTHENTICATION = 51;
  public static final int NO_NEXT = 59;
  public static final int DESTINATION_OPTIONS = 60;
  private static final int SHIM6 = 140;

  /** Option of a mobile host (RFC 6275 6.3), read as 16 bytes whatever length it claims. */
  private static final int HOME_ADDRESS = 0xc9;

  private static final int HOME_ADDRESS_LEN = 18;

  private Ipv6() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int layer = d.push(Protocol.IPV6, b, at, capEnd, wireEnd);
    if (layer < 0 || Dissector.lacks(d, Protocol.IPV6, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int version = Bytes.u8(b, at) >>> 4;
    if (version != 6) {
      d.fault(new Fault(Protocol.IPV6, at - d.frameStart(), 6, version, Fault.Kind.WRONG_VERSION));
      return;
    }
    long payload = payloadLen(b, at);
    if (payload == 0 && nextHeader(b, at) == HOP_BY_HOP) {
      payload = jumboLen(b, at + HEADER_LEN, capEnd);
    }
    int end = (int) Math.min(wireEnd, at + HEADER_LEN + payload);
    if (end < at + HEADER_LEN + payload) {
      int needed = (int) Math.min(Integer.MAX_VALUE, payload);
      int had = wireEnd - at - HEADER_LEN;
      int offset = at - d.frameStart() + 4;
      d.fault(new Fault(Protocol.IPV6, offset, needed, had, Fault.Kind.CUT_BY_LENGTH));
    }
    boolean whole = capEnd >= at + HEADER_LEN + payload;
    extensions(d, layer, nextHeader(b, at), b, at + HEADER_LEN, Math.min(capEnd, end), end, whole);
  }

  /** Payload length of a jumbogram, from the options of its hop-by-hop header; 0 without. */
  private static long jumboLen(byte[] b, int at, int capEnd) {
    if (capEnd - at < 8) {
      return 0;
    }
    int end = Math.min(capEnd, at + extensionLen(HOP_BY_HOP, b, at));
    for (int p = at + 2; p + 1 < end; p += b[p] == 0 ? 1 : 2 + Bytes.u8(b, p + 1)) {
      if (Bytes.u8(b, p) == JUMBO_OPTION && p + 6 <= end) {
        long len = Bytes.u32(b, p + 2);
        return len > 0xffff ? len : 0; // RFC 2675 3: smaller ones fit into the header
      }
    }
    return 0;
  }

  static void extensions(
      Dissection d,
      int network,
      int firstHeader,
      byte[] b,
      int from,
      int capEnd,
      int end,
      boolean whole) {
    int next = firstHeader;
    int at = from;
    while (isExtension(next)) {
      int layer = d.push(Protocol.IPV6_EXTENSION, b, at, capEnd, end);
      if (layer < 0 || Dissector.lacks(d, Protocol.IPV6_EXTENSION, at, 8, capEnd, end)) {
        return;
      }
      int len = extensionLen(next, b, at);
      if (next == FRAGMENT_HEADER && !isAtomic(b, at)) {
        if (whole) {
          d.pendingFragment(layer);
        } else { // cut by the snap length, so it can never be put together
          Dissector.data(d, b, at + FRAGMENT_LEN, capEnd, end);
        }
        return;
      }
      if (at + len > capEnd) {
        Dissector.lacks(d, Protocol.IPV6_EXTENSION, at, len, capEnd, end);
        return;
      }
      if (next == HOP_BY_HOP || next == DESTINATION_OPTIONS) {
        int needed = optionsEnd(b, at + 2, at + len, capEnd) - at;
        if (Dissector.lacks(d, Protocol.IPV6_EXTENSION, at, needed, capEnd, end)) {
          return;
        }
      }
      next = Bytes.u8(b, at);
      at += len;
    }
    if (next != NO_NEXT) {
      IpProtocols.dispatch(d, next, network, b, at, capEnd, end);
    }
  }

  /**
   * Where the options of {@code [from, to)} end, or the first one that ends behind {@code capEnd}.
   */
  private static int optionsEnd(byte[] b, int from, int to, int capEnd) {
    int p = from;
    while (p < to && p <= capEnd) {
      if (p + 2 > capEnd) {
        return p + 2; // the length is looked at even of padding that has none
      }
      int len = b[p] == 0 ? 1 : 2 + Bytes.u8(b, p + 1);
      p += Bytes.u8(b, p) == HOME_ADDRESS ? Math.max(len, HOME_ADDRESS_LEN) : len;
    }
    return p;
  }

  /** Headers that others may follow; nothing follows mobility (RFC 6275) and HIP (RFC 7401). */
  public static boolean isExtension(int nextHeader) {
    return switch (nextHeader) {
      case HOP_BY_HOP, ROUTING, FRAGMENT_HEADER, AUTHENTICATION, DESTINATION_OPTIONS, SHIM6 -> true;
      default -> false;
    };
  }

  private static int extensionLen(int header, byte[] b, int at) {
    return switch (header) {
      case FRAGMENT_HEADER -> FRAGMENT_LEN;
      case AUTHENTICATION -> (Bytes.u8(b, at + 1) + 2) << 2; // counted in 4 bytes (RFC 4302 2.2)
      default -> (Bytes.u8(b, at + 1) + 1) << 3;
    };
  }

  /**
   * Index of the last address of a source route (RFC 2460 4.4) that the packet still has to go,
   * from the IPv6 layer {@code ip}; -1 without one.
   */
  public static int finalDestinationAt(Dissection d, int ip) {
    int kind = nextHeader(d.data(ip), d.start(ip));
    for (int i = ip + 1; i < d.count() && d.protocol(i) == Protocol.IPV6_EXTENSION; i++) {
      byte[] b = d.data(i);
      int at = d.start(i);
      if (kind == ROUTING && d.capturedEnd(i) - at >= 4) {
        int addresses = Bytes.u8(b, at + 1) >>> 1;
        int left = Bytes.u8(b, at + 3);
        boolean source = b[at + 2] == 0 && left > 0 && addresses > 0 && left <= addresses;
        int last = at + 8 + 16 * (addresses - 1);
        return source && last + 16 <= d.capturedEnd(i) ? last : -1;
      }
      kind = Bytes.u8(b, at);
    }
    return -1;
  }

  /** A fragment header on a packet that is whole (RFC 6946). */
  private static boolean isAtomic(byte[] b, int at) {
    return (Bytes.u16(b, at + 2) & 0xfff9) == 0;
  }

  /** Offset in bytes, from the fragment header at {@code at}. */
  public static int fragmentOffset(byte[] b, int at) {
    return Bytes.u16(b, at + 2) & 0xfff8;
  }

  public static boolean moreFragments(byte[] b, int at) {
    return (b[at + 3] & 1) != 0;
  }

  public static int fragmentId(byte[] b, int at) {
    return Bytes.i32(b, at + 4);
  }

  public static int trafficClass(byte[] b, int at) {
    return Bytes.u16(b, at) >>> 4 & 0xff;
  }

  public static int ecn(byte[] b, int at) {
    return trafficClass(b, at) & 3;
  }

  public static int flowLabel(byte[] b, int at) {
    return Bytes.i32(b, at) & 0xfffff;
  }

  public static int payloadLen(byte[] b, int at) {
    return Bytes.u16(b, at + 4);
  }

  public static int nextHeader(byte[] b, int at) {
    return Bytes.u8(b, at + 6);
  }

  public static int hopLimit(byte[] b, int at) {
    return Bytes.u8(b, at + 7);
  }
}
