package inflight.scene.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.document.Capture;
import inflight.packet.index.FrameReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The sample with ARP, a ping, a datagram to a closed port, and a connection. */
class NeighboursTest {
  @Test
  void eachFrameBesideTcpIsExplainedWithItsOwnNumbers() throws IOException {
    try (Capture capture = load();
        FrameReader reader = capture.frameReader()) {
      assertEquals("Who has 192.0.2.80?", explain(reader, 1).title());
      assertTrue(explain(reader, 2).text().contains("00:00:5e:00:53:80"));
      assertEquals("A ping", explain(reader, 3).title());
      assertEquals("Answer to a ping", explain(reader, 4).title());
      assertTrue(explain(reader, 5).text().contains("17\u00a0bytes"), explain(reader, 5).text());
      assertEquals("Nobody listens on that port", explain(reader, 6).title());
      assertNull(explain(reader, 7), "a segment is explained elsewhere");
    }
  }

  private static Capture load() throws IOException {
    Capture capture = Capture.open(List.of(Path.of("sample-captures/arp-and-icmp.pcapng")));
    capture.load(Capture.Progress.NONE);
    return capture;
  }

  private static Explanation explain(FrameReader reader, int frame) throws IOException {
    return Neighbours.explain(reader.read(frame - 1), Locale.ENGLISH);
  }
}
