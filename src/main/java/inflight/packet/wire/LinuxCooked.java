package inflight.packet.wire;

/**
 * Linux cooked captures, the link layer of the {@code any} device.
 *
 * <pre>
 * v1 (16 bytes): packet type (2) | ARPHRD type (2) | address length (2) | address (8) | protocol (2)
 * v2 (20 bytes): protocol (2) | 0 (2) | interface (4) | ARPHRD type (2) | packet type (1)
 *                | address length (1) | address (8)
 * </pre>
 */
public final class LinuxCooked {
  public static final int HEADER_LEN = 16;
  public static final int HEADER_LEN_V2 = 20;

  /** Protocols up to this number are Linux's own, and not EtherTypes. */
  private static final int LINUX_TYPES = 1536;

  // Hardware types (ARPHRD).
  private static final int IPGRE = 778;
  private static final int NETLINK = 824;

  private LinuxCooked() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    d.push(Protocol.LINUX_SLL, b, at, capEnd, wireEnd);
    if (!Dissector.lacks(d, Protocol.LINUX_SLL, at, HEADER_LEN, capEnd, wireEnd)) {
      int hardware = Bytes.u16(b, at + 2);
      payload(d, hardware, Bytes.u16(b, at + 14), b, at + HEADER_LEN, capEnd, wireEnd);
    }
  }

  static void dissectV2(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    d.push(Protocol.LINUX_SLL2, b, at, capEnd, wireEnd);
    if (!Dissector.lacks(d, Protocol.LINUX_SLL2, at, HEADER_LEN_V2, capEnd, wireEnd)) {
      int hardware = Bytes.u16(b, at + 8);
      payload(d, hardware, Bytes.u16(b, at), b, at + HEADER_LEN_V2, capEnd, wireEnd);
    }
  }

  private static void payload(
      Dissection d, int hardware, int type, byte[] b, int at, int capEnd, int wireEnd) {
    if (type <= LINUX_TYPES || hardware == NETLINK) {
      Dissector.data(d, b, at, capEnd, wireEnd);
    } else if (hardware == IPGRE) {
      Gre.payload(d, type, false, b, at, capEnd, wireEnd);
    } else {
      Dissector.dispatchEtherType(d, type, b, at, capEnd, wireEnd);
    }
  }
}
