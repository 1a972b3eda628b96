package inflight.ui.model;

import inflight.tcp.connection.Connection;
import inflight.tcp.connection.TcpState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One connection as its row shows it.
 *
 * @param badges events as letter and count, {@code R3}
 */
public record ConnectionLine(
    String number,
    String client,
    String server,
    State state,
    String duration,
    String fromClient,
    String fromServer,
    List<String> badges) {

  /** What the state badge says, and in which colour. */
  public enum State {
    OPENING("SYN-SENT"),
    ESTABLISHED("ESTAB"),
    CLOSING("CLOSING"),
    TIME_WAIT("TIME-WAIT"),
    CLOSED("CLOSED"),
    RESET("RESET");

    private final String title;

    State(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /** Of the whole connection, seen from the client. */
    static State of(Connection c) {
      if ((c.completeness & Connection.SEEN_RST) != 0) {
        return RESET;
      }
      TcpState s = c.clientState();
      return switch (s) {
        case CLOSED, LISTEN -> c.lastRow > c.firstRow ? CLOSED : OPENING;
        case SYN_SENT, SYN_RECEIVED -> OPENING;
        case ESTABLISHED -> ESTABLISHED;
        case TIME_WAIT -> TIME_WAIT;
        default -> CLOSING;
      };
    }
  }

  static ConnectionLine of(Connection c, ConnectionCounts counts) {
    int n = c.number();
    List<String> badges = new ArrayList<>();
    for (ConnectionCounts.Event e : ConnectionCounts.Event.values()) {
      int times = counts.events(n, e);
      if (times > 0) {
        badges.add(e.letter() + Units.brief(times).replace(" ", ""));
      }
    }
    return new ConnectionLine(
        Units.count(n),
        c.clientEndpoint().toString(),
        c.serverEndpoint().toString(),
        State.of(c),
        Units.duration(c.lastNanos - c.firstNanos),
        Units.brief(counts.bytesFromClient(n)),
        Units.brief(counts.bytesFromServer(n)),
        List.copyOf(badges));
  }

  /** For the search: both ends and the states, in lower case. */
  static String searchText(Connection c) {
    return (c.clientEndpoint()
            + " "
            + c.serverEndpoint()
            + " "
            + State.of(c).title()
            + " "
            + c.clientState().title()
            + " "
            + c.serverState().title())
        .toLowerCase(Locale.ROOT);
  }

  /** The row in words, for screen readers. */
  public String spoken() {
    return Words.of(
        "connection.spoken",
        number,
        client,
        server,
        state.title(),
        duration,
        fromClient,
        fromServer,
        String.join(" ", badges));
  }
}
