package inflight.tcp.connection;

import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;

/**
 * Moves the states of both ends on, as far as segments tell (RFC 9293 3.3.2, figure 5). The
 * sender's state changes when it sends, the receiver's when the segment arrives; the moment of
 * capture stands for both. What a passive observer cannot see (a close call, the end of TIME-WAIT)
 * does not happen.
 */
public final class StateTracker {
  private static final byte ESTABLISHED = (byte) TcpState.ESTABLISHED.ordinal();
  private static final int MOVING = Tcp.SYN | Tcp.FIN | Tcp.RST;

  private StateTracker() {}

  /** Takes in one segment of {@code c}. */
  public static void segment(Connection c, boolean fromB, int seq, int ack, int len, int flags) {
    Side s = fromB ? c.b() : c.a();
    Side r = fromB ? c.a() : c.b();
    boolean established = c.stateA == ESTABLISHED && c.stateB == ESTABLISHED;
    if (established && (flags & MOVING) == 0 && s.finFrame == 0 && r.finFrame == 0) {
      return; // most segments: data and its ACKs
    }
    TcpState sender = TcpState.of(fromB ? c.stateB : c.stateA);
    TcpState receiver = TcpState.of(fromB ? c.stateA : c.stateB);
    boolean over = sender == TcpState.CLOSED && receiver == TcpState.CLOSED && isOver(s, r);
    if (over && (flags & Tcp.SYN) == 0) {
      return; // stragglers do not open a connection again
    }
    if ((flags & Tcp.RST) != 0) {
      set(c, fromB, TcpState.CLOSED, TcpState.CLOSED);
      return;
    }
    boolean acks = (flags & Tcp.ACK) != 0;
    boolean ackOfFin = acks && r.finFrame != 0 && Seq.ge(ack, r.finEnd);
    if (ackOfFin) {
      // Whoever acknowledges a FIN has got it, even if the capture missed it on its way.
      sender = gotFin(sender);
    }
    if (sender == TcpState.CLOSE_WAIT && (flags & Tcp.FIN) != 0 && acks && !ackOfFin) {
      sender = TcpState.CLOSING; // the FINs cross: this one was sent before the other arrived
    }
    sender = sent(sender, flags, s.finFrame != 0 || r.finFrame != 0);
    receiver = got(receiver, sender, flags, acks, ackOfFin);
    boolean finInOrder = s.finFrame != 0 && Seq.ge(s.maxSeqToBeAcked, s.finEnd);
    if (finInOrder) {
      receiver = gotFin(receiver);
    }
    set(c, fromB, sender, receiver);
  }

  private static boolean isOver(Side s, Side r) {
    return s.resetFrame != 0 || r.resetFrame != 0 || s.finFrame != 0 && r.finFrame != 0;
  }

  private static TcpState sent(TcpState from, int flags, boolean finSeen) {
    TcpState state = from;
    if ((flags & Tcp.SYN) != 0) {
      boolean first = state == TcpState.CLOSED || state == TcpState.LISTEN;
      if ((flags & Tcp.ACK) != 0) {
        state = first || state == TcpState.SYN_SENT ? TcpState.SYN_RECEIVED : state;
      } else if (first) {
        state = TcpState.SYN_SENT;
      }
    } else if (state == TcpState.SYN_SENT && (flags & Tcp.ACK) != 0) {
      state = TcpState.ESTABLISHED; // the SYN ACK came, but was not captured
    } else if (state == TcpState.CLOSED && (!finSeen || (flags & Tcp.FIN) != 0)) {
      state = TcpState.ESTABLISHED; // the handshake was before the capture
    }
    if ((flags & Tcp.FIN) != 0) {
      state =
          switch (state) {
            case ESTABLISHED, SYN_RECEIVED -> TcpState.FIN_WAIT_1;
            case CLOSE_WAIT -> TcpState.LAST_ACK;
            default -> state;
          };
    }
    return state;
  }

  private static TcpState got(
      TcpState from, TcpState sender, int flags, boolean acks, boolean ackOfFin) {
    TcpState state = from;
    if ((flags & Tcp.SYN) != 0) {
      state =
          switch (state) {
            case CLOSED, LISTEN ->
                sender == TcpState.SYN_RECEIVED ? TcpState.ESTABLISHED : TcpState.SYN_RECEIVED;
            case SYN_SENT -> acks ? TcpState.ESTABLISHED : TcpState.SYN_RECEIVED;
            case SYN_RECEIVED -> acks ? TcpState.ESTABLISHED : state;
            default -> state;
          };
    } else if (state == TcpState.SYN_RECEIVED && acks) {
      state = TcpState.ESTABLISHED;
    } else if (state == TcpState.CLOSED && sender == TcpState.ESTABLISHED) {
      state = TcpState.ESTABLISHED; // the handshake was before the capture
    }
    if (ackOfFin) {
      state =
          switch (state) {
            case FIN_WAIT_1 -> TcpState.FIN_WAIT_2;
            case CLOSING -> TcpState.TIME_WAIT;
            case LAST_ACK -> TcpState.CLOSED;
            default -> state;
          };
    }
    return state;
  }

  private static TcpState gotFin(TcpState state) {
    return switch (state) {
      case ESTABLISHED, SYN_RECEIVED -> TcpState.CLOSE_WAIT;
      case FIN_WAIT_1 -> TcpState.CLOSING;
      case FIN_WAIT_2 -> TcpState.TIME_WAIT;
      default -> state;
    };
  }

  private static void set(Connection c, boolean fromB, TcpState sender, TcpState receiver) {
    c.stateA = (byte) (fromB ? receiver : sender).ordinal();
    c.stateB = (byte) (fromB ? sender : receiver).ordinal();
  }
}
