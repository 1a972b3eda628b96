package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.connection.TcpState;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * The states of both ends from the first moment they can have been true: a sender's changes when a
 * segment leaves, a receiver's when it arrives, which it does not if it is lost.
 */
final class States {
  /** Names of states have this much room. */
  static final double NAME_PX = 17;

  private final ConnectionTrace trace;
  private final Happenings happenings;

  /** State that an end enters by each happening; null for no change. */
  private final TcpState[] entered;

  private TcpState clientAtFirst;
  private TcpState serverAtFirst;
  private boolean serverStays;
  private final List<StateSpan> spans = new ArrayList<>();

  States(ConnectionTrace trace, Losses losses, Happenings happenings) {
    this.trace = trace;
    this.happenings = happenings;
    entered = new TcpState[happenings.size()];
    begin();
    follow(losses);
  }

  private void begin() {
    Segment first = null;
    Segment firstOfServer = null;
    for (Segment s : trace.segments()) {
      if (!s.quoted()) {
        first = first == null ? s : first;
        if (!s.fromClient()) {
          firstOfServer = s;
          break;
        }
      }
    }
    if (first == null) {
      return;
    }
    if (first.has(Tcp.SYN) && first.fromClient()) {
      boolean silent = firstOfServer == null && !acknowledges(trace);
      boolean refused = firstOfServer != null && lastWord(false) < 0;
      boolean opensToo =
          firstOfServer != null && firstOfServer.has(Tcp.SYN) && !firstOfServer.has(Tcp.ACK);
      clientAtFirst = TcpState.CLOSED;
      // Nothing tells whether a server that never answers is there.
      serverAtFirst = silent ? null : refused || opensToo ? TcpState.CLOSED : TcpState.LISTEN;
      serverStays = silent || refused;
    } else if (first.has(Tcp.SYN)) {
      clientAtFirst = TcpState.SYN_SENT;
      serverAtFirst = TcpState.LISTEN;
    } else {
      boolean alive = !first.has(Tcp.RST);
      clientAtFirst = alive ? TcpState.ESTABLISHED : first.clientState();
      serverAtFirst = alive ? TcpState.ESTABLISHED : first.serverState();
    }
  }

  /** Whether the client answers something: then the server talks, and is only not captured. */
  static boolean acknowledges(ConnectionTrace trace) {
    return trace.segments().stream()
        .anyMatch(s -> s.fromClient() && s.has(Tcp.ACK) && !s.has(Tcp.RST) && !s.quoted());
  }

  private void follow(Losses losses) {
    End client = new End(clientAtFirst, lastWord(true));
    End server = new End(serverAtFirst, lastWord(false));
    for (int e = 0; e < entered.length; e++) {
      int i = happenings.segment(e);
      Segment s = trace.segments().get(i);
      boolean arrival = happenings.arrival(e);
      boolean atClient = s.fromClient() != arrival;
      if (s.quoted() || arrival && losses.lost(i) || !atClient && serverStays) {
        continue;
      }
      End end = atClient ? client : server;
      TcpState before = end.state();
      if (arrival) {
        end.receives(s, i);
      } else {
        end.sends(s, i);
      }
      entered[e] = end.state() == before ? null : end.state();
    }
  }

  private int lastWord(boolean client) {
    List<Segment> all = trace.segments();
    for (int i = all.size() - 1; i >= 0; i--) {
      Segment s = all.get(i);
      if (s.fromClient() == client && !s.quoted() && !s.has(Tcp.RST)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an end enters another state by this happening. */
  boolean changes(int happening) {
    return entered[happening] != null;
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
    for (int e = 0; e < entered.length; e++) {
      TcpState next = entered[e];
      int i = happenings.segment(e);
      boolean arrival = happenings.arrival(e);
      if (next == null || (trace.segments().get(i).fromClient() != arrival) != client) {
        continue;
      }
      double at = arrival ? layout.arriveY(i) : layout.departY(i);
      if (y > 0) {
        at = Math.max(at, y + NAME_PX); // rows may show in sequence what crossed in time
      }
      spans.add(new StateSpan(client, state, y, at));
      y = at;
      state = next;
    }
    spans.add(new StateSpan(client, state, y, Math.max(layout.height(), y)));
  }
}
