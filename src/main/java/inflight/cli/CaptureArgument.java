package inflight.cli;

import inflight.document.Capture;
import inflight.tcp.verdict.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The capture that a command reads: one file, or the ring files of one capture. */
final class CaptureArgument {
  private List<Path> files = List.of();
  private Profile rules = Profile.WIRESHARK_4_0;
  private CommandSpec command;

  /** Adds the words of a capture to a command. */
  Syntax addTo(Syntax syntax) {
    command = syntax.spec();
    return syntax
        .files(
            "FILE",
            v -> files = v,
            "Capture: pcap or pcapng, also in gzip, zstd or lz4; several are read as one.")
        .option(
            "--rules",
            "PROFILE",
            String.class,
            v -> rules = profile(v),
            "Whose rules judge a segment: wireshark-4.0 or wireshark-4.4.");
  }

  /** Opens the capture and reads all of it; a bar on err where that takes long. Close it. */
  Capture load(InflightCommand root) throws IOException {
    check();
    return Reading.load(Capture.open(files, rules), root.err());
  }

  /** As {@link #load}, but keeps no frames. */
  Capture loadConnections(InflightCommand root) throws IOException {
    check();
    return Reading.load(Capture.openForConnections(files, rules), root.err());
  }

  private void check() {
    if (files.isEmpty()) {
      throw new ParameterException(command.commandLine(), "a capture FILE is wanted");
    }
  }

  private Profile profile(String id) {
    Profile profile = Profile.of(id);
    if (profile == null) {
      String near = id.replaceAll("[^0-9.]", "").compareTo("4.2") >= 0 ? "4.4" : "4.0";
      throw new ParameterException(
          command.commandLine(), "no rules '" + id + "'; did you mean wireshark-" + near + "?");
    }
    return profile;
  }

  /** The connection of this number, if there is one; wrong usage if not. */
  int connection(Capture capture, int number) {
    int count = capture.connections().size();
    if (number < 0 || number >= count) {
      throw new ParameterException(
          command.commandLine(), "no connection " + number + "; " + nearest(number, count));
    }
    return number;
  }

  private static String nearest(int number, int count) {
    if (count == 0) {
      return "the capture has none";
    }
    int near = number < 0 ? 0 : count - 1;
    return "the capture has 0 to " + (count - 1) + ": did you mean " + near + "?";
  }

  /** After everything was printed: the exit code. */
  int end(Capture capture, InflightCommand root) {
    return Reading.end(capture, root.out(), root.err());
  }
}
