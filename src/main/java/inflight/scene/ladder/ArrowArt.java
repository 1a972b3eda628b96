package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;
import java.util.List;

/** Arrows, what stands on them, and the segments that are on their way. */
final class ArrowArt {
  private static final double WIDTH_PX = 1.7;
  private static final double THICK_PX = 2.8;
  private static final double HEAD_LENGTH_PX = 9;
  private static final double HEAD_HALF_PX = 4;

  private static final double CROSS_PX = 5.5;

  /** The part of its way that was not seen. */
  private static final double UNSEEN = 0.3;

  private ArrowArt() {}

  static void arrows(Sheet s) {
    List<Arrow> all = s.scene().arrows();
    for (int i = s.scene().firstReaching(s.topPlace() / s.zoom()); i < all.size(); i++) {
      Arrow a = all.get(i);
      if (a.y0() * s.zoom() > s.bottomPlace()) {
        break;
      }
      if (a.bottom() * s.zoom() < s.topPlace()) {
        continue;
      }
      s.pen().beginRow(a.row());
      if (a.run()) {
        band(s, a);
      } else {
        arrow(s, a);
      }
      s.pen().endRow();
    }
  }

  private static Segment segment(Sheet s, Arrow a) {
    return s.scene().trace().segments().get(a.first());
  }

  private static Ink ink(Sheet s, Arrow a) {
    Ink special = Labels.ink(s.scene().trace(), segment(s, a));
    if (special == Ink.BAD) {
      return Ink.BAD;
    }
    return a.fromClient() ? Ink.CLIENT : Ink.SERVER;
  }

  private static boolean stressed(Sheet s, Arrow a) {
    return a.row() == s.view().selectedRow() || a.row() == s.view().hoveredRow();
  }

  private static void arrow(Sheet s, Arrow a) {
    Geometry g = s.geometry();
    double x0 = g.startX(a.fromClient());
    double x1 = g.endX(a.fromClient());
    double y0 = s.y(a.y0() * s.zoom());
    double y1 = s.y(a.y1() * s.zoom());
    if (a.fate() == Arrow.Fate.ERROR) {
      x0 = (x0 + x1) / 2;
      y0 = (y0 + y1) / 2;
    }
    boolean later = s.later(a.y0() * s.zoom());
    Ink ink = later ? Ink.FAINT : ink(s, a);
    double width = stressed(s, a) || ink == Ink.BAD ? THICK_PX : WIDTH_PX;
    Stroke stroke = Stroke.of(ink, width);
    if (a.reach() < 1) {
      double x = x0 + (x1 - x0) * a.reach();
      double y = y0 + (y1 - y0) * a.reach();
      s.pen().line(x0, y0, x, y, stroke.dashed(6));
      boolean reached = !s.later((a.y0() + (a.y1() - a.y0()) * a.reach()) * s.zoom());
      cross(s.pen(), x, y, reached ? Ink.BAD : Ink.FAINT);
      return;
    }
    double length = Math.hypot(x1 - x0, y1 - y0);
    double ux = (x1 - x0) / length;
    double uy = (y1 - y0) / length;
    double bx = x1 - ux * HEAD_LENGTH_PX;
    double by = y1 - uy * HEAD_LENGTH_PX;
    Timing timing = s.scene().layout().timing();
    double half = HEAD_HALF_PX + (width > WIDTH_PX ? 1 : 0);
    double[] head = {x1, y1, bx - uy * half, by + ux * half, bx + uy * half, by - ux * half};
    s.pen().line(x0, y0, bx, by, a.fate() == Arrow.Fate.ERROR ? stroke.dashed(4) : stroke);
    if (timing.inferredAt(!a.fromClient())) {
      s.pen().polygon(head, Ink.BACKGROUND, 1);
      double[] outline = {head[0], head[1], head[2], head[3], head[4], head[5], head[0], head[1]};
      s.pen().polyline(outline, Stroke.of(ink, 1.3));
    } else {
      s.pen().polygon(head, ink, 1);
    }
    if (timing.inferredAt(a.fromClient())) {
      s.pen().fillCircle(x0, y0, 3, ink, 1);
      s.pen().fillCircle(x0, y0, 1.7, Ink.BACKGROUND, 1);
    }
    if (segment(s, a).has(Tcp.RST) && !segment(s, a).quoted()) {
      double block = a.fromClient() ? x1 - 1 : x1 - 3;
      s.pen().fillRect(block, y1 - 9, 4, 18, 1, ink, 1);
    }
  }

  private static void cross(Pen pen, double x, double y, Ink ink) {
    Stroke stroke = Stroke.of(ink, 2.6);
    pen.line(x - CROSS_PX, y - CROSS_PX, x + CROSS_PX, y + CROSS_PX, stroke);
    pen.line(x - CROSS_PX, y + CROSS_PX, x + CROSS_PX, y - CROSS_PX, stroke);
  }

  /** A folded run. */
  private static void band(Sheet s, Arrow a) {
    Geometry g = s.geometry();
    boolean later = s.later(a.y0() * s.zoom());
    Ink ink = later ? Ink.FAINT : ink(s, a);
    double x0 = g.startX(a.fromClient());
    double x1 = g.endX(a.fromClient());
    double y0 = s.y(a.y0() * s.zoom());
    double y1 = s.y(a.y1() * s.zoom());
    double y0Last = s.y(a.y0Last() * s.zoom());
    double y1Last = s.y(a.y1Last() * s.zoom());
    double neck = x1 + (x0 < x1 ? -HEAD_LENGTH_PX * 1.4 : HEAD_LENGTH_PX * 1.4);
    double part = (neck - x0) / (x1 - x0);
    double top = y0 + (y1 - y0) * part;
    double bottom = y0Last + (y1Last - y0Last) * part;
    double middle = (y1 + y1Last) / 2;
    double[] outline = {
      x0, y0, neck, top, neck, top - 4, x1, middle, neck, bottom + 4, neck, bottom, x0, y0Last
    };
    double opacity = stressed(s, a) ? 0.55 : later ? 0.3 : 0.32;
    s.pen().polygon(outline, ink, opacity);
    Stroke edge = Stroke.of(ink, stressed(s, a) ? 1.8 : 1.1);
    s.pen().polyline(new double[] {neck, top, x0, y0, x0, y0Last, neck, bottom}, edge);
    s.pen()
        .polyline(
            new double[] {neck, top, neck, top - 4, x1, middle, neck, bottom + 4, neck, bottom},
            edge);
    double px = x0 + (x0 < x1 ? 14 : -14);
    double py = s.y((g.yAt(a, px, false) + g.yAt(a, px, true)) / 2);
    Stroke plus = Stroke.of(later ? Ink.MUTED : Ink.TEXT, 1.4);
    s.pen().line(px - 3.5, py, px + 3.5, py, plus);
    s.pen().line(px, py - 3.5, px, py + 3.5, plus);
  }

  static void labels(Sheet s) {
    List<Arrow> all = s.scene().arrows();
    int from = s.scene().firstReaching(s.topPlace() / s.zoom());
    int to = from;
    while (to + 1 < all.size() && all.get(to + 1).y0() * s.zoom() <= s.bottomPlace()) {
      to++;
    }
    if (all.isEmpty()) {
      return;
    }
    int selected = s.scene().indexOfRow(s.view().selectedRow());
    int hovered = s.scene().indexOfRow(s.view().hoveredRow());
    for (LabelCache.Placed p :
        s.scene().labels().of(s.geometry(), from, Math.min(to, all.size() - 1))) {
      Box b = p.box();
      if (s.visible(b.y() - b.reach(), b.y() + b.reach())) {
        label(s, all.get(p.arrow()), p);
      }
      selected = p.arrow() == selected ? -1 : selected;
      hovered = p.arrow() == hovered ? -1 : hovered;
    }
    // Whose label had no room, and is pointed at.
    for (int index : new int[] {selected, hovered}) {
      LabelCache.Placed p = index < from || index > to ? null : s.scene().labels().over(index);
      if (p != null) {
        label(s, all.get(index), p);
      }
    }
  }

  private static void label(Sheet s, Arrow a, LabelCache.Placed p) {
    Box b = p.box();
    boolean later = s.later(a.y0() * s.zoom());
    double cos = Math.cos(b.radians());
    double sin = Math.sin(b.radians());
    double degrees = Math.toDegrees(b.radians());
    boolean behindHead =
        s.playing() && s.headPlace() > b.y() - b.reach() && s.headPlace() < b.y() + b.reach();
    boolean selected = a.row() == s.view().selectedRow();
    if (p.crossed() || behindHead && selected) {
      double[] corners = b.corners();
      for (int i = 1; i < corners.length; i += 2) {
        corners[i] = s.y(corners[i]);
      }
      s.pen().polygon(corners, selected ? Ink.SELECTION : Ink.BACKGROUND, 0.82);
    }
    // From the middle of the box to the start of the baseline.
    double along = -(b.halfWidth() - 2);
    double down = LabelCache.NAME_PX * 0.36;
    double x = b.x() + along * cos - down * sin;
    double y = s.y(b.y() + along * sin + down * cos);
    s.pen().beginRow(a.row());
    Ink ink = later ? Ink.MUTED : p.ink();
    TextStyle name = TextStyle.bold(ink, LabelCache.NAME_PX).faded(later ? 0.75 : 1);
    s.pen().text(p.name(), x, y, Pen.Anchor.START, degrees, name);
    if (!p.details().isEmpty()) {
      double skip = p.nameWidth() + LabelCache.GAP_PX;
      TextStyle detail = TextStyle.mono(Ink.MUTED, LabelCache.DETAIL_PX).faded(later ? 0.6 : 1);
      s.pen().text(p.details(), x + skip * cos, y + skip * sin, Pen.Anchor.START, degrees, detail);
    }
    s.pen().endRow();
  }

  /** The segments that are on their way: where the play head crosses their arrows. */
  static void travellers(Sheet s) {
    if (!s.playing()) {
      return;
    }
    List<Arrow> all = s.scene().arrows();
    double place = s.headPlace() / s.zoom();
    double y = s.y(s.headPlace());
    for (int i = s.scene().firstReaching(place); i < all.size(); i++) {
      Arrow a = all.get(i);
      if (a.y0() > place) {
        break;
      }
      double end = a.y0() + (a.y1() - a.y0()) * a.reach();
      if (place > a.bottom() || !a.run() && place > end) {
        continue;
      }
      Geometry g = s.geometry();
      double x0 = g.startX(a.fromClient());
      double x1 = g.endX(a.fromClient());
      Ink ink = ink(s, a);
      if (a.run()) {
        double first = Math.clamp((place - a.y0()) / (a.y1() - a.y0()), 0, 1);
        double last = Math.clamp((place - a.y0Last()) / (a.y1Last() - a.y0Last()), 0, 1);
        s.pen().line(x0 + (x1 - x0) * last, y, x0 + (x1 - x0) * first, y, Stroke.of(ink, 5));
        continue;
      }
      double part = (place - a.y0()) / (a.y1() - a.y0());
      if (a.fate() == Arrow.Fate.ERROR) {
        part = Math.max(part, 0.5);
      }
      double x = x0 + (x1 - x0) * part;
      s.pen().fillCircle(x, y, 6.5, Ink.BACKGROUND, 1);
      s.pen().fillCircle(x, y, 5, ink, 1);
    }
  }
}
