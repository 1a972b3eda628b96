package inflight.packet.capfile;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A capture that cannot be opened or read at all.
 *
 * <p>{@link #getMessage()} is one line without control characters: which file, what is wrong with
 * it, what to do. A capture that is readable up to some point is not this but a {@link Damage}.
 */
public class CaptureException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Path path;
  private final long byteOffset;

  /**
   * @param path the file as the user named it
   * @param byteOffset where in the file, -1 if no place can be named
   * @param problem what is wrong and what to do, to stand behind the file name
   */
  public CaptureException(Path path, long byteOffset, String problem) {
    this(path, byteOffset, problem, null);
  }

  CaptureException(Path path, long byteOffset, String problem, Throwable cause) {
    super(Printable.of(path) + ": " + problem, cause);
    this.path = path;
    this.byteOffset = byteOffset;
  }

  /** The file as the user named it. */
  public Path path() {
    return path;
  }

  /** Where in the file, in bytes from its start; -1 if no place can be named. */
  public long byteOffset() {
    return byteOffset;
  }
}
