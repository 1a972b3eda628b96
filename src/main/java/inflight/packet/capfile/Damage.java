package inflight.packet.capfile;

import java.nio.file.Path;

/**
 * Where a damaged capture stops being readable. Everything before that place was read.
 *
 * @param file the damaged file, as the user named it
 * @param byteOffset start of the first record or block that cannot be read, in bytes from the start
 *     of the file; of a compressed file that unpacks well, of what it unpacks to
 * @param expected what should have been there and what is there instead; no control characters
 */
public record Damage(Path file, long byteOffset, String expected) {

  /** One line: file, byte offset, and what was expected there. */
  public String message() {
    return Printable.of(file) + ": damaged at byte " + byteOffset + ": expected " + expected;
  }
}
