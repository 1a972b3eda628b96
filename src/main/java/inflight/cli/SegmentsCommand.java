package inflight.cli;

import inflight.document.Capture;
import inflight.lab.script.CaptureScript;
import inflight.lab.script.Script;
import inflight.packet.index.FrameReader;
import inflight.scene.story.ProfileDifference;
import inflight.scene.story.VerdictProof;
import inflight.tcp.finding.Finding;
import inflight.tcp.finding.Judge;
import inflight.tcp.finding.RouterError;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

final class SegmentsCommand implements Callable<Integer> {
  /** Longer payloads are for follow. */
  private static final int MAX_PAYLOAD = 32;

  private enum Form {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final InflightCommand root;
  private final CaptureArgument input = new CaptureArgument();
  private int connection;
  private Form form;

  SegmentsCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    return input
        .addTo(
            new Syntax(
                this,
                "segments",
                "The segments of one connection in segment notation, with verdicts and proofs.",
                "",
                "Behind each segment: its frame number, and each verdict with its proof."))
        .required(
            "--connection",
            "N",
            Integer.class,
            v -> connection = v,
            "Number of the connection, as in connections.")
        .format(Form.class, "FORM", v -> form = v, "text or json.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    try (Capture capture = input.load(root)) {
      ConnectionTrace trace = capture.trace(input.connection(capture, connection));
      if (form == Form.TEXT) {
        Map<Integer, List<Finding>> findings = findings(capture, trace);
        Script script =
            CaptureScript.of(capture, trace, MAX_PAYLOAD, s -> comment(s, of(findings, s)));
        TextBuffer text = new TextBuffer().text(script.text());
        root.out().write(text.bytes(), 0, text.length());
      } else {
        json(
            findings(capture, trace),
            trace,
            CaptureScript.of(capture, trace, MAX_PAYLOAD, s -> ""));
      }
      return input.end(capture, root);
    }
  }

  /** By the frame that they are about. */
  private static Map<Integer, List<Finding>> findings(Capture capture, ConnectionTrace trace)
      throws IOException {
    try (FrameReader reader = capture.frameReader()) {
      return Judge.findings(trace, RouterError.of(trace, reader)).stream()
          .collect(Collectors.groupingBy(Finding::frame));
    }
  }

  private static List<Finding> of(Map<Integer, List<Finding>> findings, Segment s) {
    return s.quoted() ? List.of() : findings.getOrDefault(s.frameNumber(), List.of());
  }

  private static String comment(Segment s, List<Finding> findings) {
    List<String> parts = new ArrayList<>();
    for (Verdict v : Verdict.values()) {
      if (s.is(v)) {
        String proof = VerdictProof.proof(s, v, Locale.ENGLISH);
        parts.add(v.title() + (proof.isEmpty() ? "" : ": " + proof));
      }
    }
    if (s.other() != null) {
      parts.add(ProfileDifference.sentence(s));
    }
    String verdicts = parts.isEmpty() ? "" : " " + String.join(" | ", parts);
    return s.frameNumber() + verdicts + FindingOutput.differing(findings);
  }

  private void json(Map<Integer, List<Finding>> findings, ConnectionTrace trace, Script script) {
    TextBuffer text = new TextBuffer();
    JsonWriter json = new JsonWriter(text).open('[');
    int i = 0;
    List<Script.Line> lines = script.lines().stream().filter(SegmentsCommand::isOfSegment).toList();
    for (Segment s : trace.segments()) {
      json.line();
      segment(json, trace, s, new Script(List.of(lines.get(i++))).text().strip());
      json.name("findings");
      FindingOutput.json(json, of(findings, s));
      json.close('}');
    }
    text.text("\n]\n");
    root.out().write(text.bytes(), 0, text.length());
  }

  /** Quotations in ICMP errors have a line too: a comment. */
  private static boolean isOfSegment(Script.Line line) {
    return line instanceof Script.Segment || line instanceof Script.Comment;
  }

  private static void segment(JsonWriter json, ConnectionTrace trace, Segment s, String notation) {
    json.open('{');
    json.name("frame").value(s.frameNumber());
    json.name("time_s").seconds(s.relativeNanos());
    json.name("side").string(s.fromClient() ? "client" : "server");
    json.name("quoted").value(s.quoted());
    json.name("flags").string(s.flagWords());
    json.name("seq").value(s.seq());
    json.name("seq_raw").value(s.seqRaw() & 0xffff_ffffL);
    json.name("len").value(s.len());
    json.name("ack").value(s.ack());
    json.name("ack_raw").value(s.ackRaw() & 0xffff_ffffL);
    json.name("window").value(s.window());
    json.name("window_bytes").value(s.windowBytes());
    json.name("client_state").string(s.clientState().title());
    json.name("server_state").string(s.serverState().title());
    json.name("notation").string(notation);
    json.name("verdicts").open('[');
    for (Verdict v : Verdict.values()) {
      if (s.is(v)) {
        json.open('{');
        json.name("verdict").string(v.fieldName());
        json.name("title").string(v.title());
        json.name("proof").string(VerdictProof.proof(s, v, Locale.ENGLISH));
        json.close('}');
      }
    }
    json.close(']');
    other(json, s);
  }

  /** What the other profile says, null where it says the same. */
  private static void other(JsonWriter json, Segment s) {
    json.name("other_profile");
    if (s.other() == null) {
      json.nothing();
      return;
    }
    json.open('{').name("profile").string(s.other().profile().id());
    json.name("verdicts").open('[');
    ProfileDifference.verdicts(s.other()).forEach(v -> json.string(v.fieldName()));
    json.close(']').name("why").string(ProfileDifference.why(s)).close('}');
  }
}
