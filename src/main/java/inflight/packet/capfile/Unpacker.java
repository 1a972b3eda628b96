package inflight.packet.capfile;

import java.io.Closeable;
import java.io.IOException;

/**
 * Unpacks one file from start to end. Hands out every byte that stands before a damage, and says
 * where in the packed file the damage is. Not thread-safe.
 */
interface Unpacker extends Closeable {
  /** At least one byte, or -1 at the end or at a damage. */
  int read(byte[] dst, int off, int len) throws IOException;

  /** Bytes of the packed file used so far. */
  long packedBytes();

  /** Offset in the packed file of the damage that ended it, -1 if there is none. */
  long damageAt();

  /** What was expected at {@link #damageAt}. */
  String expected();
}
