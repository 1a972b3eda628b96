package inflight.packet.wire;

/** Protocol numbers above IP (IANA) and where each goes on. */
public final class IpProtocols {
  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int ICMPV6 = 58;

  private IpProtocols() {}

  static void dispatch(
      Dissection d, int protocol, int network, byte[] b, int at, int capEnd, int wireEnd) {
    switch (protocol) {
      case TCP -> Tcp.dissect(d, network, b, at, capEnd, wireEnd);
      case UDP -> Udp.dissect(d, b, at, capEnd, wireEnd);
      case ICMP -> Icmp.dissect(d, b, at, capEnd, wireEnd);
      case ICMPV6 -> Icmp.dissectV6(d, b, at, capEnd, wireEnd);
      default -> Dissector.data(d, b, at, capEnd, wireEnd);
    }
  }

  /** What people call it. */
  public static String name(int protocol) {
    return switch (protocol) {
      case ICMP -> "ICMP";
      case TCP -> "TCP";
      case UDP -> "UDP";
      case ICMPV6 -> "ICMPv6";
      default -> "protocol " + protocol;
    };
  }
}
