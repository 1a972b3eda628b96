package inflight.packet.capfile;

/**
 * The blocks of pcapng that carry packets, decoded in place. See the package description.
 *
 * <pre>
 *  0 type 4 total length                                            (all)
 *  8 interface 12 time high 16 time low 20 captured 24 original 28 data   enhanced packet
 *  8 interface (2) 10 drops (2), the rest as above                        packet (obsolete)
 *  8 original 12 data, cut to the snap length                             simple packet
 * </pre>
 */
final class Pcapng {
  static final int SECTION = 0x0a0d0d0a;
  static final int INTERFACE = 1;
  static final int OLD_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int NAMES = 4;
  static final int STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;
  static final int SECRETS = 10;

  private static final int BYTE_ORDER = 0x1a2b3c4d;

  private Pcapng() {}

  /** Shortest total length of a block of this type. */
  static int minLen(int type) {
    return switch (type) {
      case SECTION -> 28;
      case INTERFACE, SECRETS -> 20;
      case OLD_PACKET, ENHANCED_PACKET -> 32;
      case SIMPLE_PACKET, NAMES -> 16;
      case STATISTICS -> 24;
      default -> PcapngRecords.minLen(type);
    };
  }

  /** Whether a block of this type is listed as a frame: packets, and what else Wireshark lists. */
  static boolean isFrame(int type) {
    return hasOptions(type) || type == SIMPLE_PACKET || PcapngRecords.isOne(type);
  }

  /** Whether options stand behind the packet of a block that is a frame. */
  static boolean hasOptions(int type) {
    return type == ENHANCED_PACKET || type == OLD_PACKET;
  }

  /** For messages, with its article. */
  static String name(int type) {
    return switch (type) {
      case SECTION -> "a section header";
      case INTERFACE -> "an interface description";
      case OLD_PACKET -> "a packet block (obsolete)";
      case SIMPLE_PACKET -> "a simple packet block";
      case NAMES -> "a name resolution block";
      case STATISTICS -> "an interface statistics block";
      case ENHANCED_PACKET -> "an enhanced packet block";
      case SECRETS -> "a decryption secrets block";
      default -> PcapngRecords.name(type);
    };
  }

  /**
   * The byte order that the section header at b[at..at + 12) declares: 1 big, 0 little, -1 neither.
   */
  static int byteOrder(byte[] b, int at) {
    if (Bytes.i32(b, at + 8, false) == BYTE_ORDER) {
      return 0;
    }
    return Bytes.i32(b, at + 8, true) == BYTE_ORDER ? 1 : -1;
  }

  /** The version of the section header at b[at..at + 16) if it is not known, else null. */
  static String unknownVersion(byte[] b, int at, boolean bigEndian) {
    int major = Bytes.u16(b, at + 12, bigEndian);
    int minor = Bytes.u16(b, at + 14, bigEndian);
    // 1.2 was written by mistake and means 1.0
    return major == 1 && (minor == 0 || minor == 2) ? null : major + "." + minor;
  }

  /**
   * Decodes the block at b[at..at + blockLen), which is a frame.
   *
   * @param blockLen its total length, a multiple of 4
   * @return null, or what was expected where this block claims something impossible
   */
  static String decodeFrame(byte[] b, int at, int type, int blockLen, Section s, Record out) {
    return switch (type) {
      case ENHANCED_PACKET, OLD_PACKET -> decodePacket(b, at, type, blockLen, s, out);
      case SIMPLE_PACKET -> decodeSimple(b, at, blockLen, s, out);
      default -> PcapngRecords.decode(b, at, type, blockLen, s.bigEndian, out);
    };
  }

  private static String decodePacket(
      byte[] b, int at, int type, int blockLen, Section s, Record out) {
    boolean big = s.bigEndian;
    int index = type == OLD_PACKET ? Bytes.u16(b, at + 8, big) : Bytes.i32(b, at + 8, big);
    Iface iface = s.iface(index);
    if (iface == null) {
      return "one of the "
          + s.ifaceCount()
          + " interfaces described before, but this packet names number "
          + Integer.toUnsignedString(index);
    }
    long high = Bytes.i32(b, at + 12, big);
    long low = Bytes.i32(b, at + 16, big) & 0xffff_ffffL;
    long ticks = high << 32 | low;
    out.tsNanos = iface.clock.nanos(ticks);
    out.oddTime = Clock.isOdd(out.tsNanos) ? iface.clock.time(ticks) : null;
    out.originalLen = Bytes.i32(b, at + 24, big);
    return place(iface, at + 28, Bytes.i32(b, at + 20, big), blockLen - 32, out);
  }

  private static String decodeSimple(byte[] b, int at, int blockLen, Section s, Record out) {
    Iface iface = s.iface(0);
    if (iface == null) {
      return "an interface description before the first packet";
    }
    int originalLen = Bytes.i32(b, at + 8, s.bigEndian);
    int snapLen = iface.info.snapLen();
    boolean cut = snapLen != 0 && Integer.compareUnsigned(originalLen, snapLen) > 0;
    out.tsNanos = Long.MIN_VALUE;
    out.oddTime = null;
    out.originalLen = originalLen;
    return place(iface, at + 12, cut ? snapLen : originalLen, blockLen - 16, out);
  }

  private static String place(Iface iface, int dataAt, int capturedLen, int room, Record out) {
    out.interfaceId = iface.id;
    out.linkType = iface.linkType;
    out.dataOffset = dataAt;
    out.capturedLen = capturedLen;
    if (capturedLen < 0 || capturedLen > room) {
      return "at most "
          + room
          + " bytes of packet in this block, but it claims "
          + Integer.toUnsignedString(capturedLen);
    }
    return capturedLen <= iface.maxPacketLen
        ? null
        : "a packet of at most " + iface.maxPacketLen + " bytes, but it claims " + capturedLen;
  }

  /** Where the options of a decoded packet block begin. */
  static int optionsAt(Record r) {
    return r.dataOffset + (r.capturedLen + 3 & ~3);
  }
}
