package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code segments}, {@code explain}, {@code stats} and {@code script} on one small connection. */
class SegmentsCommandTest {
  private static final String NOTATION =
      """
      C 192.0.2.10:40000 iss 4294967288
      S 192.0.2.20:80 iss 7
      link ethernet mtu 1500
      start 1767225600.000000000
      +0.000 C S 0 win 64240 <mss 1460,sackOK,ts 1/0,wscale 7>
      +0.040 S SA 0 ack 1 win 65160 <mss 1460,sackOK,ts 9/1,wscale 7>
      +0.001 C A 1 ack 1 win 502
      +0.001 C PA 1:6 ack 1 win 502 "hello"
      +0.300 C PA 1:6 ack 1 win 502 "hello"
      +0.001 C PA 6:1006 ack 1 win 502
      """;

  @TempDir private Path folder;

  @Test
  void segmentsAreTheNotationWithVerdictsBehindIt() throws IOException {
    Path file = Compiled.file(folder, NOTATION);
    List<String> lines =
        Ran.inflight("segments", file, "--connection", 0).ok().out().lines().toList();
    List<String> expected = NOTATION.lines().toList();
    assertEquals(expected.subList(0, 4), lines.subList(0, 4));
    for (int i = 4; i < expected.size(); i++) {
      String start = expected.get(i) + "  # " + (i - 3);
      assertTrue(lines.get(i).startsWith(start), lines.get(i));
    }
    assertEquals("  # 4", lines.get(7).substring(expected.get(7).length()));
    assertTrue(lines.get(8).contains("# 5 Retransmission"), lines.get(8));
  }

  @Test
  void whatSegmentsPrintsIsAScriptAgain() throws IOException {
    Path file = Compiled.file(folder, NOTATION);
    Path text = folder.resolve("a.seg");
    Path again = folder.resolve("again.pcapng");
    Files.write(text, Ran.inflight("segments", file, "--connection", 0).ok().bytes());
    Ran.inflight("script", text, "-o", again).ok();
    assertEquals(-1, Files.mismatch(file, again));
  }

  @Test
  void segmentsAsJsonNameVerdicts() throws IOException {
    Path file = Compiled.file(folder, NOTATION);
    Ran ran = Ran.inflight("segments", file, "--connection", 0, "--format", "json").ok();
    String[] lines = ran.out().split("\n");
    assertEquals(8, lines.length, ran.out());
    assertTrue(lines[1].startsWith("{\"frame\":1,\"time_s\":0.000000000,\"side\":\"client\""));
    assertTrue(lines[5].contains("\"verdicts\":[{\"verdict\":\"retransmission\""), lines[5]);
    assertTrue(lines[4].contains("\"verdicts\":[]"), lines[4]);
    assertTrue(lines[4].contains("\"notation\":\"+0.001 C PA 1:6 ack 1 win 502 \\\"hello\\\"\""));
  }

  @Test
  void aSegmentCannotSmuggleAnythingIntoTheNotation() throws IOException {
    String notation = NOTATION.replace("\"hello\"", "\"\\x1b[2J\\n\"");
    Path file = Compiled.file(folder, notation);
    Ran text = Ran.inflight("segments", file, "--connection", 0).ok();
    Ran json = Ran.inflight("segments", file, "--connection", 0, "--format", "json").ok();
    assertFalse((text.out() + json.out()).contains("\u001b"));
    assertEquals(10, text.out().lines().count());
  }

  @Test
  void everyCommandNamesTheConnectionsThereAre() throws IOException {
    Path file = Compiled.file(folder, NOTATION);
    for (String command : List.of("segments", "explain", "follow")) {
      Ran.inflight(command, file, "--connection", 3).failed(2, "did you mean 0?");
      Ran.inflight(command, file, "--connection", -1).failed(2, "did you mean 0?");
    }
    Ran.inflight("segments", file).failed(2, "--connection");
  }

  @Test
  void explainTellsTheStoryWithItsFindings() throws IOException {
    Path file = Compiled.file(folder, NOTATION);
    String text = Ran.inflight("explain", file).ok().out();
    assertTrue(text.startsWith("Connection 0: client 192.0.2.10:40000, server "), text);
    assertTrue(text.lines().count() > 3, text);
    String json = Ran.inflight("explain", file, "--connection", 0, "--format", "json").ok().out();
    assertTrue(json.contains("\"findings\":[{\"rule\":"), json);
    assertTrue(json.contains("\"rule\":\"tail_loss_probe\""), json);
    for (String name :
        List.of("certainty", "numbers", "threshold", "alternative", "rfc", "lesson")) {
      assertTrue(json.contains("\"" + name + "\":"), json);
    }
  }

  @Test
  void explainSaysWhenThereIsNothingToTell() throws IOException {
    Path file = Compiled.file(folder, "+0.000 C udp \"hello\"\n");
    assertEquals(
        "There is no TCP connection in this capture.\n", Ran.inflight("explain", file).ok().out());
  }

  @Test
  void statsCountTheCapture() throws IOException {
    Path file = Compiled.file(folder, NOTATION + "+1.000 C udp \"hello\"\n");
    String table = Ran.inflight("stats", file).ok().out();
    assertTrue(table.contains("format       pcapng\n"), table);
    assertTrue(table.contains("frames       7\n"), table);
    assertTrue(table.contains("first        2026-01-01T00:00:00Z\n"), table);
    assertTrue(table.contains("span         1.343000000 s\n"), table);
    String json = Ran.inflight("stats", file, "--format", "json").ok().out();
    assertTrue(json.contains("\"frames\":7,"), json);
    assertTrue(json.contains("\"tcp\":6,\"udp\":1"), json);
    assertTrue(json.contains("\"first_time\":1767225600.000000000,"), json);
    assertTrue(json.endsWith(",\"damage\":null}\n"), json);
  }

  @Test
  void aScriptThatIsWrongLeavesNoFile() throws IOException {
    Path text = Files.writeString(folder.resolve("bad.seg"), "+0.000 C S 0\n+0.001 C Q 1\n");
    Path out = folder.resolve("out.pcapng");
    Ran.inflight("script", text, "-o", out).failed(1, "bad.seg: line 2, column 10: flags are");
    assertFalse(Files.exists(out));
    Ran.inflight("script", folder.resolve("none.seg"), "-o", out).failed(1, "none.seg");
    Ran.inflight("script", text).failed(2, "-o");
    Files.write(text, new byte[] {(byte) 0xff, (byte) 0xfe});
    Ran.inflight("script", text, "-o", out).failed(1, "UTF-8");
  }

  @Test
  void everyCommandTakesHelp() {
    for (String command :
        List.of("connections", "segments", "explain", "follow", "stats", "script", "fields")) {
      String help = Ran.inflight(command, "--help").ok().out();
      assertTrue(help.contains("Usage: inflight " + command), help);
    }
  }

  /** Whatever is cut off, a command says so and never fails otherwise. */
  @Test
  void everyCutOfACaptureIsReadUpToTheCut() throws IOException {
    byte[] whole = Files.readAllBytes(Compiled.file(folder, NOTATION));
    Path cut = folder.resolve("cut.pcapng");
    for (int len = 0; len < whole.length; len += 3) {
      Files.write(cut, Arrays.copyOf(whole, len));
      for (String command : List.of("connections", "stats", "explain")) {
        Ran ran = Ran.inflight(command, cut);
        assertTrue(ran.code() == 0 || ran.code() == 1 || ran.code() == 3, ran.err());
        assertEquals(ran.code() == 0 ? 0 : 1, ran.err().lines().count(), ran.err());
        assertEquals(ran.code() == 1, ran.out().isEmpty(), "cut at " + len);
        assertFalse(ran.err().contains("bug"), ran.err());
      }
    }
  }
}
