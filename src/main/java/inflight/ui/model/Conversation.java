package inflight.ui.model;

import inflight.tcp.connection.StreamAssembler.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of both sides one behind the other, in the order in which they could be read, with
 * positions that count from 0 over both. Neighbouring pieces of one side form a run. Immutable.
 */
final class Conversation {
  /** Nothing was said. */
  static final Conversation EMPTY = new Conversation(List.of());

  private final Turn[] turns;

  /** Position of each turn, and behind them the end. */
  private final long[] starts;

  private final List<Run> runs = new ArrayList<>();

  /**
   * Bytes of one side without a break, or a gap.
   *
   * @param from position of the first byte
   * @param to position behind the last byte; {@code from} for a gap
   * @param missing bytes that were not captured, 0 for a run that is there
   */
  record Run(boolean fromClient, long from, long to, long missing) {}

  Conversation(List<Turn> all) {
    turns = all.toArray(Turn[]::new);
    starts = new long[turns.length + 1];
    for (int i = 0; i < turns.length; i++) {
      Turn t = turns[i];
      starts[i + 1] = starts[i] + (t.piece() == null ? 0 : t.piece().len());
      addToRuns(t, starts[i], starts[i + 1]);
    }
  }

  private void addToRuns(Turn t, long from, long to) {
    Run last = runs.isEmpty() ? null : runs.getLast();
    boolean goesOn =
        last != null && t.missing() == 0 && last.missing == 0 && last.fromClient == t.fromClient();
    if (goesOn) {
      runs.set(runs.size() - 1, new Run(last.fromClient, last.from, to, 0));
    } else {
      runs.add(new Run(t.fromClient(), from, to, t.missing()));
    }
  }

  List<Run> runs() {
    return runs;
  }

  /** Bytes in all. */
  long size() {
    return starts[turns.length];
  }

  /** The piece that holds the byte at a position. */
  Turn turnAt(long position) {
    return turns[indexAt(position)];
  }

  /** Position of the first byte of the turn that holds the byte at a position. */
  long startOfTurnAt(long position) {
    return starts[indexAt(position)];
  }

  private int indexAt(long position) {
    int i = Arrays.binarySearch(starts, 0, turns.length, position);
    i = i >= 0 ? i : -i - 2;
    // gaps take no positions: of several turns that start here the last one has the byte
    while (i + 1 < turns.length && starts[i + 1] == position) {
      i++;
    }
    return i;
  }

  /** Where the bytes of a frame stand first: position and length, or null if it brought none. */
  long[] ofRow(int row) {
    for (int i = 0; i < turns.length; i++) {
      if (turns[i].piece() != null && turns[i].piece().row() == row) {
        return new long[] {starts[i], starts[i + 1] - starts[i]};
      }
    }
    return null;
  }
}
