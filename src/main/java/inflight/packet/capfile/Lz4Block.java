package inflight.packet.capfile;

/**
 * Unpacks lz4 blocks into a buffer that keeps what was unpacked before, for later blocks may repeat
 * bytes of it.
 *
 * <p>A block is a sequence of: a token, whose halves are a number of literals and the length of a
 * match less 4 (15 means that bytes follow which are added); the literals; how far back the match
 * begins (2 bytes). The last one ends with its literals.
 */
final class Lz4Block {
  /** How far back a match can begin. */
  static final int REACH = 64 << 10;

  private static final int MIN_MATCH = 4;

  byte[] out = new byte[0];

  /**
   * The bytes unpacked last stand at out[from, to), what is kept of those before stands in front.
   */
  int from;

  int to;

  private int kept;

  /** Begins anew with blocks of at most {@code maxBytes}. */
  void reset(int maxBytes) {
    if (out.length < REACH + maxBytes) {
      out = new byte[REACH + maxBytes];
    }
    from = to = kept = 0;
  }

  /** Forgets what was unpacked before, or moves the last of it to the front. */
  private void begin(boolean keep) {
    kept = keep ? Math.min(REACH, to) : 0;
    System.arraycopy(out, to - kept, out, 0, kept);
    from = to = kept;
  }

  /** Takes a block that is not compressed, in[at, end). */
  void copy(byte[] in, int at, int end, boolean keep) {
    begin(keep);
    System.arraycopy(in, at, out, from, end - at);
    to = from + end - at;
  }

  /**
   * Unpacks in[at, end), at most {@code max} bytes of it.
   *
   * @param keep the block may repeat bytes of those before
   * @return whether it is a whole sound block; what was unpacked before its fault is there
   */
  boolean unpack(byte[] in, int at, int end, int max, boolean keep) {
    begin(keep);
    int limit = from + max;
    int i = at;
    while (i < end) {
      int token = in[i++] & 0xff;
      int literals = token >>> 4;
      if (literals == 15) {
        int b;
        do {
          if (i == end) {
            return false;
          }
          b = in[i++] & 0xff;
          literals += b;
        } while (b == 255 && literals <= max);
      }
      int n = Math.min(literals, Math.min(end - i, limit - to));
      System.arraycopy(in, i, out, to, n);
      i += n;
      to += n;
      if (n < literals) {
        return false;
      }
      if (i == end) {
        return true;
      }
      if (end - i < 2) {
        return false;
      }
      int back = in[i] & 0xff | (in[i + 1] & 0xff) << 8;
      i += 2;
      int length = token & 15;
      if (length == 15) {
        int b;
        do {
          if (i == end) {
            return false;
          }
          b = in[i++] & 0xff;
          length += b;
        } while (b == 255 && length <= max);
      }
      if (!repeat(back, length + MIN_MATCH, limit)) {
        return false;
      }
    }
    return false; // it ends with a match, or is empty
  }

  private boolean repeat(int back, int length, int limit) {
    if (back == 0 || back > to) {
      return false;
    }
    int n = Math.min(length, limit - to);
    if (back >= n) {
      System.arraycopy(out, to - back, out, to, n);
    } else {
      for (int i = 0; i < n; i++) { // the match may reach into itself
        out[to + i] = out[to + i - back];
      }
    }
    to += n;
    return n == length;
  }
}
