package inflight.packet.wire;

/** The layers that a frame can be taken apart into; {@code wireName} is the name filters use. */
public enum Protocol {
  ETHERNET("eth", "Ethernet II", "Ethernet"),
  IEEE_802_3("eth", "IEEE 802.3 Ethernet", "Ethernet"),
  LLC("llc", "Logical-Link Control", "LLC"),
  VLAN("vlan", "802.1Q virtual LAN", "VLAN"),
  IEEE_802_1AD("ieee8021ad", "802.1ad provider bridge tag", "802.1ad"),
  IEEE_802_1AH("ieee8021ah", "802.1ah provider backbone tag", "802.1ah"),
  ETAG("etag", "802.1BR E-Tag", "E-Tag"),
  VNTAG("vntag", "VN-Tag", "VN-Tag"),
  CISCO_METADATA("cmd", "Cisco metadata", "CMD"),
  ARISTA("avsp", "Arista vendor tag", "Arista"),
  MACSEC("macsec", "802.1AE MAC security", "MACsec"),
  ISL("isl", "Cisco Inter-Switch Link", "ISL"),
  FABRIC_PATH("cfp", "Cisco FabricPath", "FabricPath"),
  LINUX_SLL("sll", "Linux cooked capture v1", "SLL"),
  LINUX_SLL2("sll", "Linux cooked capture v2", "SLL2"),
  NULL_LOOPBACK("null", "Null/Loopback", "Null"),
  RAW_IP("raw", "Raw packet data", "Raw"),
  PPP("ppp", "Point-to-Point Protocol", "PPP"),
  PPPOE("pppoes", "PPP over Ethernet, session", "PPPoE"),
  CISCO_HDLC("chdlc", "Cisco HDLC", "HDLC"),
  RADIOTAP("radiotap", "Radiotap header", "802.11"),
  WLAN("wlan", "IEEE 802.11", "802.11"),
  PPI("ppi", "Per-Packet Information", "802.11"),
  WLAN_RADIO("wlan_radio", "802.11 radio header", "802.11"),
  FRAME_RELAY("fr", "Frame Relay", "FR"),
  JUNIPER("juniper", "Juniper router capture", "Juniper"),
  ARCNET("arcnet", "ARCNET", "ARCNET"),
  FDDI("fddi", "Fiber Distributed Data Interface", "FDDI"),
  TOKEN_RING("tr", "Token Ring", "TR"),
  IP_OVER_INFINIBAND("ipoib", "IP over InfiniBand", "IPoIB"),
  IPNET("ipnet", "Solaris ipnet", "IPNET"),
  NFLOG("nflog", "Linux netfilter log", "NFLOG"),
  PFLOG("pflog", "OpenBSD packet filter log", "PFLOG"),
  PKTAP("pktap", "Apple PKTAP header", "PKTAP"),
  MPLS("mpls", "MPLS label", "MPLS"),
  GRE("gre", "Generic Routing Encapsulation", "GRE"),
  ERSPAN("erspan", "Encapsulated Remote Switch Port Analyzer", "ERSPAN"),
  NSH("nsh", "Network Service Header", "NSH"),
  VXLAN("vxlan", "Virtual eXtensible LAN", "VXLAN"),
  GENEVE("geneve", "Geneve", "Geneve"),
  GTP("gtp", "GPRS Tunneling Protocol", "GTP"),
  L2TP("l2tp", "Layer 2 Tunneling Protocol", "L2TP"),
  TEREDO("teredo", "Teredo IPv6 over UDP", "Teredo"),
  LISP("lisp-data", "Locator/ID Separation Protocol, data", "LISP"),
  TZSP("tzsp", "Tazmen Sniffer Protocol", "TZSP"),
  CAPWAP("capwap.data", "CAPWAP data channel", "CAPWAP"),
  AYIYA("ayiya", "Anything in Anything", "AYIYA"),
  PIM("pim", "Protocol Independent Multicast", "PIM"),
  ETHER_IP("etherip", "Ethernet within IP", "EtherIP"),
  AH("ah", "Authentication Header", "AH"),
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
