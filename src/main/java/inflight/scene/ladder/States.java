package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.connection.TcpState;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * The states of both ends. The trace changes both at the moment of capture; here the sender's
 * changes when the segment leaves and the receiver's when it arrives, which it does not if it is
 * lost.
 */
final class States {
  private final ConnectionTrace trace;

  /**
   * State that the sender's end, and the receiver's, enters by each segment; null for no change.
   */
  private final TcpState[] bySending;

  private final TcpState[] byArriving;
  private final TcpState clientAtFirst;
  private final TcpState serverAtFirst;
  private final List<StateSpan> spans = new ArrayList<>();

  States(ConnectionTrace trace, Losses losses) {
    this.trace = trace;
    int n = trace.segments().size();
    bySending = new TcpState[n];
    byArriving = new TcpState[n];
    Segment firstOfServer = null;
    Segment first = null;
    for (Segment s : trace.segments()) {
      if (!s.quoted()) {
        first = first == null ? s : first;
        if (!s.fromClient()) {
          firstOfServer = s;
          break;
        }
      }
    }
    boolean opens = first != null && first.fromClient() && first.has(Tcp.SYN);
    boolean synAckFirst = first != null && !first.fromClient() && first.has(Tcp.SYN);
    boolean silent = firstOfServer == null;
    boolean refused = !silent && firstOfServer.has(Tcp.RST);
    boolean simultaneous = !silent && firstOfServer.has(Tcp.SYN) && !firstOfServer.has(Tcp.ACK);
    if (opens) {
      clientAtFirst = TcpState.CLOSED;
      serverAtFirst = silent ? null : refused || simultaneous ? TcpState.CLOSED : TcpState.LISTEN;
    } else if (synAckFirst) {
      clientAtFirst = TcpState.SYN_SENT;
      serverAtFirst = TcpState.LISTEN;
    } else {
      clientAtFirst = first == null ? null : first.clientState();
      serverAtFirst = first == null ? null : first.serverState();
    }
    boolean serverStays = opens && (silent || refused);
    follow(losses, serverStays);
  }

  private void follow(Losses losses, boolean serverStays) {
    TcpState client = clientAtFirst;
    TcpState server = serverAtFirst;
    TcpState pendingClient = null;
    TcpState pendingServer = null;
    for (int i = 0; i < bySending.length; i++) {
      Segment s = trace.segments().get(i);
      if (s.quoted()) {
        continue;
      }
      TcpState clientNow = s.clientState();
      TcpState serverNow = serverStays ? server : s.serverState();
      if (s.fromClient()) {
        if (clientNow != client) {
          bySending[i] = clientNow;
          client = clientNow;
        }
        if (serverNow != server) {
          server = serverNow;
          pendingServer = serverNow;
        }
        if (pendingServer != null && !losses.lost(i)) {
          byArriving[i] = pendingServer;
          pendingServer = null;
        }
      } else {
        if (serverNow != server || pendingServer != null) {
          bySending[i] = serverNow;
          server = serverNow;
          pendingServer = null;
        }
        if (clientNow != client) {
          client = clientNow;
          pendingClient = clientNow;
        }
        if (pendingClient != null && !losses.lost(i)) {
          byArriving[i] = pendingClient;
          pendingClient = null;
        }
      }
    }
  }

  /** Whether one end enters another state when segment i leaves or arrives. */
  boolean changes(int i, boolean arrival) {
    return (arrival ? byArriving : bySending)[i] != null;
  }

  List<StateSpan> spans() {
    return spans;
  }

  /** Gives the spans their places once the layout is known. */
  void place(Layout layout) {
    end(layout, true, clientAtFirst);
    end(layout, false, serverAtFirst);
  }

  private void end(Layout layout, boolean client, TcpState atFirst) {
    TcpState state = atFirst;
    double y = 0;
    for (int i = 0; i < bySending.length; i++) {
      boolean sends = trace.segments().get(i).fromClient() == client;
      TcpState next = sends ? bySending[i] : byArriving[i];
      if (next == null || next == state) {
        continue;
      }
      double at = sends ? layout.departY(i) : layout.arriveY(i);
      if (at > y) {
        spans.add(new StateSpan(client, state, y, at));
        y = at;
      }
      state = next;
    }
    spans.add(new StateSpan(client, state, y, layout.height()));
  }
}
