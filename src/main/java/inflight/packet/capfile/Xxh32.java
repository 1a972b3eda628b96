package inflight.packet.capfile;

/** The 32-bit xxHash of a sequence of bytes, seed 0, as lz4 frames carry it. */
final class Xxh32 {
  private static final int P1 = 0x9e3779b1;
  private static final int P2 = 0x85ebca77;
  private static final int P3 = 0xc2b2ae3d;
  private static final int P4 = 0x27d4eb2f;
  private static final int P5 = 0x165667b1;

  private final int[] lanes = {P1 + P2, P2, 0, -P1};
  private final byte[] stripe = new byte[16];
  private int held;
  private long total;

  static int of(byte[] b, int from, int to) {
    Xxh32 hash = new Xxh32();
    hash.update(b, from, to);
    return hash.value();
  }

  /** Takes in b[from, to). */
  void update(byte[] b, int from, int to) {
    total += to - from;
    int at = from;
    if (held > 0) {
      int n = Math.min(16 - held, to - at);
      System.arraycopy(b, at, stripe, held, n);
      held += n;
      at += n;
      if (held < 16) {
        return;
      }
      mix(stripe, 0);
    }
    for (; to - at >= 16; at += 16) {
      mix(b, at);
    }
    held = to - at;
    System.arraycopy(b, at, stripe, 0, held);
  }

  private void mix(byte[] b, int at) {
    for (int i = 0; i < 4; i++) {
      int lane = lanes[i] + Bytes.i32(b, at + 4 * i, false) * P2;
      lanes[i] = Integer.rotateLeft(lane, 13) * P1;
    }
  }

  /** Of what was taken in so far. */
  int value() {
    int h = P5;
    if (total >= 16) {
      h = Integer.rotateLeft(lanes[0], 1) + Integer.rotateLeft(lanes[1], 7);
      h += Integer.rotateLeft(lanes[2], 12) + Integer.rotateLeft(lanes[3], 18);
    }
    h += (int) total;
    int at = 0;
    for (; at + 4 <= held; at += 4) {
      h = Integer.rotateLeft(h + Bytes.i32(stripe, at, false) * P3, 17) * P4;
    }
    for (; at < held; at++) {
      h = Integer.rotateLeft(h + (stripe[at] & 0xff) * P5, 11) * P1;
    }
    h = (h ^ h >>> 15) * P2;
    h = (h ^ h >>> 13) * P3;
    return h ^ h >>> 16;
  }
}
