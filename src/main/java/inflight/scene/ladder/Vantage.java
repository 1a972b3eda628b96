package inflight.scene.ladder;

/** Where the capture was taken. */
public enum Vantage {
  CLIENT,
  BETWEEN,
  SERVER,
  /** The handshake and the acknowledgments say nothing about it. */
  UNKNOWN
}
