package inflight.capture.helper;

/** Whether the capture is to end, and since when. Thread-safe; asked once per packet. */
final class Stop {
  private volatile boolean requested;
  private volatile long requestedNanos;
  private volatile long requestedWallNanos;

  /** Packets that are on their way are still taken. */
  synchronized void request() {
    if (!requested) {
      requestedNanos = System.nanoTime();
      requestedWallNanos = System.currentTimeMillis() * 1_000_000;
      requested = true;
      notifyAll();
    }
  }

  boolean requested() {
    return requested;
  }

  /** Nanoseconds since the request. */
  long sinceNanos() {
    return System.nanoTime() - requestedNanos;
  }

  /** When it was requested, since the epoch. */
  long requestedWallNanos() {
    return requestedWallNanos;
  }

  /** Returns when it is requested, or after this time. */
  synchronized void await(double seconds) throws InterruptedException {
    long end = System.nanoTime() + (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
    for (long left = end - System.nanoTime();
        !requested && left > 0;
        left = end - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
  }
}
