package inflight.tcp.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.document.Capture;
import inflight.lab.script.Script;
import inflight.tcp.verdict.Segment;
import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way through the diagram of states (RFC 9293 figure 5). The comment behind a segment gives
 * the states after it: of the side that sent the first segment, then of the other.
 */
class StateTrackerTest {
  private static final String HANDSHAKE =
      """
      +0.00 C S  0            # SYN-SENT SYN-RECEIVED
      +0.04 S SA 0 ack 1      # ESTABLISHED SYN-RECEIVED
      +0.00 C A  1 ack 1      # ESTABLISHED ESTABLISHED
      """;

  @TempDir private Path folder;

  private void check(String script) throws IOException {
    checkOnce(script);
    checkOnce(Compiled.mirrored(script));
  }

  private void checkOnce(String script) throws IOException {
    StringBuilder expected = new StringBuilder();
    StringBuilder found = new StringBuilder();
    for (Script.Line line : Script.parse(script).lines()) {
      if (line instanceof Script.Segment s && !s.lost()) {
        expected.append(s.comment().strip()).append('\n');
      }
    }
    try (Capture capture = Compiled.capture(folder, script)) {
      List<Segment> segments = capture.trace(0).segments();
      boolean clientFirst = segments.getFirst().fromClient();
      for (Segment s : segments) {
        TcpState first = clientFirst ? s.clientState() : s.serverState();
        TcpState second = clientFirst ? s.serverState() : s.clientState();
        found.append(first.title()).append(' ').append(second.title()).append('\n');
      }
    }
    assertEquals(expected.toString(), found.toString());
  }

  @Test
  void activeAndPassiveOpenAndClose() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 C PA 1:5 ack 1    # ESTABLISHED ESTABLISHED
            +0.04 S A  1 ack 5      # ESTABLISHED ESTABLISHED
            +0.01 C FA 5 ack 1      # FIN-WAIT-1 CLOSE-WAIT
            +0.04 S A  1 ack 6      # FIN-WAIT-2 CLOSE-WAIT
            +0.01 S FA 1 ack 6      # TIME-WAIT LAST-ACK
            +0.00 C A  6 ack 2      # TIME-WAIT CLOSED
            """);
  }

  @Test
  void theServerClosesFirst() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 S FA 1 ack 1      # CLOSE-WAIT FIN-WAIT-1
            +0.04 C A  1 ack 2      # CLOSE-WAIT FIN-WAIT-2
            +0.01 C FA 1 ack 2      # LAST-ACK TIME-WAIT
            +0.00 S A  2 ack 2      # CLOSED TIME-WAIT
            """);
  }

  @Test
  void closeInThreeSegments() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 C FA 1 ack 1      # FIN-WAIT-1 CLOSE-WAIT
            +0.04 S FA 1 ack 2      # TIME-WAIT LAST-ACK
            +0.00 C A  2 ack 2      # TIME-WAIT CLOSED
            """);
  }

  @Test
  void simultaneousOpen() throws IOException {
    check(
        """
        +0.00 C S  0            # SYN-SENT SYN-RECEIVED
        +0.01 S S  0            # SYN-RECEIVED SYN-RECEIVED
        +0.01 C SA 0 ack 1      # SYN-RECEIVED ESTABLISHED
        +0.01 S SA 0 ack 1      # ESTABLISHED ESTABLISHED
        """);
  }

  @Test
  void simultaneousClose() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 C FA 1 ack 1      # FIN-WAIT-1 CLOSE-WAIT
            +0.00 S FA 1 ack 1      # CLOSING CLOSING
            +0.02 C A  2 ack 2      # CLOSING TIME-WAIT
            +0.00 S A  2 ack 2      # TIME-WAIT TIME-WAIT
            """);
  }

  @Test
  void halfClose() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 C FA 1 ack 1      # FIN-WAIT-1 CLOSE-WAIT
            +0.04 S A  1 ack 2      # FIN-WAIT-2 CLOSE-WAIT
            +9.00 S PA 1:99 ack 2   # FIN-WAIT-2 CLOSE-WAIT
            +0.04 C A  2 ack 99     # FIN-WAIT-2 CLOSE-WAIT
            +0.01 S FA 99 ack 2     # TIME-WAIT LAST-ACK
            +0.00 C A  2 ack 100    # TIME-WAIT CLOSED
            """);
  }

  @Test
  void synAndSynAckSentAgain() throws IOException {
    check(
        """
        +0.00 C S  0            # SYN-SENT SYN-RECEIVED
        +1.00 C S  0            # SYN-SENT SYN-RECEIVED
        +0.01 S SA 0 ack 1      # ESTABLISHED SYN-RECEIVED
        +1.00 S SA 0 ack 1      # ESTABLISHED SYN-RECEIVED
        +0.00 C A  1 ack 1      # ESTABLISHED ESTABLISHED
        """);
  }

  @Test
  void synAckThatWasNotCaptured() throws IOException {
    check(
        """
        +0.00 C S  0            # SYN-SENT SYN-RECEIVED
        +0.04 S SA 0 ack 1 lost
        +0.00 C A  1 ack 1      # ESTABLISHED ESTABLISHED
        """);
  }

  @Test
  void finSentAgain() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 C FA 1 ack 1      # FIN-WAIT-1 CLOSE-WAIT
            +0.30 C FA 1 ack 1      # FIN-WAIT-1 CLOSE-WAIT
            +0.04 S A  1 ack 2      # FIN-WAIT-2 CLOSE-WAIT
            +0.00 S FA 1 ack 2      # TIME-WAIT LAST-ACK
            +0.30 S FA 1 ack 2      # TIME-WAIT LAST-ACK
            +0.00 C A  2 ack 2      # TIME-WAIT CLOSED
            """);
  }

  /** Whoever acknowledges a FIN has got it. */
  @Test
  void finThatWasNotCaptured() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 C FA 1 ack 1 lost
            +0.30 C FA 1 ack 1      # FIN-WAIT-1 CLOSE-WAIT
            +0.04 S A  1 ack 2      # FIN-WAIT-2 CLOSE-WAIT
            """);
  }

  /** A FIN beyond a gap has not arrived as far as its receiver is concerned. */
  @Test
  void finBeyondAGap() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 C PA 1:5 ack 1 lost
            +0.01 C FA 5 ack 1      # FIN-WAIT-1 ESTABLISHED
            +0.04 S A  1 ack 1      # FIN-WAIT-1 ESTABLISHED
            +0.30 C PA 1:5 ack 1    # FIN-WAIT-1 CLOSE-WAIT
            +0.04 S A  1 ack 6      # FIN-WAIT-2 CLOSE-WAIT
            """);
  }

  @Test
  void midStreamStart() throws IOException {
    check(
        """
        +0.00 C PA 1:5 ack 1    # ESTABLISHED ESTABLISHED
        +0.04 S A  1 ack 5      # ESTABLISHED ESTABLISHED
        +0.01 C FA 5 ack 1      # FIN-WAIT-1 CLOSE-WAIT
        +0.04 S FA 1 ack 6      # TIME-WAIT LAST-ACK
        +0.04 C A  6 ack 2      # TIME-WAIT CLOSED
        """);
  }

  // --- resets

  @Test
  void refused() throws IOException {
    check(
        """
        +0.00 C S  0            # SYN-SENT SYN-RECEIVED
        +0.01 S RA 0 ack 1      # CLOSED CLOSED
        """);
  }

  @Test
  void resetInSynReceived() throws IOException {
    check(
        """
        +0.00 C S  0            # SYN-SENT SYN-RECEIVED
        +0.04 S SA 0 ack 1      # ESTABLISHED SYN-RECEIVED
        +0.00 C R  1            # CLOSED CLOSED
        """);
  }

  @Test
  void resetAfterEachSegmentOfALife() throws IOException {
    String[] life = {
      "+0.01 C PA 1:5 ack 1    # ESTABLISHED ESTABLISHED\n",
      "+0.01 C FA 5 ack 1      # FIN-WAIT-1 CLOSE-WAIT\n",
      "+0.04 S A  1 ack 6      # FIN-WAIT-2 CLOSE-WAIT\n",
      "+0.01 S FA 1 ack 6      # TIME-WAIT LAST-ACK\n"
    };
    StringBuilder script = new StringBuilder(HANDSHAKE);
    for (String segment : life) {
      check(script + "+0.01 C RA 6 ack 2      # CLOSED CLOSED\n");
      check(script + "+0.01 S RA 2 ack 6      # CLOSED CLOSED\n");
      script.append(segment);
    }
  }

  @Test
  void resetInClosing() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 C FA 1 ack 1      # FIN-WAIT-1 CLOSE-WAIT
            +0.00 S FA 1 ack 1      # CLOSING CLOSING
            +0.02 C R  2            # CLOSED CLOSED
            """);
  }

  /** What comes late does not open a connection again; a SYN does. */
  @Test
  void stragglersAfterAReset() throws IOException {
    check(
        HANDSHAKE
            + """
            +0.01 C R  1            # CLOSED CLOSED
            +0.01 S PA 1:5 ack 1    # CLOSED CLOSED
            +0.01 S A  5 ack 1      # CLOSED CLOSED
            +0.01 C R  1            # CLOSED CLOSED
            +1.00 C S  0            # SYN-SENT SYN-RECEIVED
            """);
  }
}
