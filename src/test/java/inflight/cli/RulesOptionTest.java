package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --rules}: one capture in which the two profiles differ. */
class RulesOptionTest {
  /** Frame 6 repeats part of frame 4 within one round trip; frame 9 opens the ports again. */
  private static final String NOTATION =
      """
      C 192.0.2.10:40000 iss 1000
      S 192.0.2.20:80 iss 7
      +0.000 C S 0 win 9000
      +0.040 S SA 0 ack 1 win 9000
      +0.000 C A 1 ack 1 win 9000
      +0.010 C A 1:201 ack 1 win 9000
      +0.000 C A 201:301 ack 1 win 9000
      +0.001 C A 101:201 ack 1 win 9000
      +0.040 S A 1 ack 301 win 9000
      +0.000 C RA 301 ack 1 win 0
      +1.000 C S 0 win 9000
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Compiled.file(folder, NOTATION);
  }

  @Test
  void fieldsAreJudgedByTheProfile() {
    String[] names = {"tcp.stream", "tcp.analysis.out_of_order", "tcp.analysis.retransmission"};
    assertEquals("0\t1\t", fields("wireshark-4.0", names)[5]);
    assertEquals("0\t\t1", fields("wireshark-4.4", names)[5]);
    assertEquals("0\t\t1", fields("wireshark-4.0", names)[8]);
    assertEquals("1\t\t", fields("wireshark-4.4", names)[8]);
  }

  private String[] fields(String rules, String[] names) {
    return Ran.inflight(
            "fields", file, "--rules", rules, "-e", names[0], "-e", names[1], "-e", names[2])
        .ok()
        .out()
        .split("\n");
  }

  @Test
  void connectionsAreSplitByTheProfile() {
    assertEquals(2, connections("wireshark-4.0"));
    assertEquals(3, connections("wireshark-4.4"));
  }

  private long connections(String rules) {
    Ran ran = Ran.inflight("connections", file, "--rules", rules, "--format", "csv");
    return ran.ok().out().lines().count();
  }

  @Test
  void segmentsSayWhatTheOtherProfileSaysAndWhy() {
    String four = segments("wireshark-4.0");
    assertTrue(four.contains("# 6 Out of order: seq 101 < next 301"), four);
    assertTrue(four.contains("| Wireshark 4.4 says Retransmission: for 4.4 a segment whose"), four);
    assertTrue(four.contains("| Wireshark 4.4 says Port numbers reused: "), four);
    String next = segments("wireshark-4.4");
    assertTrue(next.contains("# 6 Retransmission: seq 101 < next 301"), next);
    assertTrue(next.contains("not out of order: a segment that was captured before"), next);
    assertTrue(next.contains("| Wireshark 4.0 says Out of order: "), next);
    assertFalse(next.contains("Wireshark 4.4 says"), next);
  }

  private String segments(String rules) {
    return Ran.inflight("segments", file, "--connection", 0, "--rules", rules).ok().out();
  }

  @Test
  void asJsonToo() {
    Ran ran = Ran.inflight("segments", file, "--connection", 0, "--format", "json");
    String[] lines = ran.ok().out().split("\n");
    assertTrue(lines[4].contains("\"other_profile\":null"), lines[4]);
    assertTrue(
        lines[6].contains(
            "\"other_profile\":{\"profile\":\"wireshark-4.4\",\"verdicts\":[\"retransmission\"],"),
        lines[6]);
  }

  /** What 4.4 takes for a connection of its own is the end of the first one by 4.0. */
  @Test
  void theSecondOpinionKnowsTheConnectionBefore() {
    String second =
        Ran.inflight("segments", file, "--connection", 1, "--rules", "wireshark-4.4").ok().out();
    assertTrue(second.contains("| Wireshark 4.0 says Retransmission: for 4.4 a SYN ACK"), second);
  }

  @Test
  void aWrongNameNamesTheNearest() {
    Ran.inflight("fields", file, "-e", "tcp.len", "--rules", "wireshark-4.1")
        .failed(2, "did you mean wireshark-4.0?");
    Ran.inflight("explain", file, "--rules", "wireshark-4.6")
        .failed(2, "did you mean wireshark-4.4?");
    Ran.inflight("connections", file, "--rules", "4.4").failed(2, "did you mean wireshark-4.4?");
  }
}
