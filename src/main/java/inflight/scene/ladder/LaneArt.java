package inflight.scene.ladder;

import inflight.tcp.connection.TcpState;

/** The two lanes: state bars, and what is written beside them. */
final class LaneArt {
  static final double STATE_TEXT_PX = 11;
  static final double WRITING_PX = 12;
  private static final double BESIDE_PX = 110;
  private static final double BRACE_PX = 14;
  private static final double COLUMN_PX = 11;

  private LaneArt() {}

  static void lanes(Sheet s) {
    double top = Math.max(s.y(0), LadderPainter.HEADER_PX);
    double bottom = Math.min(s.y(s.scene().height() * s.zoom()), s.y(s.bottomPlace()));
    for (double x : new double[] {s.geometry().left(), s.geometry().right()}) {
      s.pen().line(x, top, x, bottom, Stroke.of(Ink.LINE, 1));
    }
  }

  static Ink ink(TcpState state) {
    return switch (state) {
      case CLOSED -> Ink.STATE_CLOSED;
      case LISTEN -> Ink.STATE_LISTEN;
      case SYN_SENT, SYN_RECEIVED -> Ink.STATE_OPENING;
      case ESTABLISHED -> Ink.STATE_OPEN;
      case FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> Ink.STATE_CLOSING;
      case TIME_WAIT -> Ink.STATE_WAITING;
    };
  }

  /** Bars and names. A name that would lie on the one before is left out, unless it is the last. */
  static void states(Sheet s) {
    double[] lastName = {-1e9, -1e9};
    for (StateSpan span : s.scene().states()) {
      double y0 = span.y0() * s.zoom();
      double y1 = span.y1() * s.zoom();
      int side = span.client() ? 0 : 1;
      boolean named = y0 - lastName[side] >= STATE_TEXT_PX + 3;
      if (named) {
        lastName[side] = y0;
      }
      if (span.state() == null || !s.visible(y0, y1)) {
        continue;
      }
      bar(s, span, y0, y1);
      if (named) {
        name(s, span, y0, y1);
      }
    }
  }

  private static void bar(Sheet s, StateSpan span, double y0, double y1) {
    double x = (span.client() ? s.geometry().left() : s.geometry().right()) - Geometry.BAR_PX / 2;
    double top = Math.max(y0, s.topPlace() - 10) + 0.75;
    double bottom = Math.min(y1, s.bottomPlace() + 10) - 0.75;
    double past = Math.clamp(s.headPlace(), top, Math.max(top, bottom));
    double radius = 2;
    Ink ink = ink(span.state());
    s.pen()
        .fillRect(
            x, s.y(top), Geometry.BAR_PX, Math.max(1, bottom - top), radius, Ink.BACKGROUND, 1);
    if (past < bottom) {
      s.pen().fillRect(x, s.y(top), Geometry.BAR_PX, Math.max(1, bottom - top), radius, ink, 0.28);
    }
    if (past > top) {
      s.pen().fillRect(x, s.y(top), Geometry.BAR_PX, Math.max(1, past - top), radius, ink, 1);
    }
  }

  /** Stays in sight while its bar does. */
  private static void name(Sheet s, StateSpan span, double y0, double y1) {
    double place = y0 + STATE_TEXT_PX;
    if (place < s.topPlace() + STATE_TEXT_PX + 2) {
      place = Math.min(s.topPlace() + STATE_TEXT_PX + 2, y1 - 4);
      underlay(s, span, place);
    }
    boolean later = s.later(y0);
    TextStyle style =
        TextStyle.bold(later ? Ink.MUTED : Ink.TEXT, STATE_TEXT_PX).faded(later ? 0.8 : 1);
    write(s, span.client(), place, span.state().title(), style, 0);
  }

  /** Braces go on below a name that stays. */
  private static void underlay(Sheet s, StateSpan span, double place) {
    double width = TextStyle.bold(Ink.TEXT, STATE_TEXT_PX).width(span.state().title()) + 6;
    double x =
        span.client()
            ? s.geometry().left() - WRITING_PX - width + 3
            : s.geometry().right() + WRITING_PX - 3;
    s.pen()
        .fillRect(x, s.y(place) - STATE_TEXT_PX, width, STATE_TEXT_PX + 4, 2, Ink.BACKGROUND, 0.9);
  }

  /** Beside a lane, on its outer side. */
  private static void write(
      Sheet s, boolean client, double place, String text, TextStyle style, double skip) {
    if (client) {
      double x = s.geometry().left() - WRITING_PX - skip;
      s.pen().text(text, x, s.y(place), Pen.Anchor.END, 0, style);
    } else {
      double x = s.geometry().right() + WRITING_PX + skip;
      s.pen().text(text, x, s.y(place), Pen.Anchor.START, 0, style);
    }
  }

  static void braces(Sheet s) {
    for (Brace b : s.scene().braces()) {
      if (s.visible(b.y0() * s.zoom(), b.y1() * s.zoom())) {
        brace(s, b);
      }
    }
  }

  private static void brace(Sheet s, Brace b) {
    double out = BRACE_PX + b.column() * COLUMN_PX + (b.beside() ? BESIDE_PX - BRACE_PX : 0);
    double x = b.client() ? s.geometry().left() - out : s.geometry().right() + out;
    double y0 = s.y(b.y0() * s.zoom());
    double y1 = s.y(b.y1() * s.zoom());
    boolean later = s.later(b.y1() * s.zoom());
    Stroke stroke = new Stroke(later ? Ink.FAINT : Ink.BAD, 1, 1.4, 0);
    s.pen().line(x, y0, x, y1, stroke);
    s.pen().line(x - 4, y0, x + 4, y0, stroke);
    s.pen().line(x - 4, y1, x + 4, y1, stroke);
    if (b.column() > 0 || y1 - y0 < 14) {
      return;
    }
    TextStyle style = TextStyle.sans(later ? Ink.MUTED : Ink.BAD, 10.5);
    double skip = (b.columns() - 1) * COLUMN_PX + 8;
    double from = b.client() ? x - skip : x + skip;
    double room = b.client() ? from - Geometry.AXIS_PX - 4 : s.view().width() - from - 4;
    if (style.width(b.text()) <= room) {
      // Stays in sight while the brace does.
      double top = s.y(s.topPlace()) + 32;
      double bottom = s.y(s.bottomPlace()) - 8;
      double middle = b.beside() ? y0 + 15 : (y0 + y1) / 2 + 4; // idle time is told beside it
      double y = Math.clamp(middle, top, Math.max(top, bottom));
      y = Math.clamp(y, y0 + 12, Math.max(y0 + 12, y1 - 3));
      Pen.Anchor anchor = b.client() ? Pen.Anchor.END : Pen.Anchor.START;
      s.pen().text(b.text(), from, y, anchor, 0, style);
    }
  }
}
