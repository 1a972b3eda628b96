package inflight.query.filter;

import java.util.Arrays;

/** Which of two values comes first. */
final class Order {
  /** Neither equal nor different: a negative number and an unsigned one, say. */
  static final int NONE = Integer.MIN_VALUE;

  private Order() {}

  /**
   * Below, at or above 0, or {@link #NONE}.
   *
   * @param type of the values of {@code a}
   */
  static int compare(ValueType type, ValueList a, int i, ValueList b, int j) {
    return switch (type) {
      case BOOLEAN -> Boolean.compare(a.number[i] != 0, b.number[j] != 0);
      case ABSOLUTE_TIME, RELATIVE_TIME -> Long.compare(a.number[i], b.number[j]);
      case IPV4 -> ipv4(a, i, b, j);
      case IPV6 -> ipv6(a, i, b, j);
      case TEXT -> text(a, i, b, j);
      case ETHER, BYTES, PROTOCOL -> bytes(a, i, b, j);
      case LABEL -> NONE;
      default -> numbers(a.signed[i] || type.isSigned(), a.number[i], b.signed[j], b.number[j]);
    };
  }

  private static int numbers(boolean aSigned, long a, boolean bSigned, long b) {
    if (aSigned) {
      return !bSigned && b < 0 ? NONE : Long.compare(a, b); // b is beyond 63 bits
    }
    return bSigned && b < 0 ? NONE : Long.compareUnsigned(a, b);
  }

  /** Only the bits count that count in both: an address equals the network that it is in. */
  private static int ipv4(ValueList a, int i, ValueList b, int j) {
    long bits = -1L << ValueList.IPV4_BITS - Math.min(a.extra[i], b.extra[j]);
    return Long.compare(a.number[i] & bits, b.number[j] & bits);
  }

  private static int ipv6(ValueList a, int i, ValueList b, int j) {
    int bits = Math.min(a.extra[i], b.extra[j]);
    for (int k = 0; bits > 0; k++, bits -= 8) {
      int mask = bits >= 8 ? 0xff : 0xff << 8 - bits & 0xff;
      int x = a.bytes[i][a.at[i] + k] & mask;
      int y = b.bytes[j][b.at[j] + k] & mask;
      if (x != y) {
        return x - y;
      }
    }
    return 0;
  }

  /** Byte by byte; of two that begin alike the shorter comes first. */
  private static int text(ValueList a, int i, ValueList b, int j) {
    return Arrays.compareUnsigned(
        a.bytes[i], a.at[i], a.at[i] + a.len[i], b.bytes[j], b.at[j], b.at[j] + b.len[j]);
  }

  /** The shorter comes first, whatever is in it. */
  private static int bytes(ValueList a, int i, ValueList b, int j) {
    return a.len[i] != b.len[j] ? Integer.compare(a.len[i], b.len[j]) : text(a, i, b, j);
  }
}
