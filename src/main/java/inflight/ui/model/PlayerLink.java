package inflight.ui.model;

import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.ConnectionTrace;
import javafx.util.Subscription;

/**
 * Keeps the player and the focus together: the player plays the connection looked at, what it
 * passes is looked at, and what is looked at elsewhere is where it goes.
 */
final class PlayerLink {
  private final Focus focus;
  private final Player player;
  private final Subscription subscription;

  /** Where to go as soon as a long connection has been laid out. */
  private int waiting = Focus.NONE;

  PlayerLink(Focus focus, Player player) {
    this.focus = focus;
    this.player = player;
    subscription =
        Subscription.combine(
            focus.traceProperty().subscribe(this::play),
            focus.rowProperty().subscribe(r -> goTo(r.intValue())),
            player.sceneProperty().subscribe(s -> laidOut(s != null)),
            player.selectedRowProperty().subscribe(r -> follow(r.intValue())));
  }

  void unlink() {
    subscription.unsubscribe();
    player.playingProperty().set(false);
    player.traceProperty().set(null);
  }

  private void play(ConnectionTrace trace) {
    player.traceProperty().set(trace);
    Connection c = focus.connectionDetails();
    // a connection that was just opened is shown whole, one of whose frames was picked from there
    if (trace != null && c != null && focus.row() != c.firstRow) {
      waiting = player.scene() == null ? focus.row() : Focus.NONE;
      goTo(focus.row());
    }
  }

  private void laidOut(boolean there) {
    if (there && waiting != Focus.NONE && waiting == focus.row()) {
      waiting = Focus.NONE;
      player.select(focus.row());
    }
  }

  private void goTo(int row) {
    ConnectionTrace trace = player.traceProperty().get();
    boolean its = trace != null && trace.ofRow(row) != null;
    if (its && player.selectedRowProperty().get() != row) {
      player.select(row);
    }
  }

  private void follow(int row) {
    ConnectionTrace trace = focus.traceProperty().get();
    if (row >= 0 && trace != null && trace.ofRow(row) != null) {
      focus.selectRow(row);
    }
  }
}
