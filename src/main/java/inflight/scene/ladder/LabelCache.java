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
  private static final double STEEPEST_DEGREES = 62;

  /** A label on a bundle of arrows cannot be told whose it is. */
  private static final int MOST_CROSSINGS = 2;

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
          Placed p = place(i, a, label, placed);
          if (p != null) {
            placed.add(p);
          }
        }
      }
    }
    return placed;
  }

  private Placed place(int index, Arrow a, Labels.Label label, List<Placed> others) {
    double x0 = geometry.left() + Geometry.LANE_GAP_PX;
    double x1 = geometry.right() - Geometry.LANE_GAP_PX;
    double yLeft = geometry.yAt(a, x0, false);
    double yRight = geometry.yAt(a, x1, false);
    double length = Math.hypot(x1 - x0, yRight - yLeft);
    double angle = Math.atan2(yRight - yLeft, x1 - x0);
    if (Math.abs(Math.toDegrees(angle)) > STEEPEST_DEGREES) {
      return null;
    }
    if (a.fate() == Arrow.Fate.LOST) {
      length *= ArrowArt.BREAKS_AT;
      if (!a.fromClient()) {
        x0 = x1 - (x1 - x0) * ArrowArt.BREAKS_AT;
        yLeft = geometry.yAt(a, x0, false);
      }
    }
    double room = length - 2 * END_PX;
    double nameWidth = NAME.width(label.name());
    if (nameWidth > room) {
      return null;
    }
    String details = fit(label.details(), room - nameWidth - GAP_PX);
    double width = details.isEmpty() ? nameWidth : nameWidth + GAP_PX + DETAIL.width(details);
    double startX = x0;
    double startY = yLeft;
    double free = length;
    Box best = null;
    int least = Integer.MAX_VALUE;
    String said = details;
    for (int attempt = 0; attempt < 2 && best == null; attempt++) {
      if (attempt == 1) {
        if (details.isEmpty()) {
          break;
        }
        width = nameWidth;
        said = "";
      }
      for (double part : PLACES) {
        double along =
            Math.clamp(
                (a.fromClient() ? part : 1 - part) * free,
                END_PX + width / 2,
                Math.max(END_PX + width / 2, free - END_PX - width / 2));
        Box box = box(startX, startY, angle, along, width);
        if (others.stream().anyMatch(o -> o.box().overlaps(box))) {
          continue;
        }
        int crossings = crossings(box, index);
        if (crossings < least && crossings <= MOST_CROSSINGS) {
          least = crossings;
          best = box;
        }
        if (crossings == 0) {
          break;
        }
      }
    }
    return best == null
        ? null
        : new Placed(index, best, label.name(), label.ink(), said, least > 0);
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

  private static Box box(double x0, double y0, double angle, double along, double width) {
    double above = ABOVE_LINE_PX + NAME_PX * 0.36;
    double x = x0 + along * Math.cos(angle) + above * Math.sin(angle);
    double y = y0 + along * Math.sin(angle) - above * Math.cos(angle);
    return new Box(x, y, width / 2 + 2, NAME_PX * 0.58, angle);
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
