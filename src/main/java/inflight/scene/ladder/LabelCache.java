package inflight.scene.ladder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places labels so that none lies on another. Arrows are taken in batches, so that only what is
 * seen has to be placed and scrolling changes nothing; between batches the later one gives way. May
 * be used by several threads.
 */
final class LabelCache {
  static final double NAME_PX = 12;
  static final double DETAIL_PX = 10.5;
  static final double GAP_PX = 7;
  private static final int BATCH = 96;
  private static final double ABOVE_LINE_PX = 4;
  private static final double END_PX = 12;
  private static final double STEEPEST_DEGREES = 52;

  /** A label on a bundle of arrows cannot be told whose it is. */
  private static final int MOST_CROSSINGS = 1;

  private static final int MOST_CROSSINGS_OF_EVENTS = 3;

  private static final double[] PLACES = {
    0.44, 0.5, 0.38, 0.56, 0.32, 0.64, 0.25, 0.72, 0.18, 0.82
  };
  private static final TextStyle NAME = TextStyle.bold(Ink.TEXT, NAME_PX);
  private static final TextStyle DETAIL = TextStyle.mono(Ink.MUTED, DETAIL_PX);

  /**
   * A label in its place.
   *
   * @param box what it covers, from the top of the ladder
   * @param details empty if there was no room for them
   * @param crossed an arrow runs through it
   */
  record Placed(int arrow, Box box, String name, Ink ink, String details, boolean crossed) {
    double nameWidth() {
      return NAME.width(name);
    }
  }

  private final LadderScene scene;
  private final Map<Integer, List<Placed>> own = new HashMap<>();
  private final Map<Integer, List<Placed>> settled = new HashMap<>();
  private Geometry geometry;

  LabelCache(LadderScene scene) {
    this.scene = scene;
  }

  /** The labels of the arrows from one index to another, and a few beside them. */
  synchronized List<Placed> of(Geometry g, int from, int to) {
    if (!g.equals(geometry)) {
      geometry = g;
      own.clear();
      settled.clear();
    }
    List<Placed> all = new ArrayList<>();
    for (int batch = from / BATCH; batch <= to / BATCH; batch++) {
      all.addAll(settled(batch));
    }
    return all;
  }

  private List<Placed> settled(int batch) {
    List<Placed> known = settled.get(batch);
    if (known == null) {
      known = new ArrayList<>();
      List<Placed> before = batch == 0 ? List.of() : own(batch - 1);
      for (Placed p : own(batch)) {
        if (before.stream().noneMatch(b -> b.box().overlaps(p.box()))) {
          known.add(p);
        }
      }
      settled.put(batch, known);
    }
    return known;
  }

  private List<Placed> own(int batch) {
    List<Placed> known = own.get(batch);
    if (known == null) {
      known = place(batch);
      own.put(batch, known);
    }
    return known;
  }

  private List<Placed> place(int batch) {
    int from = batch * BATCH;
    int to = Math.min(scene.arrows().size(), from + BATCH);
    List<Placed> placed = new ArrayList<>();
    // What is unusual has the first choice.
    for (int round = 0; round < 2; round++) {
      for (int i = from; i < to; i++) {
        Arrow a = scene.arrows().get(i);
        Labels.Label label = Labels.of(scene.trace(), a, scene.resendOf(a.first()));
        if ((label.ink() == Ink.TEXT ? 1 : 0) == round) {
          int crossings = round == 0 ? MOST_CROSSINGS_OF_EVENTS : MOST_CROSSINGS;
          Placed p = place(i, a, label, placed, crossings);
          if (p != null) {
            placed.add(p);
          }
        }
      }
    }
    return placed;
  }

  /** The label of an arrow for which there was no room, put over everything. */
  synchronized Placed over(int index) {
    Arrow a = scene.arrows().get(index);
    Labels.Label label = Labels.of(scene.trace(), a, scene.resendOf(a.first()));
    Placed p = place(index, a, label, List.of(), Integer.MAX_VALUE - 1);
    return p == null ? null : new Placed(index, p.box(), p.name(), p.ink(), p.details(), true);
  }

  /** The line that a label may stand on, from left to right. */
  private record Line(double x, double y, double radians, double length) {}

  private Line line(Arrow a) {
    double x0 = geometry.left() + Geometry.LANE_GAP_PX;
    double x1 = geometry.right() - Geometry.LANE_GAP_PX;
    if (a.fate() == Arrow.Fate.ERROR) {
      double middle = (x0 + x1) / 2;
      x0 = a.fromClient() ? middle : x0;
      x1 = a.fromClient() ? x1 : middle;
    } else if (a.reach() < 1) {
      double way = (x1 - x0) * a.reach();
      x0 = a.fromClient() ? x0 : x1 - way;
      x1 = a.fromClient() ? x0 + way : x1;
    }
    double y0 = geometry.yAt(a, x0, false);
    double y1 = geometry.yAt(a, x1, false);
    return new Line(x0, y0, Math.atan2(y1 - y0, x1 - x0), Math.hypot(x1 - x0, y1 - y0));
  }

  private Placed place(int index, Arrow a, Labels.Label label, List<Placed> others, int crossings) {
    Line line = line(a);
    double room = line.length() - 2 * END_PX;
    String name = NAME.width(label.name()) <= room ? label.name() : label.brief();
    double nameWidth = NAME.width(name);
    if (nameWidth > room || Math.abs(Math.toDegrees(line.radians())) > STEEPEST_DEGREES) {
      return null;
    }
    String details = fit(label.details(), room - nameWidth - GAP_PX);
    if (!details.isEmpty()) {
      double width = nameWidth + GAP_PX + DETAIL.width(details);
      Placed p = place(index, a, name, label.ink(), details, line, width, others, crossings);
      if (p != null) {
        return p;
      }
    }
    return place(index, a, name, label.ink(), "", line, nameWidth, others, crossings);
  }

  /** The place with the fewest arrows through it, null if there is none. */
  private Placed place(
      int index,
      Arrow a,
      String name,
      Ink ink,
      String details,
      Line line,
      double width,
      List<Placed> others,
      int mostCrossings) {
    Box best = null;
    int least = mostCrossings + 1;
    double first = END_PX + width / 2;
    double last = Math.max(first, line.length() - first);
    for (double part : PLACES) {
      double along = Math.clamp((a.fromClient() ? part : 1 - part) * line.length(), first, last);
      Box box = box(line, along, width);
      if (others.stream().anyMatch(o -> o.box().overlaps(box))) {
        continue;
      }
      int crossings = crossings(box, index);
      if (crossings < least) {
        least = crossings;
        best = box;
      }
      if (crossings == 0) {
        break;
      }
    }
    return best == null ? null : new Placed(index, best, name, ink, details, least > 0);
  }

  private static String fit(List<String> words, double room) {
    StringBuilder text = new StringBuilder();
    for (String w : words) {
      String more = text.isEmpty() ? w : text + " " + w;
      if (DETAIL.width(more) > room) {
        break;
      }
      text.setLength(0);
      text.append(more);
    }
    return text.toString();
  }

  private static Box box(Line line, double along, double width) {
    double above = ABOVE_LINE_PX + NAME_PX * 0.36;
    double cos = Math.cos(line.radians());
    double sin = Math.sin(line.radians());
    double x = line.x() + along * cos + above * sin;
    double y = line.y() + along * sin - above * cos;
    return new Box(x, y, width / 2 + 2, NAME_PX * 0.53, line.radians());
  }

  private int crossings(Box box, int index) {
    int crossings = 0;
    double reach = box.reach();
    for (int i = Math.max(0, index - BATCH); i < scene.arrows().size(); i++) {
      Arrow a = scene.arrows().get(i);
      if (a.y0() * geometry.zoom() > box.y() + reach) {
        break;
      }
      if (i != index && a.bottom() * geometry.zoom() >= box.y() - reach) {
        double sx = geometry.startX(a.fromClient());
        double ex = geometry.endX(a.fromClient());
        if (box.crosses(sx, a.y0() * geometry.zoom(), ex, a.y1() * geometry.zoom())) {
          crossings++;
        }
      }
    }
    return crossings;
  }
}
