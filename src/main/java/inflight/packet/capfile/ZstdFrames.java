package inflight.packet.capfile;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Unpacks zstd (RFC 8878): one frame or several behind each other. The reference library does the
 * work; it refuses windows of more than 128 MiB.
 *
 * <p>The library is fed one part of a frame at a time (header, block, checksum), so that what it
 * finds fault with is known, and all that came before is out.
 */
final class ZstdFrames implements Unpacker {
  private static final int MAGIC = 0xfd2fb528;
  private static final int SKIPPABLE = 0x184d2a50;
  private static final int BLOCK_HEADER = 3;
  private static final int MAX_BLOCK = 128 << 10;

  /** Bytes of the dictionary id, and of the content size, by their two bits in the descriptor. */
  private static final int[] ID_LEN = {0, 1, 2, 4};

  private static final int[] SIZE_LEN = {0, 2, 4, 8};

  private final InputStream packed;
  private final byte[] file = new byte[2 * MAX_BLOCK];
  private final ByteBuffer in = ByteBuffer.allocateDirect(file.length).limit(0);
  private final ByteBuffer out = ByteBuffer.allocateDirect(64 << 10).limit(0);
  private final ByteBuffer nothing = ByteBuffer.allocateDirect(0);
  private final ZstdDecompressCtx context;
  private int fileAt;
  private int fileEnd;

  /** Bytes of the file in front of file[0]. */
  private long fileBase;

  /** What the library was given last, and where it begins. */
  private String part;

  private long partAt;

  private long skipLeft;
  private boolean inFrame;
  private boolean lastBlock;
  private boolean hasSum;

  /** The library is inside of a frame. */
  private boolean incomplete;

  /** The library may have more to give without more input. */
  private boolean owes;

  private boolean ended;
  private long damageAt = -1;
  private String expected;

  ZstdFrames(InputStream packed) throws IOException {
    this.packed = packed;
    try {
      context = new ZstdDecompressCtx();
    } catch (LinkageError e) {
      packed.close();
      throw new IOException(
          "the zstd library does not work on this machine; zstd -d unpacks the file", e);
    }
  }

  @Override
  public long packedBytes() {
    return fileBase + fileAt;
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
    while (!out.hasRemaining()) {
      if (ended) {
        return -1;
      }
      unpack();
    }
    int n = Math.min(len, out.remaining());
    out.get(dst, off, n);
    return n;
  }

  /** Lets the library go on; afterwards there may be bytes in {@link #out}. */
  private void unpack() throws IOException {
    if (!owes && !in.hasRemaining() && !feed()) {
      ended = true;
      if (incomplete) {
        damage(packedBytes(), "more compressed data, but the file ends here");
      }
      return;
    }
    out.clear();
    try {
      incomplete = !context.decompressDirectByteBufferStream(out, owes ? nothing : in);
      owes = !out.hasRemaining();
      out.flip();
    } catch (ZstdException e) {
      out.limit(0);
      damage(partAt, part);
    }
  }

  private void damage(long at, String what) {
    ended = true;
    damageAt = at;
    expected = what;
  }

  /** Gives the library the next part. False at the end of the file. */
  private boolean feed() throws IOException {
    int there = hold(BLOCK_HEADER + MAX_BLOCK);
    int n = there == 0 ? 0 : Math.min(there, nextPart(there));
    partAt = packedBytes();
    in.clear();
    in.put(file, fileAt, n).flip();
    fileAt += n;
    return n > 0;
  }

  /** How many of the next bytes belong together; what makes no sense is the library's to refuse. */
  private int nextPart(int there) {
    if (skipLeft > 0) {
      int n = (int) Math.min(skipLeft, MAX_BLOCK);
      skipLeft -= n;
      return n;
    }
    if (!inFrame) {
      return header(there);
    }
    if (lastBlock) {
      inFrame = false;
      part = "data with its checksum";
      return 4;
    }
    part = "a sound zstd block";
    if (there < BLOCK_HEADER) {
      return there;
    }
    int header = Bytes.u16(file, fileAt, false) | (file[fileAt + 2] & 0xff) << 16;
    lastBlock = (header & 1) != 0;
    inFrame = !lastBlock || hasSum;
    boolean oneByte = (header >> 1 & 3) == 1;
    return BLOCK_HEADER + (oneByte ? 1 : Math.min(header >> 3, MAX_BLOCK));
  }

  private int header(int there) {
    part = "a zstd frame";
    if (there < 8) {
      return there;
    }
    int magic = Bytes.i32(file, fileAt, false);
    if ((magic & ~15) == SKIPPABLE) {
      skipLeft = Bytes.i32(file, fileAt + 4, false) & 0xffff_ffffL;
      return 8;
    }
    inFrame = magic == MAGIC;
    lastBlock = false;
    int descriptor = file[fileAt + 4] & 0xff;
    hasSum = (descriptor & 4) != 0;
    boolean single = (descriptor & 0x20) != 0;
    int sizeLen = single && descriptor >> 6 == 0 ? 1 : SIZE_LEN[descriptor >> 6];
    return 5 + (single ? 0 : 1) + ID_LEN[descriptor & 3] + sizeLen;
  }

  /** Sees to it that as many of the next bytes are there as the file has; how many are. */
  private int hold(int count) throws IOException {
    if (fileEnd - fileAt < count) {
      fileBase += fileAt;
      System.arraycopy(file, fileAt, file, 0, fileEnd - fileAt);
      fileEnd -= fileAt;
      fileAt = 0;
      for (int n = 0; n >= 0 && fileEnd < count; fileEnd += Math.max(n, 0)) {
        n = packed.read(file, fileEnd, file.length - fileEnd);
      }
    }
    return fileEnd - fileAt;
  }

  @Override
  public void close() throws IOException {
    context.close();
    packed.close();
  }
}
