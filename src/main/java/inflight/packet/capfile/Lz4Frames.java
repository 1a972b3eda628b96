package inflight.packet.capfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Unpacks lz4 frames (lz4 frame format 1.6): one or several behind each other, skippable ones among
 * them. Numbers are little-endian.
 *
 * <pre>
 *  magic 4   flags 1   block size 1   [content size 8]   [dictionary 4]   header checksum 1
 *  blocks:   size 4, top bit: not compressed   data   [checksum 4]
 *  a size of 0 ends them   [content checksum 4]
 * </pre>
 */
final class Lz4Frames implements Unpacker {
  private static final int MAGIC = 0x184d2204;
  private static final int SKIPPABLE = 0x184d2a50;
  private static final int VERSION = 0x40;
  private static final int INDEPENDENT = 0x20;
  private static final int BLOCK_SUM = 0x10;
  private static final int CONTENT_SIZE = 8;
  private static final int CONTENT_SUM = 4;
  private static final int DICTIONARY = 1;

  private final InputStream packed;
  private final Lz4Block block = new Lz4Block();
  private byte[] in = new byte[64];
  private long packedBytes;
  private int flags;
  private int maxBlock;
  private long claimedSize;
  private long frameSize;
  private Xxh32 content;
  private boolean inFrame;
  private int given;
  private boolean ended;
  private long damageAt = -1;
  private String expected;

  Lz4Frames(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public long packedBytes() {
    return packedBytes;
  }

  @Override
  public long damageAt() {
    return damageAt;
  }

  @Override
  public String expected() {
    return expected;
  }

  @Override
  public int read(byte[] dst, int off, int len) throws IOException {
    while (given == block.to - block.from) {
      if (ended) {
        return -1;
      }
      given = 0;
      block.from = block.to;
      next();
    }
    int n = Math.min(len, block.to - block.from - given);
    System.arraycopy(block.out, block.from + given, dst, off, n);
    given += n;
    return n;
  }

  private void next() throws IOException {
    if (!inFrame) {
      header();
      return;
    }
    long at = packedBytes;
    if (!take(0, 4, "the size of an lz4 block")) {
      return;
    }
    int word = Bytes.i32(in, 0, false);
    int size = word & Integer.MAX_VALUE;
    if (word == 0) {
      endFrame();
    } else if (size > maxBlock) {
      damage(at, "an lz4 block of at most " + maxBlock + " bytes, but it claims " + size);
    } else {
      block(size, word < 0);
    }
  }

  private void header() throws IOException {
    long at = packedBytes;
    int magicLen = fill(0, 4);
    if (magicLen == 0 && at > 0) {
      ended = true;
      return;
    }
    int magic = magicLen == 4 ? Bytes.i32(in, 0, false) : 0;
    if ((magic & ~15) == SKIPPABLE) {
      if (take(0, 4, "the size of a skippable lz4 frame")) {
        skip(Bytes.i32(in, 0, false) & 0xffff_ffffL);
      }
    } else if (magic != MAGIC) {
      damage(at, "an lz4 frame");
    } else if (take(0, 2, "an lz4 frame header")) {
      descriptor(at);
    }
  }

  private void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0 && !ended; ) {
      int n = (int) Math.min(left, 8192);
      take(0, n, "more of a skippable lz4 frame");
      left -= n;
    }
  }

  private void descriptor(long at) throws IOException {
    flags = in[0] & 0xff;
    int sizeCode = in[1] >> 4 & 7;
    int len = 2 + (has(CONTENT_SIZE) ? 8 : 0) + (has(DICTIONARY) ? 4 : 0);
    if (!take(2, len + 1 - 2, "an lz4 frame header")) {
      return;
    }
    boolean known = (flags & 0xc2) == VERSION && (in[1] & 0x8f) == 0 && sizeCode >= 4;
    if (!known || (Xxh32.of(in, 0, len) >>> 8 & 0xff) != (in[len] & 0xff)) {
      damage(at + 4, "an lz4 frame header with its checksum");
    } else if (has(DICTIONARY)) {
      damage(at + 4, "an lz4 frame that needs no dictionary");
    } else {
      maxBlock = 1 << 8 + 2 * sizeCode;
      claimedSize = has(CONTENT_SIZE) ? Bytes.i64(in, 2, false) : -1;
      frameSize = 0;
      content = has(CONTENT_SUM) ? new Xxh32() : null;
      block.reset(maxBlock);
      inFrame = true;
    }
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  private void block(int size, boolean plain) throws IOException {
    long at = packedBytes;
    int sum = has(BLOCK_SUM) ? 4 : 0;
    int there = fill(0, size + sum);
    int end = Math.min(there, size);
    boolean keep = (flags & INDEPENDENT) == 0;
    boolean sound = true;
    if (plain) {
      block.copy(in, 0, end, keep);
    } else {
      sound = block.unpack(in, 0, end, maxBlock, keep);
    }
    frameSize += block.to - block.from;
    if (content != null) {
      content.update(block.out, block.from, block.to);
    }
    if (there < size + sum) {
      damage(packedBytes, "more compressed data, but the file ends here");
    } else if (!sound) {
      damage(at, "a sound lz4 block");
    } else if (sum > 0 && Bytes.i32(in, size, false) != Xxh32.of(in, 0, size)) {
      damage(at, "an lz4 block with its checksum");
    }
  }

  private void endFrame() throws IOException {
    inFrame = false;
    long at = packedBytes;
    if (content != null && take(0, 4, "an lz4 checksum")) {
      int claimed = Bytes.i32(in, 0, false);
      if (claimed != content.value()) {
        damage(at, "data with the checksum " + Integer.toHexString(claimed));
      }
    }
    if (!ended && claimedSize >= 0 && claimedSize != frameSize) {
      damage(at, Long.toUnsignedString(claimedSize) + " bytes of content, but it has " + frameSize);
    }
  }

  private boolean take(int to, int count, String what) throws IOException {
    if (fill(to, count) == count) {
      return true;
    }
    damage(packedBytes, what + ", but the file ends here");
    return false;
  }

  /** Reads the next bytes of the file into in[to, to + count), as many as there are. */
  private int fill(int to, int count) throws IOException {
    int n = 0;
    while (n < count) {
      // no more memory than the file has bytes
      int step = Math.min(count - n, Math.max(8192, n));
      if (to + n + step > in.length) {
        in = Arrays.copyOf(in, to + n + step);
      }
      int got = packed.read(in, to + n, step);
      if (got <= 0) {
        break;
      }
      n += got;
      packedBytes += got;
    }
    return n;
  }

  private void damage(long at, String what) {
    ended = true;
    damageAt = at;
    expected = what;
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
