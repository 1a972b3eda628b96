package inflight.packet.capfile;

/** What a file may claim before it is called damaged, the same limits as Wireshark has. */
final class Limits {
  /** Longest pcapng section header or interface description. */
  static final int BLOCK = 16 << 20;

  /** Most sections and interfaces together: each takes memory, unlike a packet. */
  static final int SECTIONS_AND_INTERFACES = 1 << 18;

  /** Longest pcapng block with a packet: the largest packet and room for its options. */
  static final int PACKET_BLOCK = 144 << 20;

  private static final int PACKET = 256 << 10;

  private static final int LINKTYPE_DBUS = 231;
  private static final int LINKTYPE_USBPCAP = 249;
  private static final int LINKTYPE_EBHSCR = 279;

  private Limits() {}

  /** Most bytes that one packet of this link type can have in a file. */
  static int packetLen(int linkType) {
    return switch (linkType) {
      case LINKTYPE_DBUS, LINKTYPE_USBPCAP -> 128 << 20;
      case LINKTYPE_EBHSCR -> 32 << 20;
      default -> PACKET;
    };
  }
}
