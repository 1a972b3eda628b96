package inflight.packet.wire;

/** Cisco HDLC (RFC 1547 4.3.1): address (1), control (1), protocol (2), mostly an EtherType. */
public final class CiscoHdlc {
  private static final int HEADER_LEN = 4;

  private CiscoHdlc() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.CISCO_HDLC, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.CISCO_HDLC, at, HEADER_LEN, capEnd, wireEnd)) {
      payload(d, Bytes.u16(b, at + 2), b, at + HEADER_LEN, capEnd, wireEnd);
    }
  }

  static boolean isType(int type) {
    return switch (type) {
      case EtherType.IPV4,
          EtherType.IPV6,
          EtherType.MPLS,
          EtherType.MPLS_UPSTREAM,
          EtherType.TRANSPARENT_ETHERNET ->
          true;
      default -> false;
    };
  }

  static void payload(Dissection d, int type, byte[] b, int at, int capEnd, int wireEnd) {
    if (type == EtherType.IPV4) {
      Ipv4.byVersion(d, b, at, capEnd, wireEnd);
    } else if (isType(type)) {
      Dissector.dispatchEtherType(d, type, b, at, capEnd, wireEnd);
    } else {
      Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }
}
