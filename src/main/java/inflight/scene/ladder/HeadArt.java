package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Endpoint;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/** The heads of the two lanes: who, how it was opened, what was offered. */
final class HeadArt {
  private static final double NAME_PX = 13;
  private static final double DETAIL_PX = 11;

  private HeadArt() {}

  static void paint(Sheet s) {
    double bottom = LadderPainter.HEADER_PX - 0.5;
    s.pen().fillRect(0, 0, s.view().width(), LadderPainter.HEADER_PX, 0, Ink.BACKGROUND, 1);
    s.pen().line(0, bottom, s.view().width(), bottom, new Stroke(Ink.LINE, 0.7, 1, 0));
    ConnectionTrace trace = s.scene().trace();
    lane(s, true, trace.client());
    lane(s, false, trace.server());
  }

  private static void lane(Sheet s, boolean client, Endpoint end) {
    ConnectionTrace trace = s.scene().trace();
    double lane = client ? s.geometry().left() : s.geometry().right();
    double middle = (s.geometry().left() + s.geometry().right()) / 2;
    double edge = client ? 10 : s.view().width() - 10;
    double half = Math.min(Math.abs(middle - lane) - 8, Math.abs(lane - edge));
    String side = Words.get(client ? "side.client" : "side.server");
    if (!trace.clientKnown()) {
      side = side + " " + Words.get("side.guessed");
    }
    TextStyle bold = TextStyle.bold(client ? Ink.CLIENT : Ink.SERVER, NAME_PX);
    TextStyle mono = TextStyle.mono(Ink.TEXT, DETAIL_PX);
    double sideWidth = bold.width(side);
    double room = (client ? middle - 18 : s.view().width() - 18 - middle) - sideWidth - 7;
    String address = shortened(end.toString(), mono, room);
    double width = sideWidth + 7 + mono.width(address);
    // Long addresses move the heading towards the middle.
    double x = lane - width / 2;
    x = client ? Math.max(10, x) : Math.min(x, s.view().width() - 10 - width);
    x = client ? Math.min(x, Math.max(10, middle - 8 - width)) : Math.max(x, middle + 8);
    s.pen().text(side, x, 20, Pen.Anchor.START, 0, bold);
    s.pen().text(address, x + sideWidth + 7, 20, Pen.Anchor.START, 0, mono);
    TextStyle plain = TextStyle.sans(Ink.MUTED, DETAIL_PX);
    String facts = fit(facts(s.scene(), client), plain, 2 * half);
    s.pen().text(facts, lane - plain.width(facts) / 2, 38, Pen.Anchor.START, 0, plain);
  }

  /** A long address loses its middle, so that the port stays. */
  private static String shortened(String address, TextStyle style, double room) {
    String text = address;
    for (int keep = address.length() - 2; keep >= 8 && style.width(text) > room; keep--) {
      int head = keep / 2;
      text = address.substring(0, head) + "…" + address.substring(address.length() - keep + head);
    }
    return text;
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

  private static List<String> facts(LadderScene scene, boolean client) {
    List<String> facts = new ArrayList<>();
    Segment syn = syn(scene.trace(), client);
    if (syn == null) {
      facts.add(Words.get(silent(scene.trace(), client)));
    } else {
      boolean active = !syn.has(Tcp.ACK);
      facts.add(
          Words.get(
              active == client ? client ? "head.active" : "head.passive" : "head.simultaneous"));
    }
    if (scene.layout().timing().capturedAt(client)) {
      facts.add(Words.get("head.capturedHere"));
    } else if (client && scene.vantage() == Vantage.BETWEEN) {
      facts.add(Words.get("head.capturedBetween"));
    } else if (scene.layout().timing().inferredAt(client)) {
      facts.add(Words.get("head.inferred"));
    }
    if (syn != null) {
      if (syn.mss() >= 0) {
        facts.add("MSS " + syn.mss());
      }
      if (syn.windowShift() >= 0) {
        facts.add("WS " + (1 << Math.min(14, syn.windowShift())));
      }
      if (syn.sackPermitted()) {
        facts.add("SACK");
      }
      if (syn.tsVal() >= 0) {
        facts.add("TS");
      }
    }
    return facts;
  }

  private static String silent(ConnectionTrace trace, boolean client) {
    boolean opened = syn(trace, true) != null || syn(trace, false) != null;
    if (client || !opened) {
      return "head.noHandshake";
    }
    for (Segment s : trace.segments()) {
      if (!s.fromClient() && !s.quoted()) {
        return s.has(Tcp.RST) ? "head.refused" : "head.noSyn";
      }
    }
    return States.acknowledges(trace) ? "head.oneWay" : "head.silent";
  }

  /** Only the beginning is searched: a handshake does not come later. */
  private static Segment syn(ConnectionTrace trace, boolean client) {
    int n = Math.min(trace.segments().size(), 64);
    for (Segment s : trace.segments().subList(0, n)) {
      if (s.fromClient() == client && s.has(Tcp.SYN) && !s.quoted()) {
        return s;
      }
    }
    return null;
  }
}
