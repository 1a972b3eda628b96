package inflight.query.filter;

/**
 * The types of values, as Wireshark's language has them: what can be compared with what, and what
 * can be done with each. Numbers of up to 32 bits are calculated with 32 bits, as there.
 */
enum ValueType {
  LABEL("a mark without a value", 0),
  PROTOCOL("a protocol", 0),
  BOOLEAN("a boolean", 0),
  UINT8("a number of 1 byte", 1),
  UINT16("a number of 2 bytes", 2),
  UINT24("a number of 3 bytes", 3),
  UINT32("a number of 4 bytes", 4),
  UINT64("a number of 8 bytes", 8),
  FRAME_NUMBER("a frame number", 4),
  INT8("a signed number of 1 byte", 1),
  INT16("a signed number of 2 bytes", 2),
  INT32("a signed number of 4 bytes", 4),
  INT64("a signed number of 8 bytes", 8),
  IPV4("an IPv4 address", 4),
  IPV6("an IPv6 address", 16),
  ETHER("a hardware address", 6),
  BYTES("a byte string", 0),
  TEXT("text", 0),
  ABSOLUTE_TIME("a point in time", 0),
  RELATIVE_TIME("a time in seconds", 0);

  private final String title;
  private final int sizeBytes;

  ValueType(String title, int sizeBytes) {
    this.title = title;
    this.sizeBytes = sizeBytes;
  }

  /** For messages, with an article. */
  String title() {
    return title;
  }

  /** What {@code len} says of a value that is not made of bytes. */
  int sizeBytes() {
    return sizeBytes;
  }

  boolean isUnsigned() {
    return ordinal() >= UINT8.ordinal() && ordinal() <= FRAME_NUMBER.ordinal();
  }

  boolean isSigned() {
    return ordinal() >= INT8.ordinal() && ordinal() <= INT64.ordinal();
  }

  boolean isNumber() {
    return isUnsigned() || isSigned();
  }

  boolean is64Bit() {
    return this == UINT64 || this == INT64;
  }

  /** Kept as a range of bytes. */
  boolean isBytes() {
    return switch (this) {
      case PROTOCOL, IPV6, ETHER, BYTES, TEXT -> true;
      default -> false;
    };
  }

  /** A hardware address or a byte string, which may be compared with one another. */
  boolean isByteString() {
    return this == ETHER || this == BYTES;
  }

  boolean canCompare() {
    return this != LABEL;
  }

  /** Can be searched by {@code contains} and {@code matches}. */
  boolean canSearch() {
    return isBytes() && this != IPV6;
  }

  boolean canSlice() {
    return isBytes() || this == IPV4;
  }

  boolean canNegate() {
    return isNumber() || this == RELATIVE_TIME;
  }

  boolean canAdd() {
    return isNumber() || this == RELATIVE_TIME;
  }

  boolean canMultiply() {
    return isNumber();
  }

  boolean canMask() {
    return isNumber() || isByteString() || this == IPV4 || this == IPV6;
  }

  /** Whether values of both can stand on the two sides of a comparison. */
  boolean compatible(ValueType other) {
    if (isNumber()) {
      return other.isNumber() || other == BOOLEAN;
    }
    return isByteString() ? other.isByteString() : this == other;
  }

  /** The largest number that may be written for it, unsigned. */
  long max() {
    return switch (this) {
      case UINT8 -> 0xff;
      case UINT16 -> 0xffff;
      case UINT24 -> 0xff_ffff;
      case UINT32, FRAME_NUMBER -> 0xffff_ffffL;
      case UINT64, BOOLEAN -> -1L;
      case INT8 -> Byte.MAX_VALUE;
      case INT16 -> Short.MAX_VALUE;
      case INT32 -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }

  /** The smallest number that may be written for a signed one. */
  long min() {
    return switch (this) {
      case INT8 -> Byte.MIN_VALUE;
      case INT16 -> Short.MIN_VALUE;
      case INT32 -> Integer.MIN_VALUE;
      case INT64 -> Long.MIN_VALUE;
      default -> 0;
    };
  }
}
