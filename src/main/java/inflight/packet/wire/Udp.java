package inflight.packet.wire;

/**
 * User Datagram Protocol (RFC 768): source port, destination port, length, checksum, 2 bytes each.
 */
public final class Udp {
  public static final int HEADER_LEN = 8;
  private static final int FIRST_FREE_PORT = 1024;

  private Udp() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.UDP, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.UDP, at, HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int end = Math.min(wireEnd, at + Math.max(HEADER_LEN, length(b, at)));
    payload(d, b, at, Math.min(capEnd, end), end);
  }

  /**
   * The port says what the payload is. Where either may, the lower one counts, as in Wireshark:
   * below 1024 nearly all are taken by other protocols.
   */
  private static void payload(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int next = at + HEADER_LEN;
    int low = Math.min(sourcePort(b, at), destinationPort(b, at));
    int high = Math.max(sourcePort(b, at), destinationPort(b, at));
    if (next >= wireEnd
        || !tunnel(d, low, b, next, capEnd, wireEnd)
            && (low > 0 && low < FIRST_FREE_PORT || !tunnel(d, high, b, next, capEnd, wireEnd))) {
      Dissector.data(d, b, next, capEnd, wireEnd);
    }
  }

  /** Goes on in what comes over this port; false if nothing known does. */
  private static boolean tunnel(Dissection d, int port, byte[] b, int at, int capEnd, int wireEnd) {
    switch (port) {
      case L2tp.PORT -> {
        return L2tp.dissect(d, b, at, capEnd, wireEnd);
      }
      case Gtp.CONTROL_PORT, Gtp.USER_PORT, Gtp.PRIME_PORT -> {
        return Gtp.dissect(d, b, at, capEnd, wireEnd);
      }
      case Teredo.PORT -> Teredo.dissect(d, b, at, capEnd, wireEnd);
      case Ayiya.PORT -> Ayiya.dissect(d, b, at, capEnd, wireEnd);
      case SniffedOverUdp.LISP_PORT -> SniffedOverUdp.lisp(d, b, at, capEnd, wireEnd);
      case Gre.UDP_PORT -> Gre.dissect(d, b, at, capEnd, wireEnd);
      case Overlay.VXLAN_PORT -> Overlay.vxlan(d, b, at, capEnd, wireEnd);
      case Overlay.VXLAN_GPE_PORT -> Overlay.vxlanGpe(d, b, at, capEnd, wireEnd);
      case SniffedOverUdp.CAPWAP_PORT -> SniffedOverUdp.capwap(d, b, at, capEnd, wireEnd);
      case Overlay.GENEVE_PORT -> Overlay.geneve(d, b, at, capEnd, wireEnd);
      case Mpls.UDP_PORT -> Mpls.dissect(d, b, at, capEnd, wireEnd);
      case SniffedOverUdp.TZSP_PORT -> SniffedOverUdp.tzsp(d, b, at, capEnd, wireEnd);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether a layer has its header, with a length that is not below the header's. */
  public static boolean readable(Dissection d, int layer) {
    return d.capturedEnd(layer) - d.start(layer) >= HEADER_LEN
        && datagramLen(d, layer) >= HEADER_LEN;
  }

  /** Bytes with the header, as it says. Over IPv6 a length of 0 is a jumbogram (RFC 2675 4). */
  public static int datagramLen(Dissection d, int layer) {
    int len = length(d.data(layer), d.start(layer));
    return len == 0 && overIpv6(d, layer) ? d.wireEnd(layer) - d.start(layer) : len;
  }

  /** Whether the IP layer below is of version 6. */
  public static boolean overIpv6(Dissection d, int layer) {
    int network = layer - 1;
    while (network > 0 && d.protocol(network) == Protocol.IPV6_EXTENSION) {
      network--;
    }
    return network >= 0 && d.protocol(network) == Protocol.IPV6;
  }

  public static int sourcePort(byte[] b, int at) {
    return Bytes.u16(b, at);
  }

  public static int destinationPort(byte[] b, int at) {
    return Bytes.u16(b, at + 2);
  }

  public static int length(byte[] b, int at) {
    return Bytes.u16(b, at + 4);
  }

  public static int checksum(byte[] b, int at) {
    return Bytes.u16(b, at + 6);
  }
}
