package inflight.scene.ladder;

/**
 * The arithmetic of handshake and close, in the colours of the sides that the numbers come from.
 */
final class SumArt {
  private static final double TEXT_PX = 10.5;
  private static final double EDGE_PX = 6;
  private static final double GAP_PX = 8;
  private static final double NAME_PX = 28;
  private static final TextStyle MONO = TextStyle.mono(Ink.TEXT, TEXT_PX);
  private static final TextStyle SANS = TextStyle.sans(Ink.MUTED, TEXT_PX);

  private SumArt() {}

  static void paint(Sheet s) {
    for (Sum sum : s.scene().sums()) {
      double place = sum.y() * s.zoom();
      if (s.visible(place - 10, place + 40)) {
        sum(s, sum, place);
      }
    }
  }

  private static void sum(Sheet s, Sum sum, double place) {
    double at = free(s, sum, place + LaneArt.STATE_TEXT_PX);
    String seq = "seq " + sum.seq();
    String plus = (sum.len() > 0 ? " + " + sum.len() : "") + " + 1";
    String ack = " = ack " + sum.ack();
    String why = Words.get(sum.fin() ? "sum.fin" : "sum.syn");
    double lane = sum.client() ? s.geometry().left() : s.geometry().right();
    double room =
        (sum.client() ? lane - Geometry.AXIS_PX : s.view().width() - lane)
            - LaneArt.WRITING_PX
            - EDGE_PX;
    double width = MONO.width(seq + plus + ack);
    // The name of a state that began above stays at the upper edge.
    boolean underName = s.topPlace() > 0 && at < s.topPlace() + NAME_PX;
    if (at < 0 || width > room || underName) {
      return;
    }
    boolean later = s.later(place);
    Ink other = sum.client() ? Ink.SERVER : Ink.CLIENT;
    Ink own = sum.client() ? Ink.CLIENT : Ink.SERVER;
    double x = sum.client() ? lane - LaneArt.WRITING_PX - width : lane + LaneArt.WRITING_PX;
    double y = s.y(at);
    if (width + GAP_PX + SANS.width(why) <= room) {
      double from = sum.client() ? x - GAP_PX : x + width + GAP_PX;
      Pen.Anchor anchor = sum.client() ? Pen.Anchor.END : Pen.Anchor.START;
      s.pen().text(why, from, y, anchor, 0, SANS.faded(later ? 0.5 : 1));
    }
    x = part(s, seq, x, y, later ? Ink.MUTED : other, later);
    x = part(s, plus, x, y, later ? Ink.MUTED : Ink.TEXT, later);
    part(s, ack, x, y, later ? Ink.MUTED : own, later);
  }

  private static double part(Sheet s, String text, double x, double y, Ink ink, boolean later) {
    TextStyle style = TextStyle.mono(ink, TEXT_PX).faded(later ? 0.5 : 1);
    s.pen().text(text, x, y, Pen.Anchor.START, 0, style);
    return x + style.width(text);
  }

  /** Below the name of a state that begins here; negative if there is no room. */
  private static double free(Sheet s, Sum sum, double wanted) {
    double line = LaneArt.STATE_TEXT_PX;
    double at = wanted;
    for (StateSpan span : s.scene().states()) {
      double begins = span.y0() * s.zoom();
      if (span.client() == sum.client() && begins > at - 2 * line && begins < at + 6) {
        at = begins + 2 * line + 3;
      }
    }
    for (StateSpan span : s.scene().states()) {
      double begins = span.y0() * s.zoom();
      if (span.client() == sum.client() && begins > at - line - 4 && begins < at + 6) {
        return -1;
      }
    }
    return at;
  }
}
