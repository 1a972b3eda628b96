package inflight.packet.capfile;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** Writes lz4 frames, in the simplest way that uses all of the format. */
final class Lz4Bytes {
  private final boolean linked;
  private final boolean blockSums;
  private final boolean contentSize;
  private final boolean contentSum;
  private final int blockLen;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * @param flags of the frame: 0x20 independent blocks, 0x10 block checksums, 8 content size, 4
   *     content checksum
   * @param blockLen bytes of content in a block, at most 64 KiB
   */
  private Lz4Bytes(int flags, int blockLen) {
    linked = (flags & 0x20) == 0;
    blockSums = (flags & 0x10) != 0;
    contentSize = (flags & 8) != 0;
    contentSum = (flags & 4) != 0;
    this.blockLen = blockLen;
  }

  static byte[] frame(byte[] content, int flags, int blockLen) {
    Lz4Bytes frame = new Lz4Bytes(flags, blockLen);
    frame.write(content, flags);
    return frame.out.toByteArray();
  }

  /** A frame that is to be skipped. */
  static byte[] skippable(int len) {
    Lz4Bytes frame = new Lz4Bytes(0, 0);
    frame.i32(0x184d2a53);
    frame.i32(len);
    frame.out.writeBytes(new byte[len]);
    return frame.out.toByteArray();
  }

  private void write(byte[] content, int flags) {
    i32(0x184d2204);
    out.write(0x40 | flags);
    out.write(4 << 4); // blocks of at most 64 KiB
    if (contentSize) {
      i32(content.length);
      i32(0);
    }
    byte[] head = out.toByteArray();
    out.write(Xxh32.of(head, 4, head.length) >>> 8);
    for (int at = 0, n = 0; at < content.length; at += blockLen, n++) {
      int end = Math.min(content.length, at + blockLen);
      boolean plain = n % 3 == 2;
      byte[] data =
          plain ? java.util.Arrays.copyOfRange(content, at, end) : block(content, at, end);
      i32(data.length | (plain ? 1 << 31 : 0));
      out.writeBytes(data);
      if (blockSums) {
        i32(Xxh32.of(data, 0, data.length));
      }
    }
    i32(0);
    if (contentSum) {
      i32(Xxh32.of(content, 0, content.length));
    }
  }

  /** Greedy: the last place where the same four bytes stand. */
  private byte[] block(byte[] b, int from, int to) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    Map<Integer, Integer> places = new HashMap<>();
    int first = linked ? Math.max(0, from - 65_535) : from;
    for (int i = first; i < from; i++) {
      places.put(Bytes.i32(b, Math.min(i, b.length - 4), false), i);
    }
    int literals = from;
    for (int i = from; i + 12 < to; i++) {
      Integer place = places.put(Bytes.i32(b, i, false), i);
      if (place == null
          || i - place > 65_535
          || Bytes.i32(b, place, false) != Bytes.i32(b, i, false)) {
        continue;
      }
      int len = 4;
      while (i + len < to - 5 && b[place + len] == b[i + len]) {
        len++;
      }
      sequence(block, b, literals, i, i - place, len);
      i += len - 1;
      literals = i + 1;
    }
    sequence(block, b, literals, to, 0, 4);
    return block.toByteArray();
  }

  private static void sequence(
      ByteArrayOutputStream block, byte[] b, int from, int to, int back, int len) {
    block.write(Math.min(to - from, 15) << 4 | Math.min(len - 4, 15));
    more(block, to - from);
    block.write(b, from, to - from);
    if (back > 0) {
      block.write(back);
      block.write(back >>> 8);
      more(block, len - 4);
    }
  }

  private static void more(ByteArrayOutputStream block, int n) {
    int left = n - 15;
    for (; left >= 255; left -= 255) {
      block.write(255);
    }
    if (left >= 0) {
      block.write(left);
    }
  }

  private void i32(int v) {
    for (int i = 0; i < 4; i++) {
      out.write(v >>> 8 * i);
    }
  }
}
