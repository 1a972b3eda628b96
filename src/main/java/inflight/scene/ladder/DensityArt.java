package inflight.scene.ladder;

import java.util.List;

/**
 * From far away: how much goes which way, a bar for each two pixels, with the events still marked.
 */
final class DensityArt {
  private static final double LEAST_PITCH_PX = 4;
  private static final double STEP_PX = 2;
  private static final int MANY = 400;

  private DensityArt() {}

  static boolean needed(Sheet s) {
    int visible =
        upTo(s.scene().arrows(), s.bottomPlace() / s.zoom())
            - upTo(s.scene().arrows(), s.topPlace() / s.zoom());
    double height = Math.max(1, s.bottomPlace() - s.topPlace());
    return visible > MANY / 2 && visible * LEAST_PITCH_PX > height;
  }

  /** How many arrows leave above a place. */
  private static int upTo(List<Arrow> arrows, double place) {
    int low = 0;
    int high = arrows.size();
    while (low < high) {
      int mid = low + high >>> 1;
      if (arrows.get(mid).y0() < place) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  static void paint(Sheet s) {
    List<Arrow> arrows = s.scene().arrows();
    Geometry g = s.geometry();
    double room = (g.right() - g.left()) / 2 - 24;
    int i = upTo(arrows, s.topPlace() / s.zoom());
    for (double place = s.topPlace(); place < s.bottomPlace(); place += STEP_PX) {
      int end = upTo(arrows, (place + STEP_PX) / s.zoom());
      int client = 0;
      int server = 0;
      for (; i < end; i++) {
        Arrow a = arrows.get(i);
        if (a.fromClient()) {
          client += a.count();
        } else {
          server += a.count();
        }
      }
      double fade = s.opacity(place);
      double y = s.y(place);
      double left = length(client, room);
      double right = length(server, room);
      s.pen().fillRect(g.left() + 10, y, left, STEP_PX, 0, Ink.CLIENT, 0.75 * fade);
      s.pen().fillRect(g.right() - 10 - right, y, right, STEP_PX, 0, Ink.SERVER, 0.75 * fade);
    }
  }

  static void events(Sheet s) {
    Geometry g = s.geometry();
    for (LadderEvent e : s.scene().events()) {
      Arrow a = s.scene().arrowOfRow(e.row());
      double place = a.y0() * s.zoom();
      if (s.visible(place, place)) {
        Overview.mark(s.pen(), e, a.fromClient() ? g.left() + 18 : g.right() - 18, s.y(place));
      }
    }
  }

  private static double length(int segments, double room) {
    return segments == 0
        ? 0
        : Math.min(room, 6 + 16 * Math.log(segments) / Math.log(2) * room / 160);
  }
}
