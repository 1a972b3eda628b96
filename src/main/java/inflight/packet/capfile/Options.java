package inflight.packet.capfile;

import java.nio.charset.StandardCharsets;

/**
 * Walks the options at the end of a pcapng block: code (2), length (2), value padded to 4 bytes.
 * The walk ends at code 0 or where fewer than 4 bytes are left.
 *
 * <pre>
 *   Options o = new Options(bytes, from, to, bigEndian);
 *   while (o.next()) { ... o.code ... }
 *   if (o.broken) ...
 * </pre>
 */
final class Options {
  private final byte[] bytes;
  private final int end;
  private final boolean bigEndian;
  private int nextAt;

  int code;
  int at;
  int len;

  /** The walk ended at an option that is longer than what is left of its block. */
  boolean broken;

  Options(byte[] bytes, int from, int to, boolean bigEndian) {
    this.bytes = bytes;
    this.end = to;
    this.bigEndian = bigEndian;
    this.nextAt = from;
  }

  /** Whether one of the options in bytes[from..to) does not fit there. */
  static boolean broken(byte[] bytes, int from, int to, boolean bigEndian) {
    Options o = new Options(bytes, from, to, bigEndian);
    while (o.next()) {}
    return o.broken;
  }

  boolean next() {
    if (end - nextAt < 4) {
      return false;
    }
    code = Bytes.u16(bytes, nextAt, bigEndian);
    len = Bytes.u16(bytes, nextAt + 2, bigEndian);
    at = nextAt + 4;
    int paddedLen = len + 3 & ~3;
    broken = paddedLen > end - at;
    nextAt = at + paddedLen;
    return !broken && code != 0;
  }

  /** The value as text; whatever is not UTF-8 becomes U+FFFD. */
  String text() {
    int textLen = len;
    while (textLen > 0 && bytes[at + textLen - 1] == 0) {
      textLen--; // some writers count a final zero
    }
    return new String(bytes, at, textLen, StandardCharsets.UTF_8);
  }

  long i64(long whenWrong) {
    return len == 8 ? Bytes.i64(bytes, at, bigEndian) : whenWrong;
  }
}
