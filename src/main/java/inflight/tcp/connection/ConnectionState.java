package inflight.tcp.connection;

/**
 * The state of a connection in one word, for a list with room for one: what became of it, or what
 * it was waiting for when the capture ended.
 */
public final class ConnectionState {
  /** A RST was seen, from whomever; RFC 9293 has no name for what is left. */
  public static final String RESET = "RESET";

  /**
   * Of both ends' states the one that stands first tells more: it names the segment that is
   * missing. A client in SYN-SENT waits for an answer; that the server may be in SYN-RECEIVED is
   * only what the SYN's arrival would mean.
   */
  private static final TcpState[] MOST_TELLING_FIRST = {
    TcpState.SYN_SENT,
    TcpState.SYN_RECEIVED,
    TcpState.LAST_ACK,
    TcpState.CLOSING,
    TcpState.FIN_WAIT_1,
    TcpState.FIN_WAIT_2,
    TcpState.CLOSE_WAIT,
    TcpState.ESTABLISHED,
    TcpState.TIME_WAIT
  };

  private ConnectionState() {}

  /** {@link #RESET}, or a name of RFC 9293 3.3.2 such as {@code FIN-WAIT-2}. */
  public static String of(Connection c) {
    boolean reset = c.a().resetFrame != 0 || c.b().resetFrame != 0;
    return reset ? RESET : of(c.stateOfA(), c.stateOfB()).title();
  }

  static TcpState of(TcpState one, TcpState other) {
    if (isOver(one) && isOver(other)) {
      return TcpState.CLOSED;
    }
    for (TcpState state : MOST_TELLING_FIRST) {
      if (state == one || state == other) {
        return state;
      }
    }
    return TcpState.CLOSED;
  }

  /** TIME-WAIT ends by a clock that no capture shows: both FINs are acknowledged. */
  private static boolean isOver(TcpState state) {
    return state == TcpState.CLOSED || state == TcpState.TIME_WAIT;
  }
}
