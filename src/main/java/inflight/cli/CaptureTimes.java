package inflight.cli;

import inflight.packet.index.FrameTable;

/** Times as commands print them: since the first frame of the capture that has one. */
final class CaptureTimes {
  /** The time of a frame without one, as simple packets of pcapng are. */
  static final long NO_TIME = Long.MIN_VALUE;

  private CaptureTimes() {}

  static long startNanos(FrameTable frames) {
    for (int row = 0; row < frames.size(); row++) {
      if (frames.tsNanos(row) != NO_TIME) {
        return frames.tsNanos(row);
      }
    }
    return 0;
  }
}
