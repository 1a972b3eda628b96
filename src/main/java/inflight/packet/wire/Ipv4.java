package inflight.packet.wire;

/**
 * Internet Protocol version 4 (RFC 791).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |Version|  IHL  |   DSCP    |ECN|          Total Length         |
 * |         Identification        |0|D|M|    Fragment Offset      |
 * |  Time to Live |    Protocol   |        Header Checksum        |
 * |                         Source Address                        |
 * |                      Destination Address                      |
 * </pre>
 */
public final class Ipv4 {
  public static final int MIN_HEADER_LEN = 20;
  public static final int SOURCE = 12;
  public static final int DESTINATION = 16;
  private static final int NO_OPERATION = 1;
  private static final int LOOSE_ROUTE = 0x83;
  private static final int STRICT_ROUTE = 0x89;
  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int OFFSET_MASK = 0x1fff;

  private Ipv4() {}

  /** Where either version may come, and the version field alone tells which. */
  static void byVersion(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (at < capEnd && version(b, at) == 6) {
      Ipv6.dissect(d, b, at, capEnd, wireEnd);
    } else {
      dissect(d, b, at, capEnd, wireEnd);
    }
  }

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int layer = d.push(Protocol.IPV4, b, at, capEnd, wireEnd);
    if (layer < 0 || Dissector.lacks(d, Protocol.IPV4, at, MIN_HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int from = at - d.frameStart();
    int headerLen = headerLen(b, at);
    if (version(b, at) != 4) {
      d.fault(new Fault(Protocol.IPV4, from, 4, version(b, at), Fault.Kind.WRONG_VERSION));
      if (version(b, at) == 6) {
        Ipv6.dissect(d, b, at, capEnd, wireEnd);
      }
      return;
    }
    if (headerLen < MIN_HEADER_LEN) {
      d.fault(
          new Fault(Protocol.IPV4, from, MIN_HEADER_LEN, headerLen, Fault.Kind.HEADER_TOO_SHORT));
      return;
    }
    int total = totalLen(b, at);
    if (total != 0 && total < headerLen) {
      d.fault(new Fault(Protocol.IPV4, from + 2, headerLen, total, Fault.Kind.LENGTH_BELOW_HEADER));
      return;
    }
    // A total length of 0 is a packet handed to the card for segmentation: it ends with the frame.
    int end = total == 0 ? wireEnd : Math.min(wireEnd, at + total);
    if (total != 0 && at + total > wireEnd) {
      d.fault(new Fault(Protocol.IPV4, from + 2, total, wireEnd - at, Fault.Kind.CUT_BY_LENGTH));
    }
    int capturedTo = Math.min(capEnd, end);
    int next = at + headerLen;
    if (next > capturedTo) {
      Dissector.lacks(d, Protocol.IPV4, at, headerLen, capturedTo, end);
      return;
    }
    if (headerLen > MIN_HEADER_LEN
        && (destinationAt(b, at, capturedTo) < 0
            || !Ipv4Options.readable(b, at + MIN_HEADER_LEN, next))) {
      return;
    }
    int fragment = Bytes.u16(b, at + 6) & (MORE_FRAGMENTS | OFFSET_MASK);
    if (fragment == 0) {
      IpProtocols.dispatch(d, protocol(b, at), layer, b, next, capturedTo, end);
    } else {
      boolean whole = capEnd >= (total == 0 ? wireEnd : at + total);
      fragment(d, layer, b, next, capturedTo, end, fragment, whole);
    }
  }

  private static void fragment(
      Dissection d, int layer, byte[] b, int next, int capEnd, int end, int bits, boolean whole) {
    if (whole) {
      d.pendingFragment(layer);
    } else if ((bits & OFFSET_MASK) == 0) {
      // Cut by the snap length, so it can never be put together: show the header that is there.
      d.firstFragmentOnly();
      IpProtocols.dispatch(d, protocol(b, d.start(layer)), layer, b, next, capEnd, end);
    } else {
      Dissector.data(d, b, next, capEnd, end);
    }
  }

  /**
   * Index of the destination: in the header, or the last address of a source route that is not used
   * up yet (RFC 791 3.1). -1 if the options that tell were not captured.
   */
  public static int destinationAt(byte[] b, int at, int capturedEnd) {
    int end = at + headerLen(b, at);
    int p = at + MIN_HEADER_LEN;
    while (p < end) {
      if (p >= capturedEnd) {
        return -1;
      }
      int option = Bytes.u8(b, p);
      if (option == 0) {
        break;
      }
      if (option == NO_OPERATION) {
        p++;
        continue;
      }
      if (p + 1 >= end) {
        break;
      }
      if (p + 1 >= capturedEnd) {
        return -1;
      }
      int len = Bytes.u8(b, p + 1);
      if (len < 2 || p + len > end) {
        break;
      }
      if (option == LOOSE_ROUTE || option == STRICT_ROUTE) {
        return routed(b, at, p, len, capturedEnd);
      }
      p += len;
    }
    return at + DESTINATION;
  }

  private static int routed(byte[] b, int at, int option, int len, int capturedEnd) {
    if (option + 2 >= capturedEnd) {
      return -1;
    }
    int pointer = Bytes.u8(b, option + 2);
    if (pointer < 4 || (pointer & 3) != 0 || pointer > len) {
      return at + DESTINATION;
    }
    int last = option + len - 4;
    return last + 4 <= capturedEnd ? last : -1;
  }

  public static int version(byte[] b, int at) {
    return Bytes.u8(b, at) >>> 4;
  }

  public static int headerLen(byte[] b, int at) {
    return (b[at] & 0xf) << 2;
  }

  public static int dscp(byte[] b, int at) {
    return Bytes.u8(b, at + 1) >>> 2;
  }

  public static int ecn(byte[] b, int at) {
    return b[at + 1] & 3;
  }

  public static int totalLen(byte[] b, int at) {
    return Bytes.u16(b, at + 2);
  }

  public static int id(byte[] b, int at) {
    return Bytes.u16(b, at + 4);
  }

  public static boolean dontFragment(byte[] b, int at) {
    return (b[at + 6] & 0x40) != 0;
  }

  public static boolean moreFragments(byte[] b, int at) {
    return (b[at + 6] & 0x20) != 0;
  }

  /** Fragment offset in bytes. */
  public static int fragmentOffset(byte[] b, int at) {
    return (Bytes.u16(b, at + 6) & OFFSET_MASK) << 3;
  }

  public static int ttl(byte[] b, int at) {
    return Bytes.u8(b, at + 8);
  }

  public static int protocol(byte[] b, int at) {
    return Bytes.u8(b, at + 9);
  }

  public static int checksum(byte[] b, int at) {
    return Bytes.u16(b, at + 10);
  }
}
