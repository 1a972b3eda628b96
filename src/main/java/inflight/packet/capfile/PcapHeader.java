package inflight.packet.capfile;

import java.io.IOException;

/**
 * The file header of a pcap file, and how its records are laid out. Immutable. See the package
 * description for the layout.
 */
final class PcapHeader {
  static final int LEN = 24;

  private static final int MICROS = 0xa1b2c3d4;
  private static final int NANOS = 0xa1b23c4d;
  private static final int MODIFIED = 0xa1b2cd34;

  /** Above these bits stand the FCS length and its presence bit. */
  private static final int LINKTYPE_MASK = 0x03ff_ffff;

  /** The version that tcpdump of DG/UX wrote. */
  private static final int DG_UX = 543;

  final String name;
  final boolean bigEndian;
  final int recordHeaderLen;
  final int linkType;
  final int snapLen;

  private final int nanosPerUnit;
  private final int maxCapturedLen;

  /** Both lengths of a record stand the other way round, or may. */
  private final boolean swapped;

  private final boolean maybeSwapped;

  private PcapHeader(byte[] b, int magic, boolean bigEndian, int recordHeaderLen) {
    this.bigEndian = bigEndian;
    name = magic == NANOS ? "nanosecond pcap" : magic == MODIFIED ? "modified pcap" : "pcap";
    nanosPerUnit = magic == NANOS ? 1 : 1000;
    this.recordHeaderLen = recordHeaderLen;
    int major = Bytes.u16(b, 4, bigEndian);
    int minor = Bytes.u16(b, 6, bigEndian);
    swapped = major == 2 && minor < 3 || major == DG_UX;
    maybeSwapped = major == 2 && minor == 3;
    snapLen = Bytes.i32(b, 16, bigEndian);
    linkType = Bytes.i32(b, 20, bigEndian) & LINKTYPE_MASK;
    maxCapturedLen = Limits.packetLen(linkType);
  }

  /** Whether the four bytes at the start of b are a pcap magic number. */
  static boolean isMagic(byte[] b) {
    return isMagic(Bytes.i32(b, 0, false)) || isMagic(Bytes.i32(b, 0, true));
  }

  private static boolean isMagic(int magic) {
    return magic == MICROS || magic == NANOS || magic == MODIFIED;
  }

  /** Reads the first 24 bytes, which begin with a magic number; the store gives the records. */
  static PcapHeader parse(byte[] b, ByteStore store) throws IOException {
    boolean bigEndian = isMagic(Bytes.i32(b, 0, true));
    int magic = Bytes.i32(b, 0, bigEndian);
    PcapHeader usual = new PcapHeader(b, magic, bigEndian, magic == MODIFIED ? 24 : 16);
    if (magic == NANOS) {
      return usual;
    }
    int len = PcapVariants.recordHeaderLen(usual, magic == MODIFIED, store);
    return len == usual.recordHeaderLen ? usual : new PcapHeader(b, magic, bigEndian, len);
  }

  /** The version in the header if it is not one that this program knows, else null. */
  static String unknownVersion(byte[] b) {
    boolean bigEndian = isMagic(Bytes.i32(b, 0, true));
    int major = Bytes.u16(b, 4, bigEndian);
    int minor = Bytes.u16(b, 6, bigEndian);
    return major >= 2 ? null : major + "." + minor;
  }

  /**
   * Decodes the record header at b[at..at + recordHeaderLen).
   *
   * @return false if the captured length cannot be true; {@code out.capturedLen} then holds it
   */
  boolean decode(byte[] b, int at, Record out) {
    long seconds = Bytes.i32(b, at, bigEndian) & 0xffff_ffffL;
    int nanos = Bytes.i32(b, at + 4, bigEndian) * nanosPerUnit; // 32 bits, as in Wireshark
    int capturedLen = Bytes.i32(b, at + 8, bigEndian);
    int originalLen = Bytes.i32(b, at + 12, bigEndian);
    if (swapped || maybeSwapped && Integer.compareUnsigned(capturedLen, originalLen) > 0) {
      int swap = capturedLen; // before 2.3, and in some files of 2.3
      capturedLen = originalLen;
      originalLen = swap;
    }
    out.tsNanos = seconds * 1_000_000_000L + nanos;
    boolean odd = nanos < 0 || nanos >= 1_000_000_000;
    out.oddTime = odd ? new OddTime(seconds, nanos) : null;
    out.dataOffset = at + recordHeaderLen;
    out.capturedLen = capturedLen;
    out.originalLen = originalLen;
    return capturedLen >= 0 && capturedLen <= maxCapturedLen;
  }

  String tooLong(int capturedLen) {
    return "a packet of at most "
        + maxCapturedLen
        + " bytes, but its header claims "
        + Integer.toUnsignedString(capturedLen);
  }
}
