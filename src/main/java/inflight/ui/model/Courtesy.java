package inflight.ui.model;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets a busy thread step back while the window is late with its next frame: on a machine with two
 * cores reading, compiling and painting want three. Costs nothing as long as frames come in time.
 */
final class Courtesy {
  /** A frame takes 17 ms; a window that is later than this wants the processor. */
  private static final long LATE_NANOS = 20_000_000;

  /** How long to step back at once; it is asked again soon. */
  private static final long PAUSE_NANOS = 10_000_000;

  /** A window that has been silent for so long is not painting at all: no reason to wait. */
  private static final long SILENT_NANOS = 250_000_000;

  private final LongSupplier clock;
  private final LongConsumer pause;
  private volatile long lastBeatNanos;
  private volatile boolean beaten;

  Courtesy() {
    this(System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * @param clock nanoseconds, counted from anywhere
   * @param pause steps back for so many nanoseconds
   */
  Courtesy(LongSupplier clock, LongConsumer pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** The window has begun a frame. Any thread. */
  void beat() {
    lastBeatNanos = clock.getAsLong();
    beaten = true;
  }

  /** Called now and then by the busy thread. */
  void giveWay() {
    if (!beaten) {
      return;
    }
    long silence = clock.getAsLong() - lastBeatNanos;
    if (silence > LATE_NANOS && silence < SILENT_NANOS) {
      pause.accept(PAUSE_NANOS);
    }
  }
}
