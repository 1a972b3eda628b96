package inflight.scene.ladder;

import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole connection in one strip from left to right, at the pace of the ladder's clock, so that
 * idle time is folded here as well. Immutable.
 *
 * @param clientBytes payload of the client in each bin
 * @param serverBytes payload of the server in each bin
 * @param largest of all bins
 */
public record Overview(long[] clientBytes, long[] serverBytes, long largest) {
  private static final double EVENT_APART_PX = 9;

  /** Counts the bytes, and a little for segments without any, in so many bins. */
  public static Overview of(LadderScene scene, int bins) {
    long[] client = new long[bins];
    long[] server = new long[bins];
    long largest = 1;
    List<Segment> segments = scene.trace().segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment s = segments.get(i);
      double place = scene.layout().departY(i) / Math.max(1, scene.height());
      int bin = Math.clamp((long) (place * bins), 0, bins - 1);
      long[] side = s.fromClient() ? client : server;
      side[bin] += s.len();
      largest = Math.max(largest, side[bin]);
    }
    return new Overview(client, server, largest);
  }

  /** The events that have room in a strip, the weighty ones first. */
  public static List<LadderEvent> events(LadderScene scene, double width) {
    List<LadderEvent> shown = new ArrayList<>();
    boolean[] taken = new boolean[(int) (width / EVENT_APART_PX) + 2];
    for (int round = 0; round < 2; round++) {
      for (LadderEvent e : scene.events()) {
        boolean weighty = e.ink() == Ink.BAD || e.kind() == LadderEvent.Kind.OPEN;
        int slot = (int) (x(scene, e, width) / EVENT_APART_PX);
        if (weighty == (round == 0) && !taken[slot]) {
          taken[slot] = true;
          shown.add(e);
        }
      }
    }
    return shown;
  }

  /** Where an event stands in a strip. */
  public static double x(LadderScene scene, LadderEvent e, double width) {
    return scene.clock().yOf(e.momentNanos()) / Math.max(1, scene.height()) * width;
  }

  /** Draws it; the play head stands at {@link LadderView#NO_HEAD} or at a moment. */
  public void paint(LadderScene scene, double width, double height, double headNanos, Pen pen) {
    double top = 14;
    double middle = top + (height - top - 6) / 2;
    double half = (height - top - 6) / 2;
    double head =
        headNanos == LadderView.NO_HEAD
            ? -1
            : scene.clock().yOf(headNanos) / Math.max(1, scene.height()) * width;
    pen.fillRect(0, top - 3, width, height - top + 1, 5, Ink.PANEL, 1);
    pen.strokeRect(0.5, top - 2.5, width - 1, height - top, 5, Stroke.of(Ink.LINE, 1));
    pen.line(6, middle, width - 6, middle, Stroke.of(Ink.LINE, 1));
    int bins = clientBytes.length;
    double step = width / bins;
    for (int i = 0; i < bins; i++) {
      double x = i * step;
      double opacity = head >= 0 && x > head ? 0.4 : 0.85;
      double up = height(clientBytes[i], half);
      double down = height(serverBytes[i], half);
      pen.fillRect(x + 0.5, middle - up, step - 1, up, 0, Ink.CLIENT, opacity);
      pen.fillRect(x + 0.5, middle, step - 1, down, 0, Ink.SERVER, opacity);
    }
    for (LadderEvent e : events(scene, width)) {
      mark(pen, e, Math.clamp(x(scene, e, width), 5, Math.max(5, width - 5)), 5.5);
    }
    if (head >= 0) {
      double x = Math.clamp(head, 1, Math.max(1, width - 1));
      pen.line(x, 0, x, height, Stroke.of(Ink.ACCENT, 2));
    }
  }

  /** Square root, so that an ACK of one byte beside a full window is still seen. */
  private double height(long bytes, double room) {
    return bytes == 0 ? 0 : Math.max(2, Math.sqrt(bytes / (double) largest) * (room - 1));
  }

  /** Each kind has a shape of its own. */
  static void mark(Pen pen, LadderEvent e, double x, double y) {
    switch (e.kind()) {
      case OPEN, CLOSE -> pen.fillCircle(x, y, 4, e.ink(), 1);
      case LOSS ->
          pen.polygon(new double[] {x - 4.5, y - 4, x + 4.5, y - 4, x, y + 4.5}, e.ink(), 1);
      case RESET -> {
        Stroke stroke = Stroke.of(e.ink(), 2.4);
        pen.line(x - 3.5, y - 3.5, x + 3.5, y + 3.5, stroke);
        pen.line(x - 3.5, y + 3.5, x + 3.5, y - 3.5, stroke);
      }
      case WINDOW -> pen.fillRect(x - 3.5, y - 3.5, 7, 7, 0, e.ink(), 1);
      case ACK, ECN ->
          pen.polygon(new double[] {x, y - 4.5, x + 4.5, y, x, y + 4.5, x - 4.5, y}, e.ink(), 1);
      case PROBE -> {
        pen.fillCircle(x, y, 4, e.ink(), 1);
        pen.fillCircle(x, y, 1.8, Ink.BACKGROUND, 1);
      }
    }
  }
}
