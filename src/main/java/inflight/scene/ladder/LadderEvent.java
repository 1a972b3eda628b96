package inflight.scene.ladder;

/**
 * Something worth jumping to.
 *
 * @param momentNanos play head time at which it is seen
 * @param title a few words, for instance {@code Retransmission}
 * @param ink colour of its mark
 */
public record LadderEvent(int row, Kind kind, double momentNanos, String title, Ink ink) {
  /** Sorts of events; each has its own mark so that colour is not the only sign. */
  public enum Kind {
    OPEN,
    CLOSE,
    RESET,
    LOSS,
    ACK,
    WINDOW,
    PROBE,
    ECN
  }
}
