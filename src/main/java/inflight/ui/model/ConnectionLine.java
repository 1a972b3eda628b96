package inflight.ui.model;

import inflight.document.ConnectionStatistics;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One connection as its row shows it.
 *
 * @param owner the process on this machine, empty if it is not known
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
    String owner,
    List<String> badges) {

  /** What the state badge says, and how it is meant. */
  public record State(String title, Mood mood) {
    /** Longer names do not fit beside the rest. */
    private static final String SHORT_ESTABLISHED = "ESTAB";

    static State of(Connection c) {
      String name = ConnectionState.of(c);
      return switch (name) {
        case "ESTABLISHED" -> new State(SHORT_ESTABLISHED, Mood.OPEN);
        case "CLOSED", "TIME-WAIT" -> new State(name, Mood.OVER);
        case ConnectionState.RESET -> new State(name, Mood.BROKEN);
        default -> new State(name, Mood.ON_THE_WAY);
      };
    }
  }

  /** Where a connection stands in its life. */
  public enum Mood {
    OPEN,
    ON_THE_WAY,
    OVER,
    BROKEN
  }

  /** What gets a badge, in the order in which badges stand. */
  enum Event {
    RETRANSMISSION("R", ConnectionStatistics::retransmissions),
    DUPLICATE_ACK("D", ConnectionStatistics::duplicateAcks),
    OUT_OF_ORDER("O", ConnectionStatistics::outOfOrder),
    ZERO_WINDOW("Z", ConnectionStatistics::zeroWindows),
    RESET("RST", ConnectionStatistics::resets);

    /** How often an event happened on a connection. */
    @FunctionalInterface
    private interface Counter {
      int times(ConnectionStatistics counts, int connection);
    }

    private final String letter;
    private final Counter counter;

    Event(String letter, Counter counter) {
      this.letter = letter;
      this.counter = counter;
    }

    String badge(int connection, ConnectionStatistics counts) {
      int times = counter.times(counts, connection);
      if (times == 0) {
        return "";
      }
      boolean countSaysLittle = this == RESET && times == 1;
      return countSaysLittle ? letter : letter + Units.brief(times).replace(" ", "");
    }

    static long all(int connection, ConnectionStatistics counts) {
      long sum = 0;
      for (Event e : values()) {
        sum += e.counter.times(counts, connection);
      }
      return sum;
    }
  }

  static ConnectionLine of(Connection c, ConnectionStatistics counts, String owner) {
    int n = c.number();
    List<String> badges = new ArrayList<>();
    for (Event e : Event.values()) {
      String badge = e.badge(n, counts);
      if (!badge.isEmpty()) {
        badges.add(badge);
      }
    }
    return new ConnectionLine(
        Units.count(n),
        c.clientEndpoint().toString(),
        c.serverEndpoint().toString(),
        State.of(c),
        Units.duration(c.lastNanos - c.firstNanos),
        Units.brief(counts.clientBytes(n)),
        Units.brief(counts.serverBytes(n)),
        owner,
        List.copyOf(badges));
  }

  /** For the search: both ends and the states, in lower case. */
  static String searchText(Connection c) {
    return (c.clientEndpoint()
            + " "
            + c.serverEndpoint()
            + " "
            + ConnectionState.of(c)
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
