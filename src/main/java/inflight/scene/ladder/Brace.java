package inflight.scene.ladder;

import inflight.tcp.verdict.ConnectionTrace;
import java.util.ArrayList;
import java.util.List;

/**
 * Ties a segment that was sent again to its copy before, beside the lane of its sender.
 *
 * @param client at whose lane
 * @param column 0 is nearest to the lane
 * @param columns that are taken along it
 * @param beside stands clear of what is written next to the lane
 * @param text why it was sent again
 */
record Brace(
    boolean client,
    double y0,
    double y1,
    int column,
    int columns,
    boolean beside,
    String text,
    int row) {
  private static final int COLUMNS = 3;
  private static final double WRITING_PX = 18;

  /** Braces that do not run through each other; what finds no column is left out. */
  static List<Brace> of(ConnectionTrace trace, Layout layout, List<Sum> sums) {
    List<Brace> braces = new ArrayList<>();
    double[][] taken = new double[2][COLUMNS];
    for (Resend r : layout.losses().resends()) {
      Arrow from = layout.arrowOfSegment(r.from());
      Arrow to = layout.arrowOfSegment(r.to());
      if (from.run() || to.run() || from == to) {
        continue;
      }
      boolean client = to.fromClient();
      double[] free = taken[client ? 0 : 1];
      int column = 0;
      while (column < COLUMNS && free[column] > from.y0() + 1) {
        column++;
      }
      if (column == COLUMNS) {
        continue;
      }
      free[column] = to.y0();
      boolean beside = written(layout, sums, client, from.y0(), to.y0());
      braces.add(new Brace(client, from.y0(), to.y0(), column, 1, beside, r.cause(), to.row()));
    }
    for (int i = braces.size() - 2; i >= 0; i--) {
      braces.set(i, braces.get(i).inLineWith(braces.get(i + 1)));
    }
    for (int i = 1; i < braces.size(); i++) {
      braces.set(i, braces.get(i).inLineWith(braces.get(i - 1)));
    }
    return braces.stream().map(b -> b.among(braces)).toList();
  }

  /** A copy of a copy stands below the first. */
  private Brace inLineWith(Brace o) {
    boolean touches = client == o.client && column == o.column && (y0 == o.y1 || y1 == o.y0);
    return new Brace(client, y0, y1, column, columns, beside || touches && o.beside, text, row);
  }

  private Brace among(List<Brace> all) {
    int most = column;
    for (Brace o : all) {
      if (o.client == client && o.y0 < y1 && o.y1 > y0) {
        most = Math.max(most, o.column);
      }
    }
    return new Brace(client, y0, y1, column, most + 1, beside, text, row);
  }

  private static boolean written(
      Layout layout, List<Sum> sums, boolean client, double y0, double y1) {
    for (StateSpan s : layout.states().spans()) {
      if (s.client() == client && s.y0() > y0 - WRITING_PX && s.y0() < y1) {
        return true;
      }
    }
    for (Sum s : sums) {
      if (s.client() == client && s.y() > y0 - 2 * WRITING_PX && s.y() < y1) {
        return true;
      }
    }
    return false;
  }
}
