package inflight.packet.capfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;

/**
 * A buffer that moves over one file of a capture from start to end, and the verdict where it could
 * not move on. What comes next stands at buf[pos..limit). Not thread-safe.
 */
final class FileWindow implements Closeable {
  static final int SIZE = 256 << 10;

  byte[] buf;
  int pos;
  int limit;

  /** Why reading ended here; null if the file simply ends. */
  Damage damage;

  /** Growing would not mend what ended it. */
  boolean broken;

  private final CaptureFile file;
  private final CaptureMap map;
  private final int fileIndex;
  private final ByteStore store;

  /** Where in the file buf[0] stands. */
  private long start;

  private volatile boolean closed;

  /**
   * @param buf to be used as long as it is large enough
   */
  FileWindow(CaptureFile file, CaptureMap map, int fileIndex, byte[] buf) throws IOException {
    this.file = file;
    this.map = map;
    this.fileIndex = fileIndex;
    this.buf = buf;
    store = file.store();
  }

  /** Where in the file pos stands. */
  long position() {
    return start + pos;
  }

  /** How many bytes of the file were read. */
  long end() {
    return start + limit;
  }

  /** Bytes on disk for the first so many plain ones. */
  long diskBytes(long position) {
    return store.diskBytes(position);
  }

  /** Goes on at this place of the file. */
  void seek(long position) {
    start = position;
    pos = limit = 0;
  }

  /**
   * Sees to it that at least {@code need} bytes stand at pos, which may move in the buffer.
   *
   * @return false if the file does not have them (yet)
   */
  boolean fill(int need) throws IOException {
    if (limit - pos >= need) {
      return true;
    }
    map.checkOpen();
    if (closed) {
      throw new ClosedChannelException();
    }
    if (pos > 0) {
      System.arraycopy(buf, pos, buf, 0, limit - pos);
      start += pos;
      limit -= pos;
      pos = 0;
    }
    if (need > buf.length) {
      if (!has(need)) {
        return false;
      }
      buf = Arrays.copyOf(buf, need + SIZE);
    }
    long end = map.fileEnd(fileIndex);
    while (limit < need) {
      int room = (int) Math.min(buf.length - limit, end - start - limit);
      int n = room <= 0 ? 0 : store.read(start + limit, buf, limit, room);
      if (n <= 0) {
        return false;
      }
      limit += n;
    }
    return true;
  }

  /** Whether the file has so many bytes from pos on. */
  boolean has(long count) throws IOException {
    return reach(position() + count) >= position() + count;
  }

  private long reach(long position) throws IOException {
    return Math.min(store.reach(position), map.fileEnd(fileIndex));
  }

  /** Reading ends since the file does: inside of {@code what}, or before it. Always false. */
  boolean cut(String what) throws IOException {
    if (store.damage() != null) {
      damage = store.damage();
    } else if (limit > pos) {
      damage = here(what + ", but the file ends at byte " + reach(Long.MAX_VALUE));
    }
    return false;
  }

  /** Reading ends since something else stands here than {@code expected}. Always false. */
  boolean broken(String expected) {
    broken = true;
    damage = here(expected);
    return false;
  }

  private Damage here(String expected) {
    return new Damage(file.path, position(), expected);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    store.close();
  }
}
