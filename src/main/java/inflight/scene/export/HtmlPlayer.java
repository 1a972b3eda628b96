package inflight.scene.export;

import inflight.packet.index.FrameReader;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Tcp;
import inflight.scene.ladder.Arrow;
import inflight.scene.ladder.Ink;
import inflight.scene.ladder.LadderClock;
import inflight.scene.ladder.LadderEvent;
import inflight.scene.ladder.LadderOptions;
import inflight.scene.ladder.LadderPainter;
import inflight.scene.ladder.LadderScene;
import inflight.scene.ladder.Palette;
import inflight.scene.story.Explainer;
import inflight.scene.story.Explanation;
import inflight.scene.story.Story;
import inflight.scene.story.VerdictProof;
import inflight.tcp.finding.RouterError;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Flow;
import inflight.tcp.verdict.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * A connection as one HTML file that plays it in a browser: the ladder, the explanations and the
 * headers. It loads nothing, and its own policy forbids it to. Text from the capture reaches the
 * page escaped, and its script only as text.
 */
public final class HtmlPlayer {
  private static final double NANOS_PER_MS = 1e6;

  /** Explanations that are written out for print; the player has all. */
  private static final int MAX_PRINTED = 2000;

  /** Up to here each segment has its arrow, as the page scrolls; beyond, runs are folded. */
  private static final int MAX_UNFOLDED = 600;

  private final ConnectionTrace trace;
  private final FrameReader reader;
  private final ResourceBundle words;
  private final LadderScene scene;
  private final Explainer explainer;
  private final Story story;
  private final Map<Arrow, Integer> steps = new IdentityHashMap<>();

  private HtmlPlayer(ConnectionTrace trace, FrameReader reader) throws IOException {
    Map<Integer, RouterError> errors = RouterError.of(trace, reader);
    this.trace = trace;
    this.reader = reader;
    this.words = ResourceBundle.getBundle("inflight.scene.export.player", Locale.ENGLISH);
    boolean fold = trace.segments().size() > MAX_UNFOLDED;
    this.scene = LadderScene.of(trace, LadderOptions.DEFAULT.withFoldRuns(fold));
    this.explainer = new Explainer(trace, errors, Locale.ENGLISH);
    this.story = Story.of(trace, errors, Locale.ENGLISH);
  }

  /**
   * The whole page.
   *
   * @param reader a reader of the capture for this thread
   */
  public static String document(ConnectionTrace trace, FrameReader reader) throws IOException {
    return new HtmlPlayer(trace, reader).page();
  }

  private String page() throws IOException {
    StringBuilder page = new StringBuilder(1 << 18);
    String template = resource("player.html");
    int from = 0;
    for (int at = template.indexOf("{{"); at >= 0; at = template.indexOf("{{", from)) {
      int end = template.indexOf("}}", at);
      page.append(template, from, at);
      place(page, template.substring(at + 2, end));
      from = end + 2;
    }
    return page.append(template, from, template.length()).toString();
  }

  private void place(StringBuilder page, String name) throws IOException {
    switch (name) {
      case "title" -> page.append(Markup.escape(ConnectionExport.title(trace)));
      case "css" -> page.append(colours()).append(resource("player.css"));
      case "js" -> page.append(resource("player.js"));
      case "ladder-drawing" -> LadderSvg.themed(page, scene, ConnectionExport.title(trace));
      case "heads" -> LadderSvg.themedHeads(page, scene, ConnectionExport.title(trace));
      case "data" -> data(page);
      case "story-sentences" -> story(page);
      case "printed" -> printed(page);
      default -> page.append(Markup.escape(words.getString(name)));
    }
  }

  /** Light by default, dark where the system or the reader wants it. */
  private static String colours() {
    return ":root{color-scheme:light;"
        + variables(Palette.LIGHT)
        + "}\n@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;"
        + variables(Palette.DARK)
        + "}}\n:root[data-theme=dark]{color-scheme:dark;"
        + variables(Palette.DARK)
        + "}\n@media print{:root,:root[data-theme=dark]:root,:root:not([data-theme=light])"
        + "{color-scheme:light;"
        + variables(Palette.LIGHT)
        + "}}\n";
  }

  private static String variables(Palette palette) {
    StringBuilder css = new StringBuilder();
    for (Ink ink : Ink.values()) {
      css.append(LadderSvg.variable(ink)).append(':').append(LadderSvg.colour(palette, ink));
      css.append(';');
    }
    return css.toString();
  }

  private void story(StringBuilder page) {
    for (Story.Sentence sentence : story.sentences()) {
      page.append("<li class=\"").append(sentence.severity()).append("\">");
      page.append(Markup.escape(sentence.text())).append("</li>\n");
    }
  }

  private void printed(StringBuilder page) {
    int n = Math.min(MAX_PRINTED, trace.segments().size());
    for (Segment s : trace.segments().subList(0, n)) {
      Explanation e = explainer.explain(s);
      page.append("<li><b>")
          .append(words.getString("frame"))
          .append(' ')
          .append(s.frameNumber())
          .append(", ")
          .append(Markup.escape(e.title()))
          .append(".</b> ")
          .append(Markup.escape(e.text()))
          .append(" <i>")
          .append(Markup.escape(e.rfc()))
          .append("</i></li>\n");
    }
  }

  private void data(StringBuilder page) throws IOException {
    Json json = new Json(page).object();
    json.name("client").value(trace.client().toString());
    json.name("server").value(trace.server().toString());
    json.name("top").rounded(LadderPainter.HEADER_PX);
    json.name("height").rounded(scene.height());
    json.name("width").rounded(LadderSvg.WIDTH);
    json.name("omitted").value(trace.omitted());
    json.name("words").object();
    for (String key : words.keySet().stream().sorted().toList()) {
      json.name(key).value(words.getString(key));
    }
    json.endObject();
    clock(json);
    steps(json);
    events(json);
    json.name("segments").array();
    for (Segment s : trace.segments()) {
      segment(json, s);
      page.append('\n');
    }
    json.endArray().endObject();
  }

  private void clock(Json json) {
    LadderClock clock = scene.clock();
    json.name("clock").array();
    for (int i = 0; i < clock.knots(); i++) {
      json.rounded(clock.yAt(i)).rounded(clock.nanosAt(i) / NANOS_PER_MS);
    }
    json.endArray();
  }

  private void steps(Json json) {
    json.name("steps").array();
    for (Arrow a : scene.arrows()) {
      steps.put(a, steps.size());
      json.object().name("i").value(a.first());
      json.name("row").value(a.row()).name("y0").rounded(a.y0()).name("y1").rounded(a.y1());
      json.name("end").rounded(a.bottom()).name("lost").value(a.reach() < 1);
      json.endObject();
    }
    json.endArray();
  }

  private void events(Json json) {
    json.name("events").array();
    for (LadderEvent e : scene.events()) {
      json.object().name("row").value(e.row()).name("title").value(e.title());
      json.name("y").rounded(scene.clock().yOf(e.momentNanos()));
      json.name("ink").value(LadderSvg.variable(e.ink())).endObject();
    }
    json.endArray();
  }

  private void segment(Json json, Segment s) throws IOException {
    Explanation e = explainer.explain(s);
    json.object().name("row").value(s.row()).name("c").value(s.fromClient());
    json.name("step").value(steps.getOrDefault(scene.arrowOfRow(s.row()), -1));
    json.name("q").value(s.quoted()).name("ms").rounded(s.relativeNanos() / NANOS_PER_MS);
    json.name("flags").value(s.flagWords()).name("seq").value(s.seq()).name("end").value(s.end());
    json.name("len").value(s.len()).name("ack").value(s.ack());
    json.name("win").value(s.windowBytes() < 0 ? s.window() : s.windowBytes());
    json.name("cs").value(s.clientState().title()).name("ss").value(s.serverState().title());
    json.name("cf");
    flow(json, s.clientFlow());
    json.name("sf");
    flow(json, s.serverFlow());
    json.name("proof").array();
    for (String line : VerdictProof.lines(s, Locale.ENGLISH)) {
      json.value(line);
    }
    json.endArray().name("options").array();
    for (Segment.Option o : s.options()) {
      json.array().value(o.lenBytes()).value(o.name()).value(o.text()).endArray();
    }
    json.endArray().name("h").value(header(s));
    json.name("title").value(e.title()).name("text").value(e.text()).name("rfc").value(e.rfc());
    json.name("severity").value(e.severity().name()).name("frames").array();
    e.frames().forEach(json::value);
    json.endArray().endObject();
  }

  private static void flow(Json json, Flow f) {
    json.array().value(f.una()).value(f.nxt()).value(f.edge());
    for (long edge : f.islands()) {
      json.value(edge);
    }
    json.endArray();
  }

  /** The bytes of the TCP header as captured, in hexadecimal. */
  private String header(Segment s) throws IOException {
    Dissection d = reader.read(s.row());
    int layer = d.tcp();
    if (layer < 0) {
      return "";
    }
    int at = d.start(layer);
    int len = Math.max(Tcp.MIN_HEADER_LEN, s.headerLen());
    int end = Math.min(d.capturedEnd(layer), at + len);
    return HexFormat.of().formatHex(d.data(layer), at, Math.max(at, end));
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPlayer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
