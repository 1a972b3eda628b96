package inflight.tcp.finding;

/** How much an event matters to whoever waits for the data. */
public enum Severity {
  /** A step that succeeded: connected, agreed, acknowledged, closed. */
  GOOD,
  /** What any connection does all the time. */
  INFO,
  /** The connection coped, but it cost time or says that something is short. */
  WARN,
  /** Data or the connection itself was lost. */
  BAD
}
