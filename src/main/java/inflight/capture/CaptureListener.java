package inflight.capture;

import java.nio.file.Path;
import java.util.Optional;

/** What a capture tells on the way; called on a thread of the capture, in order. */
public interface CaptureListener {
  /** The devices are open and the file is there: what comes now is captured. */
  default void ready() {}

  /** What follows is written to this file. */
  default void file(Path file) {}

  /** So many bytes of the file are whole blocks; so many frames are in all files. */
  default void committed(long bytes, long frames) {}

  /** Packets lost so far. */
  default void dropped(long byKernel, long byInterface) {}

  /** A device lost its link, or has it again. */
  default void link(String device, boolean up) {}

  /** It has ended: all that was captured is in the file. Called once, last. */
  default void ended(Optional<CaptureFailure> failure) {}
}
