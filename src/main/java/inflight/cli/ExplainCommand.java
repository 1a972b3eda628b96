package inflight.cli;

import inflight.document.Capture;
import inflight.packet.index.FrameReader;
import inflight.query.field.Escape;
import inflight.scene.story.Story;
import inflight.tcp.finding.CaptureJudge;
import inflight.tcp.finding.Finding;
import inflight.tcp.finding.RouterError;
import inflight.tcp.verdict.ConnectionTrace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

final class ExplainCommand implements Callable<Integer> {
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
  private Integer connection;
  private Form form;
  private final TextBuffer text = new TextBuffer();
  private final JsonWriter json = new JsonWriter(text);

  ExplainCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    return input
        .addTo(
            new Syntax(
                this,
                "explain",
                "The story of a connection, or of all, in plain sentences.",
                "",
                "In front of a sentence: + it went well, ! it cost time, X something was lost.",
                "Then all findings: how sure each is, its numbers, how near its threshold was,",
                "what would have made it another, and where the rule stands."))
        .option(
            "--connection",
            "N",
            Integer.class,
            v -> connection = v,
            "Number of the connection, as in connections; all without it.")
        .format(Form.class, "FORM", v -> form = v, "text or json.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    try (Capture capture = input.load(root);
        FrameReader reader = capture.frameReader()) {
      int from = connection == null ? 0 : input.connection(capture, connection);
      int to = connection == null ? capture.connections().size() : from + 1;
      if (form == Form.JSON) {
        json.open('[');
      }
      for (int n = from; n < to; n++) {
        ConnectionTrace trace = capture.trace(n);
        Story story = Story.of(trace, RouterError.of(trace, reader), Locale.ENGLISH);
        if (form == Form.JSON) {
          json.line();
          json(trace, story);
        } else {
          text(trace, story);
        }
        flush();
      }
      if (connection == null) {
        wholeCapture(CaptureJudge.findings(capture.connections()));
      }
      if (form == Form.JSON) {
        text.text("\n]\n");
      } else if (from == to) {
        text.text("There is no TCP connection in this capture.\n");
      }
      flush();
      return input.end(capture, root);
    }
  }

  /** What is found of no single connection: as one more entry, without a number. */
  private void wholeCapture(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    if (form == Form.JSON) {
      json.line().open('{').name("connection").nothing();
      json.name("client").string("").name("server").string("");
      json.name("story").open('[').close(']').name("findings");
      FindingOutput.json(json, findings);
      json.close('}');
    } else {
      text.text("The whole capture\n");
      FindingOutput.text(text, findings);
    }
  }

  private void flush() {
    root.out().write(text.bytes(), 0, text.length());
    text.clear();
  }

  private void text(ConnectionTrace trace, Story story) {
    text.text("Connection ").number(trace.number());
    text.text(": client ").text(trace.client().toString());
    text.text(", server ").text(trace.server().toString()).ascii('\n');
    for (Story.Sentence sentence : story.sentences()) {
      text.text(
          switch (sentence.severity()) {
            case GOOD -> "  + ";
            case INFO -> "    ";
            case WARN -> "  ! ";
            case BAD -> "  X ";
          });
      text.text(Escape.text(sentence.text()));
      frames(sentence.frames());
      text.ascii('\n');
    }
    FindingOutput.text(text, story.findings());
  }

  /** The first few; a person looks at those. */
  private void frames(List<Integer> frames) {
    if (frames.isEmpty()) {
      return;
    }
    int shown = Math.min(frames.size(), 4);
    text.text(frames.size() == 1 ? " (frame " : " (frames ");
    for (int i = 0; i < shown; i++) {
      text.text(i == 0 ? "" : ", ").number(frames.get(i));
    }
    text.text(shown < frames.size() ? " and " + (frames.size() - shown) + " more)" : ")");
  }

  private void json(ConnectionTrace trace, Story story) {
    json.open('{');
    json.name("connection").value(trace.number());
    json.name("client").string(trace.client().toString());
    json.name("server").string(trace.server().toString());
    json.name("story").open('[');
    for (Story.Sentence sentence : story.sentences()) {
      json.open('{');
      json.name("text").string(sentence.text());
      json.name("severity").string(FindingOutput.lower(sentence.severity()));
      json.name("frames");
      numbers(sentence.frames());
      json.close('}');
    }
    json.close(']').name("findings");
    FindingOutput.json(json, story.findings());
    json.close('}');
  }

  private void numbers(List<Integer> numbers) {
    json.open('[');
    for (int n : numbers) {
      json.value(n);
    }
    json.close(']');
  }
}
