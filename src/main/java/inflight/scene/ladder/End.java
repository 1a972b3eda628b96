package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.connection.TcpState;
import inflight.tcp.verdict.Segment;

/**
 * One end of a connection and the states it goes through as it sends and receives (RFC 9293 3.3.2).
 * What it was told it only knows when the segment arrives, so that two closes that cross are told
 * from a close that is answered.
 */
final class End {
  private TcpState state;

  /** The last segment that it sends and that is no reset: after it, it may be gone. */
  private final int lastWord;

  /** All up to here has arrived in order. */
  private long rcvNxt = -1;

  private long finSent = -1;
  private long finArrived = -1;

  End(TcpState atFirst, int lastWord) {
    state = atFirst;
    this.lastWord = lastWord;
  }

  TcpState state() {
    return state;
  }

  /**
   * @param index of the segment in the trace
   */
  void sends(Segment s, int index) {
    if (state == null) {
      return;
    }
    if (s.has(Tcp.RST)) {
      // Whoever talks on afterwards has not reset anything: somebody else did in its name.
      state = index > lastWord ? TcpState.CLOSED : state;
      return;
    }
    if (s.has(Tcp.ACK)) {
      // It acknowledges only what it has, whatever the capture missed of that.
      rcvNxt = Math.max(rcvNxt, s.ack());
      takeFin();
    }
    if (s.has(Tcp.SYN)) {
      syn(s.has(Tcp.ACK));
    } else if (state == TcpState.SYN_SENT || state == TcpState.LISTEN) {
      state = TcpState.ESTABLISHED; // what it answers was not captured
    }
    if (s.has(Tcp.FIN)) {
      finSent = s.end();
      state =
          switch (state) {
            case ESTABLISHED, SYN_RECEIVED -> TcpState.FIN_WAIT_1;
            case CLOSE_WAIT -> TcpState.LAST_ACK;
            default -> state;
          };
    }
  }

  private void syn(boolean ack) {
    boolean fresh = state == TcpState.CLOSED || state == TcpState.LISTEN;
    if (ack && (fresh || state == TcpState.SYN_SENT)) {
      state = TcpState.SYN_RECEIVED;
    } else if (!ack && fresh) {
      state = TcpState.SYN_SENT;
    }
  }

  /**
   * @param index of the segment in the trace
   */
  void receives(Segment s, int index) {
    if (state == null) {
      return;
    }
    if (s.has(Tcp.RST)) {
      // A reset with another number is not believed (RFC 9293 3.10.7.4), and the talk goes on.
      boolean answersSyn = s.has(Tcp.ACK) && s.ack() >= 1;
      boolean believed = state == TcpState.SYN_SENT ? answersSyn : s.seq() == rcvNxt;
      if (believed || index > lastWord) {
        state = TcpState.CLOSED;
      }
      return;
    }
    if (rcvNxt < 0 || s.seq() <= rcvNxt) {
      rcvNxt = Math.max(rcvNxt, s.end());
    }
    if (s.has(Tcp.SYN)) {
      state = heardSyn(s.has(Tcp.ACK));
    } else if (s.has(Tcp.ACK) && state == TcpState.SYN_RECEIVED && s.ack() >= 1) {
      state = TcpState.ESTABLISHED;
    }
    if (s.has(Tcp.ACK) && finSent >= 0 && s.ack() >= finSent) {
      state =
          switch (state) {
            case FIN_WAIT_1 -> TcpState.FIN_WAIT_2;
            case CLOSING -> TcpState.TIME_WAIT;
            case LAST_ACK -> TcpState.CLOSED;
            default -> state;
          };
    }
    if (s.has(Tcp.FIN)) {
      finArrived = s.end();
    }
    takeFin();
  }

  private TcpState heardSyn(boolean ack) {
    return switch (state) {
      case CLOSED, LISTEN -> ack ? state : TcpState.SYN_RECEIVED;
      case SYN_SENT -> ack ? TcpState.ESTABLISHED : TcpState.SYN_RECEIVED;
      case SYN_RECEIVED -> ack ? TcpState.ESTABLISHED : state;
      default -> state;
    };
  }

  /** A FIN counts when everything before it is there. */
  private void takeFin() {
    if (finArrived < 0 || rcvNxt < finArrived) {
      return;
    }
    state =
        switch (state) {
          case ESTABLISHED, SYN_RECEIVED -> TcpState.CLOSE_WAIT;
          case FIN_WAIT_1 -> TcpState.CLOSING;
          case FIN_WAIT_2 -> TcpState.TIME_WAIT;
          default -> state;
        };
  }
}
