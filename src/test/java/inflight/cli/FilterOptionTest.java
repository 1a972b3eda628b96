package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Y} of every command that takes it. */
class FilterOptionTest {
  private static final String NOTATION =
      """
      +0.000 C S 0
      +0.040 S SA 0 ack 1
      +0.001 C PA 1:6 ack 1 "hello"
      C 192.0.2.10:40001 iss 1
      S 192.0.2.20:81 iss 2
      +1.000 C S 0
      +0.040 S RA 0 ack 1
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void compile() throws IOException {
    file = Compiled.file(folder, NOTATION);
  }

  @Test
  void fieldsPrintsOnlyFramesThatPass() {
    String out =
        Ran.inflight("fields", file, "-e", "frame.number", "-Y", "tcp.flags.syn == 1").ok().out();
    assertEquals("1\n2\n4\n", out);
  }

  @Test
  void connectionsAreThoseWithAFrameThatPassesAndAreCountedWhole() {
    String out =
        Ran.inflight("connections", file, "--format", "csv", "-Y", "tcp.len > 0").ok().out();
    String[] lines = out.split("\n");
    assertEquals(2, lines.length, out);
    assertTrue(lines[1].startsWith("0,192.0.2.10,40000,"), lines[1]);
    assertEquals("2", lines[1].split(",")[9], "frames of the client, the SYN too");
  }

  @Test
  void aFilterThatNothingPassesIsNoError() {
    assertEquals("", Ran.inflight("fields", file, "-e", "tcp.len", "-Y", "udp").ok().out());
  }

  @Test
  void aWrongFilterIsWrongUsage() {
    for (String command : List.of("fields", "connections")) {
      List<Object> args = List.of(command, file, "-Y", "tcp.prt == 80", "-e", "tcp.len");
      Object[] few = args.subList(0, command.equals("fields") ? 6 : 4).toArray();
      Ran.inflight(few)
          .failed(2, "column 1: no field or protocol 'tcp.prt'; did you mean tcp.port?");
    }
    Path out = folder.resolve("out.pcap");
    Ran.inflight("export", file, "-Y", "tcp &&", "-o", out).failed(2, "column 7");
    Ran.inflight("follow", file, "--all", "-Y", "(", "-o", out).failed(2, "column 2");
    assertTrue(Files.notExists(out));
  }

  @Test
  void exportedFramesCanBeReadAgain() {
    for (String ending : List.of(".pcap", ".pcapng")) {
      Path out = folder.resolve("out" + ending);
      Ran.inflight("export", file, "-Y", "tcp.flags.syn == 1", "-o", out).ok();
      String[] fields = {"-e", "tcp.flags", "-e", "frame.time_epoch", "-e", "frame.len"};
      String all =
          Ran.inflight(with(fields, "fields", file, "-Y", "tcp.flags.syn == 1")).ok().out();
      assertEquals(all, Ran.inflight(with(fields, "fields", out)).ok().out());
    }
  }

  private static Object[] with(String[] more, Object... args) {
    Object[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }

  @Test
  void exportedRowsHaveNames() throws IOException {
    Path csv = folder.resolve("out.csv");
    Ran.inflight("export", file, "-Y", "tcp.len > 0", "-o", csv).ok();
    List<String> lines = Files.readAllLines(csv);
    assertEquals(2, lines.size());
    assertTrue(lines.getFirst().startsWith("frame.number,frame.time_epoch,"), lines.getFirst());
    Path json = folder.resolve("out.json");
    Ran.inflight("export", file, "-Y", "tcp.len > 0", "-o", json).ok();
    assertTrue(Files.readString(json).contains("\"tcp.len\":[\"5\"]"), Files.readString(json));
  }

  @Test
  void exportTakesAConnectionOrAFilter() {
    Path out = folder.resolve("out.csv");
    Ran.inflight("export", file, "-o", out).failed(2, "one of them");
    Ran.inflight("export", file, "--connection", 0, "-Y", "tcp", "-o", out)
        .failed(2, "one of them");
    Ran.inflight("export", file, "-Y", "tcp", "-o", folder.resolve("out.svg"))
        .failed(2, ".pcap, .pcapng, .csv, .json");
  }

  @Test
  void followWritesTheChosenConnections() throws IOException {
    Path out = folder.resolve("streams");
    Ran.inflight("follow", file, "--all", "-Y", "tcp.port == 81", "-o", out).ok();
    try (var files = Files.list(out)) {
      assertEquals(
          List.of("connection-1.txt"), files.map(f -> f.getFileName().toString()).toList());
    }
    Ran.inflight("follow", file, "--connection", 0, "-Y", "tcp").failed(2, "--all");
  }
}
