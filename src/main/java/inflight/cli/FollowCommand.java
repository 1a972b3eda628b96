package inflight.cli;

import inflight.document.Capture;
import inflight.document.MatchingFrames;
import inflight.packet.index.FrameReader;
import inflight.query.filter.Filter;
import inflight.tcp.connection.ByteStream;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.StreamAssembler;
import inflight.tcp.connection.StreamAssembler.Turn;
import inflight.tcp.verdict.Verdict;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

final class FollowCommand implements Callable<Integer> {
  private enum Side {
    CLIENT,
    SERVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private enum Form {
    RAW,
    TEXT,
    HEX;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final InflightCommand root;
  private final CaptureArgument input = new CaptureArgument();
  private final FilterArgument filter = new FilterArgument();
  private int connection;
  private boolean all;
  private Side side;
  private Form form = Form.TEXT;
  private Path folder;
  private CommandSpec spec;

  /** With --all: the connection at hand. */
  private int written;

  FollowCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    Syntax syntax =
        new Syntax(
            this,
            "follow",
            "The bytes that were sent, put together from the segments.",
            "",
            "What was sent first counts; gaps are named, in the raw form on err.",
            "Without --side both are printed as a conversation: > client, < server.");
    spec = syntax.spec();
    return filter
        .addTo(input.addTo(syntax))
        .oneOf(
            Syntax.valued(
                "--connection",
                "N",
                Integer.class,
                v -> connection = v,
                "Number of the connection, as in connections."),
            Syntax.switched("--all", v -> all = v, "Every connection, into files."))
        .option("--side", "SIDE", Side.class, v -> side = v, "Only what the client or server sent.")
        .option("--format", "FORM", Form.class, v -> form = v, "raw, text or hex; text by default.")
        .option("-o", "DIR", Path.class, v -> folder = v, "Folder for the files of --all.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    if (all != (folder != null)) {
      throw new ParameterException(spec.commandLine(), "--all and -o DIR belong together");
    }
    if (filter.given() && !all) {
      throw new ParameterException(
          spec.commandLine(), "-Y chooses among all connections and goes with --all");
    }
    Filter wanted = filter.compile();
    try (Capture capture = input.load(root);
        FrameReader reader = capture.frameReader()) {
      if (all) {
        Files.createDirectories(folder);
        BitSet frames = MatchingFrames.of(capture, wanted, Capture.Progress.NONE);
        BitSet connections = MatchingFrames.connectionsOf(capture, frames);
        for (int n = connections.nextSetBit(0); n >= 0; n = connections.nextSetBit(n + 1)) {
          written = n;
          write(assemble(capture, n, reader));
        }
      } else {
        int n = input.connection(capture, connection);
        print(assemble(capture, n, reader), printer(root.out()));
      }
      return input.end(capture, root);
    }
  }

  private static StreamAssembler assemble(Capture capture, int n, FrameReader reader)
      throws IOException {
    Connection c = capture.connections().get(n);
    return new StreamAssembler(capture.frames(), c, reader, Verdict.KEEP_ALIVE.bit());
  }

  private StreamPrinter printer(PrintStream out) {
    return switch (form) {
      case RAW -> new StreamRaw(out, root.err());
      case TEXT -> new StreamText(out);
      case HEX -> new StreamHex(out);
    };
  }

  private void print(StreamAssembler streams, StreamPrinter to) throws IOException {
    List<Turn> turns = side == null ? streams.turns() : streams.turns(side == Side.CLIENT);
    for (Turn turn : turns) {
      if (turn.piece() == null) {
        to.note(who(turn.fromClient()) + ": [" + turn.missing() + " bytes missing]");
        to.skip(turn.fromClient(), turn.missing());
      } else {
        to.bytes(turn.fromClient(), streams.bytes(turn.piece()));
      }
    }
    remarks(streams, to);
    to.end();
  }

  private void remarks(StreamAssembler streams, StreamPrinter to) throws IOException {
    for (boolean ofClient : new boolean[] {true, false}) {
      if (side != null && ofClient != (side == Side.CLIENT)) {
        continue;
      }
      for (ByteStream.Piece p : streams.conflicts(ofClient)) {
        to.note(
            who(ofClient)
                + ": frame "
                + (p.row() + 1)
                + " sends "
                + p.len()
                + " bytes at offset "
                + p.offset()
                + " again, but other ones; the first ones are shown");
      }
      long beyond = streams.side(ofClient).lenBeyondFin();
      if (beyond > 0) {
        to.note(who(ofClient) + ": " + beyond + " bytes behind the FIN are not shown");
      }
    }
  }

  private String who(boolean client) {
    String who = client ? "client" : "server";
    return all ? "connection " + written + " " + who : who;
  }

  /** One file per side of raw bytes, for they could not be told apart; else one per connection. */
  private void write(StreamAssembler streams) throws IOException {
    Side wanted = side;
    if (form == Form.RAW && wanted == null) {
      for (Side each : Side.values()) {
        side = each;
        write(streams, folder.resolve("connection-" + written + "-" + each + ".bin"));
      }
      side = null;
      return;
    }
    String ending = form == Form.TEXT ? ".txt" : form == Form.HEX ? ".hex" : ".bin";
    String who = side == null ? "" : "-" + side;
    write(streams, folder.resolve("connection-" + written + who + ending));
  }

  private void write(StreamAssembler streams, Path file) throws IOException {
    try (PrintStream out =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(file)), false, StandardCharsets.UTF_8)) {
      print(streams, printer(out));
      if (out.checkError()) {
        throw new IOException(file + ": cannot be written; is the disk full?");
      }
    }
  }
}
