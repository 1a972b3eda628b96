package inflight.tcp.connection;

/** The states of one end of a connection (RFC 9293 3.3.2). */
public enum TcpState {
  CLOSED,
  LISTEN,
  SYN_SENT,
  SYN_RECEIVED,
  ESTABLISHED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  CLOSE_WAIT,
  CLOSING,
  LAST_ACK,
  TIME_WAIT;

  private static final TcpState[] VALUES = values();

  static TcpState of(int ordinal) {
    return VALUES[ordinal];
  }

  /** As RFC 9293 writes it: SYN-SENT, FIN-WAIT-1. */
  public String title() {
    return switch (this) {
      case FIN_WAIT_1 -> "FIN-WAIT-1";
      case FIN_WAIT_2 -> "FIN-WAIT-2";
      default -> name().replace('_', '-');
    };
  }
}
