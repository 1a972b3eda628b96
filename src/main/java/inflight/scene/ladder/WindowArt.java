package inflight.scene.ladder;

import inflight.tcp.verdict.Flow;
import inflight.tcp.verdict.Segment;
import java.util.List;

/**
 * The strip at the foot: for each direction what its sender has in flight and may still send, and
 * below it, to the same scale, what the receiver has said it holds. As the capture shows it at the
 * play head.
 */
final class WindowArt {
  private static final double BAR_PX = 12;
  private static final double TITLE_PX = 10.5;
  private static final double MAX_USABLE = 0.4;

  private WindowArt() {}

  static void paint(Sheet s) {
    double top = s.view().height() - LadderPainter.FOOTER_PX;
    s.pen().fillRect(0, top, s.view().width(), LadderPainter.FOOTER_PX, 0, Ink.PANEL, 1);
    s.pen().line(0, top + 0.5, s.view().width(), top + 0.5, Stroke.of(Ink.LINE, 1));
    Segment now = segmentAtHead(s);
    double middle = s.view().width() / 2;
    direction(s, true, now == null ? Flow.START : now.clientFlow(), 14, middle - 14, top);
    direction(
        s,
        false,
        now == null ? Flow.START : now.serverFlow(),
        middle + 14,
        s.view().width() - 14,
        top);
  }

  /** The last segment that the capture had seen by then. */
  private static Segment segmentAtHead(Sheet s) {
    List<Segment> all = s.scene().trace().segments();
    if (all.isEmpty()) {
      return null;
    }
    if (!s.playing()) {
      return all.getLast();
    }
    Timing timing = s.scene().layout().timing();
    int low = 0;
    int high = all.size();
    while (low < high) {
      int mid = low + high >>> 1;
      if (timing.seen(mid) <= s.view().headNanos()) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low == 0 ? null : all.get(low - 1);
  }

  private static void direction(Sheet s, boolean client, Flow f, double x0, double x1, double top) {
    Pen p = s.pen();
    String sender = Words.get(client ? "side.client" : "side.server");
    String receiver = Words.get(client ? "side.server" : "side.client");
    Ink ink = client ? Ink.CLIENT : Ink.SERVER;
    Ink other = client ? Ink.SERVER : Ink.CLIENT;
    TextStyle title = TextStyle.bold(Ink.TEXT, TITLE_PX);
    TextStyle fact = TextStyle.mono(Ink.MUTED, TITLE_PX - 0.5);
    double sendY = top + 15;
    double holdY = top + 49;
    String sends = Words.get("windows.sends", sender);
    String holds = Words.get("windows.holds", receiver);
    p.text(sends, x0, sendY, Pen.Anchor.START, 0, TextStyle.bold(ink, TITLE_PX));
    p.text(holds, x0, holdY, Pen.Anchor.START, 0, TextStyle.bold(other, TITLE_PX));
    double facts = x0 + Math.max(title.width(sends), title.width(holds)) + 12;
    p.text(fit(sendFacts(f), fact, x1 - facts), facts, sendY, Pen.Anchor.START, 0, fact);
    p.text(fit(holdFacts(f), fact, x1 - facts), facts, holdY, Pen.Anchor.START, 0, fact);
    Scale scale = Scale.of(f, x0, x1);
    sendBar(p, f, scale, sendY + 5, ink);
    holdBar(p, f, scale, holdY + 5, other);
  }

  /**
   * Where offsets are in a bar: a little of what is acknowledged, then all that is in flight, then
   * what may be sent; a large window is cut off.
   */
  private record Scale(
      double x0, double x1, double acked, double flightEnd, long una, long nxt, long edge) {
    static Scale of(Flow f, double x0, double x1) {
      double width = x1 - x0;
      long known =
          Math.max(f.nxt(), f.islands().length == 0 ? 0 : f.islands()[f.islands().length - 1]);
      double flight = Math.max(0, known - f.una());
      double usable = f.edge() < 0 ? 0 : Math.max(0, f.edge() - known);
      double acked = f.una() > 1 ? 0.2 * width : 0;
      double rest = width - acked;
      double usableWidth =
          flight + usable == 0
              ? 0
              : Math.min(usable / (flight + usable), flight == 0 ? 1 : MAX_USABLE) * rest;
      return new Scale(x0, x1, x0 + acked, x1 - usableWidth, f.una(), known, f.edge());
    }

    double x(long offset) {
      if (offset <= una) {
        return una == 0 ? x0 : x0 + (acked - x0) * Math.max(0, offset) / una;
      }
      return nxt <= una
          ? acked
          : acked + (flightEnd - acked) * Math.min(1, (offset - una) / (double) (nxt - una));
    }
  }

  private static void part(Pen p, double from, double to, double y, Ink ink, double opacity) {
    if (to > from) {
      p.fillRect(from, y, to - from, BAR_PX, 0, ink, opacity);
    }
  }

  private static void sendBar(Pen p, Flow f, Scale s, double y, Ink ink) {
    p.fillRect(s.x0, y, s.x1 - s.x0, BAR_PX, 0, Ink.LINE, 0.55);
    if (f.nxt() <= 1 && f.edge() < 0) {
      return; // nothing but a SYN
    }
    part(p, s.x0, s.acked, y, Ink.GOOD, 0.85);
    double flightEnd = s.nxt > s.una ? s.flightEnd : s.acked;
    part(p, s.acked, flightEnd, y, ink, 1);
    for (int i = 0; i + 1 < f.islands().length; i += 2) {
      double from = s.x(f.islands()[i]);
      double width = s.x(f.islands()[i + 1]) - from;
      p.fillRect(from, y + BAR_PX / 2, width, BAR_PX / 2, 0, Ink.GOOD, 1);
    }
    if (f.edge() >= 0 && f.usable() > 0) {
      p.fillRect(flightEnd, y, s.x1 - flightEnd, BAR_PX, 0, Ink.PANEL, 1);
      p.strokeRect(
          flightEnd + 0.5,
          y + 0.5,
          s.x1 - flightEnd - 1,
          BAR_PX - 1,
          0,
          Stroke.of(ink, 1).dashed(3));
    }
    if (f.windowClosed()) {
      p.fillRect(s.x1 - 4, y - 2, 4, BAR_PX + 4, 1, Ink.BAD, 1);
    }
  }

  private static void holdBar(Pen p, Flow f, Scale s, double y, Ink ink) {
    p.fillRect(s.x0, y, s.x1 - s.x0, BAR_PX, 0, Ink.LINE, 0.55);
    part(p, s.x0, s.acked, y, Ink.GOOD, 0.85);
    double hole = s.acked;
    for (int i = 0; i + 1 < f.islands().length; i += 2) {
      double from = s.x(f.islands()[i]);
      p.fillRect(hole, y, from - hole, BAR_PX, 0, Ink.PANEL, 1);
      p.strokeRect(
          hole + 0.5,
          y + 0.5,
          Math.max(0, from - hole - 1),
          BAR_PX - 1,
          0,
          Stroke.of(Ink.BAD, 1).dashed(3));
      hole = s.x(f.islands()[i + 1]);
      part(p, from, hole, y, ink, 1);
    }
  }

  private static String fit(List<String> facts, TextStyle style, double room) {
    String text = "";
    for (String f : facts) {
      String more = text.isEmpty() ? f : text + " · " + f;
      if (style.width(more) <= room) {
        text = more;
      }
    }
    return text;
  }

  private static List<String> sendFacts(Flow f) {
    if (f.nxt() <= 1) {
      return List.of(Words.get("windows.nothing"));
    }
    String allowed =
        f.windowClosed()
            ? Words.get("windows.closed")
            : f.edge() < 0
                ? Words.get("windows.unknown")
                : Words.get("windows.usable", Words.bytes(f.usable()));
    return List.of(
        Words.get("windows.una", Words.count(f.una())),
        Words.get("windows.flight", Words.bytes(f.flightSize())),
        allowed);
  }

  private static List<String> holdFacts(Flow f) {
    if (f.una() <= 1 && f.islands().length == 0) {
      return List.of(Words.get("windows.nothing"));
    }
    String next = Words.get("windows.next", Words.count(f.una()));
    if (f.islands().length == 0) {
      return List.of(next);
    }
    long missing = 0;
    long held = 0;
    long at = f.una();
    for (int i = 0; i + 1 < f.islands().length; i += 2) {
      missing += f.islands()[i] - at;
      held += f.islands()[i + 1] - f.islands()[i];
      at = f.islands()[i + 1];
    }
    int holes = f.islands().length / 2;
    return List.of(
        next,
        holes == 1
            ? Words.get("windows.hole", Words.bytes(missing))
            : Words.get("windows.holes", Words.bytes(missing), holes),
        Words.get("windows.island", Words.bytes(held)));
  }
}
