package inflight.packet.wire;

/** The layers that a frame can be taken apart into; {@code wireName} is the name filters use. */
public enum Protocol {
  ETHERNET("eth", "Ethernet II", "Ethernet"),
  IEEE_802_3("eth", "IEEE 802.3 Ethernet", "Ethernet"),
  LLC("llc", "Logical-Link Control", "LLC"),
  VLAN("vlan", "802.1Q virtual LAN", "VLAN"),
  LINUX_SLL("sll", "Linux cooked capture v1", "SLL"),
  LINUX_SLL2("sll", "Linux cooked capture v2", "SLL2"),
  NULL_LOOPBACK("null", "Null/Loopback", "Null"),
  RAW_IP("raw", "Raw packet data", "Raw"),
  PPP("ppp", "Point-to-Point Protocol", "PPP"),
  PPPOE("pppoes", "PPP over Ethernet, session", "PPPoE"),
  CISCO_HDLC("chdlc", "Cisco HDLC", "HDLC"),
  RADIOTAP("radiotap", "Radiotap header", "802.11"),
  WLAN("wlan", "IEEE 802.11", "802.11"),
  NFLOG("nflog", "Linux netfilter log", "NFLOG"),
  PFLOG("pflog", "OpenBSD packet filter log", "PFLOG"),
  PKTAP("pktap", "Apple PKTAP header", "PKTAP"),
  MPLS("mpls", "MPLS label", "MPLS"),
  GRE("gre", "Generic Routing Encapsulation", "GRE"),
  VXLAN("vxlan", "Virtual eXtensible LAN", "VXLAN"),
  GENEVE("geneve", "Geneve", "Geneve"),
  ARP("arp", "Address Resolution Protocol", "ARP"),
  IPV4("ip", "Internet Protocol version 4", "IPv4"),
  IPV6("ipv6", "Internet Protocol version 6", "IPv6"),
  IPV6_EXTENSION("ipv6.ext", "IPv6 extension header", "IPv6"),
  ICMP("icmp", "Internet Control Message Protocol", "ICMP"),
  ICMPV6("icmpv6", "Internet Control Message Protocol v6", "ICMPv6"),
  TCP("tcp", "Transmission Control Protocol", "TCP"),
  UDP("udp", "User Datagram Protocol", "UDP"),
  SYSTEMD_JOURNAL("systemd_journal", "systemd journal entry", "Journal"),
  SYSDIG("sysdig", "sysdig system call event", "Sysdig"),
  DATA("data", "Data", "Data");

  private final String wireName;
  private final String title;
  private final String shortName;

  Protocol(String wireName, String title, String shortName) {
    this.wireName = wireName;
    this.title = title;
    this.shortName = shortName;
  }

  public String wireName() {
    return wireName;
  }

  /** The full name, for headings. */
  public String title() {
    return title;
  }

  /** One short word, for the protocol column. */
  public String shortName() {
    return shortName;
  }
}
