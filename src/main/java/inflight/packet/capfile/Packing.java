package inflight.packet.capfile;

import java.io.IOException;
import java.io.InputStream;

/** How a file is compressed, told by its first bytes. */
enum Packing {
  GZIP("gzip", 0x1f, 0x8b, 8) {
    @Override
    Unpacker open(InputStream packed) {
      return new Gunzip(packed);
    }
  },
  ZSTD("zstd", 0x28, 0xb5, 0x2f, 0xfd) {
    @Override
    Unpacker open(InputStream packed) throws IOException {
      return new ZstdFrames(packed);
    }
  },
  LZ4("lz4", 0x04, 0x22, 0x4d, 0x18) {
    @Override
    Unpacker open(InputStream packed) {
      return new Lz4Frames(packed);
    }
  };

  /** What people call it. */
  final String title;

  private final int[] magic;

  Packing(String title, int... magic) {
    this.title = title;
    this.magic = magic;
  }

  /** The packing of a file that begins with b[0, len), null if it is none of these. */
  static Packing of(byte[] b, int len) {
    for (Packing p : values()) {
      if (p.begins(b, len)) {
        return p;
      }
    }
    return null;
  }

  private boolean begins(byte[] b, int len) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= len || (b[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Begins to unpack.
   *
   * @throws IOException if this machine cannot unpack such files
   */
  abstract Unpacker open(InputStream packed) throws IOException;
}
