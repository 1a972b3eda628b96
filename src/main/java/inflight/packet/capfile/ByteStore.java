package inflight.packet.capfile;

import java.io.Closeable;
import java.io.IOException;

/** The plain bytes of one capture file, by position. */
interface ByteStore extends Closeable {
  /**
   * Fills dst[off..off + len) as far as bytes are there.
   *
   * @return how many, 0 or less at the end of the file as it is now
   */
  int read(long position, byte[] dst, int off, int len) throws IOException;

  /** How many bytes the file has, looking no further than {@code position}. */
  long reach(long position) throws IOException;

  /** Bytes of the file on disk that stand for the first {@code position} plain ones. */
  long diskBytes(long position);

  /** Why the file ends where it ends, null if it simply does. */
  Damage damage();
}
