package inflight.packet.wire;

/**
 * LINKTYPE_ numbers of capture files (tcpdump.org/linktypes.html) that are taken apart, and
 * negative numbers of our own for frames that came over no link.
 */
public final class LinkType {
  public static final int NULL = 0;
  public static final int ETHERNET = 1;
  public static final int TOKEN_RING = 6;
  public static final int ARCNET = 7;
  public static final int PPP = 9;
  public static final int FDDI = 10;
  public static final int RAW_BSD = 12;
  public static final int RAW_OPENBSD = 14;
  public static final int PPP_HDLC = 50;
  public static final int PPP_ETHER = 51;
  public static final int ATM_RFC1483 = 100;
  public static final int RAW = 101;
  public static final int CISCO_HDLC = 104;
  public static final int IEEE_802_11 = 105;
  public static final int ATM_CLIP = 106;
  public static final int FRAME_RELAY = 107;
  public static final int LOOP = 108;
  public static final int CISCO_HDLC_BSD = 112;
  public static final int LINUX_SLL = 113;
  public static final int PFLOG = 117;
  public static final int PRISM = 119;
  public static final int SUN_ATM = 123;
  public static final int RADIOTAP = 127;
  public static final int ARCNET_LINUX = 129;
  public static final int JUNIPER_MLPPP = 130;
  public static final int JUNIPER_MLFR = 131;
  public static final int JUNIPER_ATM2 = 135;
  public static final int JUNIPER_ATM1 = 137;
  public static final int MTP2_WITH_HEADER = 139;
  public static final int IRDA = 144;
  public static final int PKTAP_OLD = 149;
  public static final int AVS = 163;
  public static final int JUNIPER_PPPOE = 167;
  public static final int LINUX_LAPD = 177;
  public static final int JUNIPER_ETHER = 178;
  public static final int JUNIPER_PPP = 179;
  public static final int JUNIPER_FRAME_RELAY = 180;
  public static final int JUNIPER_HDLC = 181;
  public static final int PPI = 192;
  public static final int SITA = 196;
  public static final int ERF = 197;
  public static final int BLUETOOTH_H4_WITH_HEADER = 201;
  public static final int PPP_WITH_DIRECTION = 204;
  public static final int I2C_LINUX = 209;
  public static final int MPLS = 219;
  public static final int IPNET = 226;
  public static final int IPV4 = 228;
  public static final int IPV6 = 229;
  public static final int NFLOG = 239;
  public static final int IP_OVER_INFINIBAND = 242;
  public static final int NFC_LLCP = 245;
  public static final int BLUETOOTH_LINUX_MONITOR = 254;
  public static final int PKTAP = 258;
  public static final int LINUX_SLL2 = 276;

  /** A pcapng custom block: listed as a frame, though no interface saw it. */
  public static final int CUSTOM_BLOCK = -1;

  /** A pcapng block with an entry of the systemd journal. */
  public static final int SYSTEMD_JOURNAL = -2;

  /** A pcapng block with a system call, as sysdig writes them. */
  public static final int SYSDIG = -3;

  static final int SUN_ATM_HEADER_LEN = 4;
  private static final int ERF_HEADER_LEN = 16;

  private LinkType() {}

  /**
   * Bytes before a frame that the capturing program put there and that count in no length: what
   * Wireshark calls a pseudo-header. 0 for most link types.
   */
  static int pseudoHeaderLen(int linkType, byte[] b, int at, int capEnd) {
    return switch (linkType) {
      case SUN_ATM, MTP2_WITH_HEADER, BLUETOOTH_H4_WITH_HEADER, BLUETOOTH_LINUX_MONITOR ->
          SUN_ATM_HEADER_LEN;
      case IRDA, LINUX_LAPD -> 16;
      case SITA, I2C_LINUX -> 5;
      case NFC_LLCP -> 2;
      case PPP_WITH_DIRECTION -> 1;
      case ERF -> erfHeaderLen(b, at, capEnd);
      default -> 0;
    };
  }

  /** Endace record: 16 bytes, extensions of 8 while the first bit says so, 2 or 4 for its type. */
  private static int erfHeaderLen(byte[] b, int at, int capEnd) {
    if (capEnd - at < ERF_HEADER_LEN) {
      return capEnd - at;
    }
    int next = at + ERF_HEADER_LEN;
    int more = b[at + 8];
    while (more < 0 && next < capEnd) {
      more = b[next];
      next += 8;
    }
    return next
        - at
        + switch (b[at + 8] & 0x7f) {
          case 2, 11, 16, 20 -> 2; // Ethernet
          case 5, 6, 7, 8, 9, 12, 17, 18 -> 4;
          default -> 0;
        };
  }

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
