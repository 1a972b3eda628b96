package inflight.packet.wire;

/**
 * LINKTYPE_ numbers of capture files (tcpdump.org/linktypes.html) that are taken apart, and
 * negative numbers of our own for frames that came over no link.
 */
public final class LinkType {
  public static final int NULL = 0;
  public static final int ETHERNET = 1;
  public static final int PPP = 9;
  public static final int RAW_BSD = 12;
  public static final int RAW_OPENBSD = 14;
  public static final int PPP_HDLC = 50;
  public static final int PPP_ETHER = 51;
  public static final int RAW = 101;
  public static final int CISCO_HDLC = 104;
  public static final int IEEE_802_11 = 105;
  public static final int LOOP = 108;
  public static final int LINUX_SLL = 113;
  public static final int PFLOG = 117;
  public static final int RADIOTAP = 127;
  public static final int MPLS = 219;
  public static final int IPV4 = 228;
  public static final int IPV6 = 229;
  public static final int NFLOG = 239;
  public static final int PKTAP = 258;
  public static final int LINUX_SLL2 = 276;

  /** A pcapng custom block: listed as a frame, though no interface saw it. */
  public static final int CUSTOM_BLOCK = -1;

  /** A pcapng block with an entry of the systemd journal. */
  public static final int SYSTEMD_JOURNAL = -2;

  /** A pcapng block with a system call, as sysdig writes them. */
  public static final int SYSDIG = -3;

  private LinkType() {}

  /** What people call it; unknown ones by number. */
  public static String name(int linkType) {
    return switch (linkType) {
      case CUSTOM_BLOCK -> "pcapng custom block";
      case SYSTEMD_JOURNAL -> "systemd journal";
      case SYSDIG -> "sysdig event";
      case NULL -> "BSD loopback";
      case ETHERNET -> "Ethernet";
      case RAW, RAW_BSD, RAW_OPENBSD -> "raw IP";
      case LOOP -> "OpenBSD loopback";
      case PPP, PPP_HDLC -> "PPP";
      case PPP_ETHER -> "PPPoE session";
      case CISCO_HDLC -> "Cisco HDLC";
      case IEEE_802_11 -> "802.11";
      case RADIOTAP -> "802.11 with radiotap";
      case PFLOG -> "OpenBSD pflog";
      case MPLS -> "MPLS";
      case NFLOG -> "Linux netfilter log";
      case PKTAP -> "Apple PKTAP";
      case LINUX_SLL -> "Linux cooked v1";
      case LINUX_SLL2 -> "Linux cooked v2";
      case IPV4 -> "raw IPv4";
      case IPV6 -> "raw IPv6";
      default -> "link type " + linkType;
    };
  }
}
