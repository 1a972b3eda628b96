package inflight.packet.wire;

/** Protocol numbers above IP (IANA) and where each goes on. */
public final class IpProtocols {
  public static final int ICMP = 1;
  public static final int IPV4 = 4;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int IPV6 = 41;
  public static final int GRE = 47;
  public static final int ICMPV6 = 58;
  public static final int AH = 51;
  public static final int ETHER_IP = 97;
  public static final int PIM = 103;
  public static final int L2TP = 115;
  public static final int MPLS = 137;
  public static final int ETHERNET = 143;

  private IpProtocols() {}

  static void dispatch(
      Dissection d, int protocol, int network, byte[] b, int at, int capEnd, int wireEnd) {
    switch (protocol) {
      case TCP -> Tcp.dissect(d, network, b, at, capEnd, wireEnd);
      case UDP -> Udp.dissect(d, b, at, capEnd, wireEnd);
      case ICMP -> Icmp.dissect(d, b, at, capEnd, wireEnd);
      case ICMPV6 -> Icmp.dissectV6(d, b, at, capEnd, wireEnd);
      case IPV4 -> Ipv4.byVersion(d, b, at, capEnd, wireEnd);
      case IPV6 -> Ipv6.dissect(d, b, at, capEnd, wireEnd);
      case GRE -> Gre.dissect(d, b, at, capEnd, wireEnd);
      case AH -> Authentication.dissect(d, network, b, at, capEnd, wireEnd);
      case PIM -> Pim.dissect(d, b, at, capEnd, wireEnd);
      case L2TP -> L2tp.overIp(d, b, at, capEnd, wireEnd);
      case ETHER_IP -> etherIp(d, b, at, capEnd, wireEnd);
      case ETHERNET -> Ethernet.dissect(d, b, at, capEnd, wireEnd);
      case MPLS -> Mpls.dissect(d, b, at, capEnd, wireEnd);
      case Ipv6.HOP_BY_HOP, Ipv6.ROUTING, Ipv6.FRAGMENT_HEADER, Ipv6.DESTINATION_OPTIONS ->
          Ipv6.extensions(d, network, protocol, b, at, capEnd, wireEnd, false); // misplaced
      default -> Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }

  /** Ethernet in IP (RFC 3378): version (4 bits), 0 (12 bits), the frame. */
  private static void etherIp(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.ETHER_IP, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.ETHER_IP, at, 2, capEnd, wireEnd)) {
      Ethernet.dissect(d, b, at + 2, capEnd, wireEnd);
    }
  }

  /** What people call it. */
  public static String name(int protocol) {
    return switch (protocol) {
      case ICMP -> "ICMP";
      case TCP -> "TCP";
      case UDP -> "UDP";
      case ICMPV6 -> "ICMPv6";
      case IPV4 -> "IPv4";
      case IPV6 -> "IPv6";
      case GRE -> "GRE";
      default -> "protocol " + protocol;
    };
  }
}
