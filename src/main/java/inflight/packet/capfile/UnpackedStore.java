package inflight.packet.capfile;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A compressed file, unpacked into a temporary file as far as somebody has read. Shared by all
 * readers, thread-safe; {@link #dispose} ends it, {@link #close} is a reader taking leave.
 *
 * <p>An interrupt ends the reading thread's call within a few milliseconds and leaves the store
 * usable.
 */
final class UnpackedStore implements ByteStore {
  /** System property: most bytes a capture may unpack to. */
  static final String LIMIT = "inflight.maxUnpackedBytes";

  private static final long DEFAULT_LIMIT = 4L << 30;

  private final Path path;
  final Packing packing;
  private final Unpacker unpacker;
  private final long limit = Long.getLong(LIMIT, DEFAULT_LIMIT);
  private final byte[] chunk = new byte[64 << 10];
  private final Path temporaryPath;
  private final RandomAccessFile temporary;
  private final boolean unlinked;
  private long unpacked;
  private boolean ended;
  private boolean disposed;
  private Damage damage;

  UnpackedStore(Path path, Packing packing) throws IOException {
    this.path = path;
    this.packing = packing;
    unpacker = packing.open(new FileInputStream(path.toFile()));
    temporaryPath = Files.createTempFile("inflight-", ".unpacked");
    temporary = new RandomAccessFile(temporaryPath.toFile(), "rw");
    unlinked = unlink();
  }

  /**
   * Deletes the name at once where the system allows it: then even a killed program leaves nothing.
   */
  private boolean unlink() {
    try {
      Files.delete(temporaryPath);
      return true;
    } catch (IOException e) {
      return false; // Windows: when disposed
    }
  }

  @Override
  public synchronized int read(long position, byte[] dst, int off, int len) throws IOException {
    unpackTo(position + len);
    int n = (int) Math.min(len, unpacked - position);
    if (n <= 0) {
      return -1;
    }
    temporary.seek(position);
    temporary.readFully(dst, off, n);
    return n;
  }

  @Override
  public synchronized long reach(long position) throws IOException {
    unpackTo(position);
    return Math.min(unpacked, position);
  }

  private void unpackTo(long position) throws IOException {
    while (unpacked < position && !ended) {
      if (disposed) {
        throw new ClosedChannelException();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new ClosedByInterruptException();
      }
      int n = unpacker.read(chunk, 0, chunk.length);
      if (n < 0) {
        ended = true;
        if (unpacker.damageAt() >= 0) {
          damage = new Damage(path, unpacker.damageAt(), unpacker.expected());
        }
      } else if (n > limit - unpacked) {
        ended = true;
        damage = tooLarge();
      } else {
        keep(n);
      }
    }
  }

  private void keep(int n) throws IOException {
    temporary.seek(unpacked);
    try {
      temporary.write(chunk, 0, n);
    } catch (IOException e) {
      throw new CaptureException(
          path,
          -1,
          "cannot be unpacked into "
              + Printable.of(temporaryPath.getParent())
              + " ("
              + e.getMessage()
              + "): make room there, or name another folder with -Djava.io.tmpdir=FOLDER",
          e);
    }
    unpacked += n;
  }

  private Damage tooLarge() {
    return new Damage(
        path,
        unpacker.packedBytes(),
        "a file that unpacks to at most " + limit + " bytes; -D" + LIMIT + "=BYTES allows more");
  }

  @Override
  public synchronized long diskBytes(long position) {
    long packed = unpacker.packedBytes();
    return ended && unpacked > 0 ? (long) ((double) packed * position / unpacked) : packed;
  }

  @Override
  public synchronized Damage damage() {
    return damage;
  }

  @Override
  public void close() {}

  synchronized void dispose() throws IOException {
    if (!disposed) {
      disposed = true;
      ended = true;
      unpacker.close();
      temporary.close();
      if (!unlinked) {
        Files.deleteIfExists(temporaryPath);
      }
    }
  }
}
