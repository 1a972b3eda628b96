package inflight.tcp.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.document.Capture;
import inflight.testing.Compiled;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncedTest {
  private static final int WITHOUT_SYN = Connection.SEEN_SYN_ACK | Connection.SEEN_ACK;
  private static final int WHOLE = WITHOUT_SYN | Connection.SEEN_SYN;

  @TempDir Path folder;

  /** A control connection with one line, and then the handshake of another connection. */
  private int completeness(String line, String client, String server) throws Exception {
    String script =
        """
        C 192.0.2.10:40000 iss 7
        S 192.0.2.20:21 iss 9
        +0.000 C S  0
        +0.001 S SA 0 ack 1
        +0.001 C A  1 ack 1
        +0.001 %s
        C %s iss 5
        S %s iss 4294967290
        +0.001 C S  0
        +0.001 S SA 0 ack 1
        +0.001 C A  1 ack 1
        """
            .formatted(line, client, server);
    try (Capture capture = Compiled.capture(folder, script)) {
      assertEquals(2, capture.connections().size());
      return capture.connections().get(1).completenessAtEnd();
    }
  }

  @Test
  void theServerOpensWhatPortNames() throws Exception {
    String line = "C PA 1 ack 1 \"PORT 192,0,2,10,156,65\\r\\n\"";
    assertEquals(WITHOUT_SYN, completeness(line, "192.0.2.20:20", "192.0.2.10:40001"));
    assertEquals(WHOLE, completeness(line, "192.0.2.20:22", "192.0.2.10:40001"), "another port");
  }

  @Test
  void theClientOpensWhatPasvWasAnsweredWith() throws Exception {
    String line = "S PA 1 ack 1 \"227 Passive (192,0,2,20,4,1).\\r\\n\"";
    assertEquals(WITHOUT_SYN, completeness(line, "192.0.2.10:40001", "192.0.2.20:1025"));
    assertEquals(WHOLE, completeness(line, "192.0.2.10:40001", "192.0.2.20:1026"), "another port");
    assertEquals(WHOLE, completeness(line, "192.0.2.11:40001", "192.0.2.20:1025"), "another host");
  }

  @Test
  void theClientOpensWhatEpsvWasAnsweredWith() throws Exception {
    String line = "S PA 1 ack 1 \"229 Extended (|||1025|)\\r\\n\"";
    assertEquals(WITHOUT_SYN, completeness(line, "192.0.2.10:40001", "192.0.2.20:1025"));
  }

  @Test
  void nonsenseAnnouncesNothing() throws Exception {
    for (String text :
        new String[] {
          "227 (1,2,3,4,5)", "229 (|||99999999999|)", "227", "229 (", "227 999999999999,1,1,1,1,1"
        }) {
      String line = "S PA 1 ack 1 \"" + text + "\\r\\n\"";
      assertEquals(WHOLE, completeness(line, "192.0.2.10:40001", "192.0.2.20:1025"), text);
    }
  }
}
