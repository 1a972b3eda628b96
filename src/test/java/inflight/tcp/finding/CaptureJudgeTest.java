package inflight.tcp.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.document.Capture;
import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the whole capture shows. */
class CaptureJudgeTest {
  @TempDir private Path folder;

  private List<Finding> found(String notation) throws IOException {
    try (Capture capture = Compiled.capture(folder, notation)) {
      return CaptureJudge.findings(capture.connections());
    }
  }

  private List<String> rules(String notation) throws IOException {
    return found(notation).stream().map(Finding::rule).toList();
  }

  private static String syns(int clients, String answer) {
    StringBuilder text = new StringBuilder("S 192.0.2.80:80 iss 7\n");
    for (int i = 0; i < clients; i++) {
      text.append("C 198.51.100.%d:%d iss %d\n".formatted(1 + i % 250, 2000 + i, i));
      text.append("+0.010 C S 0 win 1024\n").append(answer);
    }
    return text.toString();
  }

  @Test
  void manyUnfinishedHandshakesAreAFlood() throws IOException {
    assertEquals(List.of("syn_flood"), rules(syns(120, "+0.001 S SA 0 ack 1 win 9\n")));
    assertEquals(120, found(syns(120, "")).getFirst().number("half_open"));
  }

  @Test
  void fewOrFinishedOnesAreNot() throws IOException {
    assertEquals(List.of(), rules(syns(99, "")));
    String finished = "+0.001 S SA 0 ack 1 win 9\n+0.001 C A 1 ack 1 win 9\n";
    assertEquals(List.of(), rules(syns(120, finished)));
  }

  private static String ports(int ports, String answer) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ports; i++) {
      text.append("C 198.51.100.1:40000 iss 9\nS 192.0.2.80:%d iss 7\n".formatted(1 + i));
      text.append("+0.010 C S 0 win 1024\n").append(answer);
    }
    return text.toString();
  }

  @Test
  void manyPortsWithoutDataAreAScan() throws IOException {
    assertEquals(List.of("scan"), rules(ports(15, "+0.001 S RA 0 ack 1 win 0\n")));
    assertEquals(15, found(ports(15, "+0.001 S RA 0 ack 1 win 0\n")).getFirst().number("refused"));
    assertEquals(List.of(), rules(ports(14, "")));
    String used = "+0.001 S SA 0 ack 1 win 9\n+0.001 C PA 1:9 ack 1 win 9\n";
    assertEquals(List.of(), rules(ports(40, used)));
  }

  @Test
  void aSynThatABusyPortDropsMayMeanAFullQueue() throws IOException {
    String text =
        """
        S 192.0.2.80:80 iss 7
        C 198.51.100.1:2000 iss 1
        +0.000 C S 0 win 1024
        +0.001 S SA 0 ack 1 win 9
        +0.001 C A 1 ack 1 win 9
        C 198.51.100.2:2000 iss 1
        +0.100 C S 0 win 1024
        +1.010 C S 0 win 1024
        C 198.51.100.1:2000 iss 1
        +0.100 C FA 1 ack 1 win 9
        """;
    assertEquals(List.of("accept_queue_full"), rules(text));
  }

  @Test
  void everyWordIsThere() throws IOException {
    for (String notation : List.of(syns(120, ""), ports(20, ""))) {
      for (Finding f : found(notation)) {
        FindingWords.ENGLISH.parts(f).forEach((name, text) -> assertEquals(false, text.isEmpty()));
      }
    }
  }
}
