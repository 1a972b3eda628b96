package inflight.tcp.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.document.Capture;
import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One word for the state of a connection, as its segments come in one by one. */
class ConnectionStateTest {
  private static final String[] LIFE = {
    "+0.000 C S 0 win 100",
    "+0.001 S SA 0 ack 1 win 100",
    "+0.001 C A 1 ack 1 win 100",
    "+0.001 C PA 1:6 ack 1 win 100",
    "+0.001 C FA 6 ack 1 win 100",
    "+0.001 S A 1 ack 7 win 100",
    "+0.001 S FA 1 ack 7 win 100",
    "+0.001 C A 7 ack 2 win 100",
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, SYN-SENT",
    "2, SYN-RECEIVED",
    "3, ESTABLISHED",
    "4, ESTABLISHED",
    "5, FIN-WAIT-1",
    "6, FIN-WAIT-2",
    "7, LAST-ACK",
    "8, CLOSED"
  })
  void followsAConnectionThroughItsLife(int segments, String state) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < segments; i++) {
      text.append(LIFE[i]).append('\n');
    }
    assertEquals(state, state(text.toString()));
    assertEquals(state, state(Compiled.mirrored(text.toString())));
    assertEquals("RESET", state(text + "+0.001 S RA 1 ack 7 win 0\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSING, LAST_ACK, LAST_ACK",
    "CLOSING, TIME_WAIT, CLOSING",
    "FIN_WAIT_2, CLOSE_WAIT, FIN_WAIT_2",
    "TIME_WAIT, TIME_WAIT, CLOSED",
    "CLOSED, TIME_WAIT, CLOSED",
    "CLOSED, CLOSED, CLOSED",
    "LISTEN, SYN_SENT, SYN_SENT"
  })
  void theStateThatNamesWhatIsMissingCounts(TcpState one, TcpState other, TcpState expected) {
    assertEquals(expected, ConnectionState.of(one, other));
    assertEquals(expected, ConnectionState.of(other, one));
  }

  private String state(String notation) throws IOException {
    try (Capture capture = Compiled.capture(folder, notation)) {
      return ConnectionState.of(capture.connections().get(0));
    }
  }
}
