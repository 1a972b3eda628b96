package inflight.scene.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictProofTest {
  private static String text(String sample, int frame) {
    return VerdictProof.text(Traces.sample(sample).trace().ofRow(frame - 1));
  }

  private static void assertMatches(String pattern, String text) {
    assertTrue(text.matches(pattern), text);
  }

  @Test
  void everyVerdictHasAProof() {
    Segment s = Traces.sample("handshake-and-close").trace().segments().get(4);
    for (Verdict v : Verdict.values()) {
      String line = VerdictProof.text(Traces.with(s, Map.of("verdicts", v.bit())));
      assertTrue(line.startsWith(v.fieldName() + ": "), line);
      assertTrue(line.length() > v.fieldName().length() + 10, line);
      assertFalse(line.contains("{") || line.contains("\n"), line);
    }
    Segment all = Traces.with(s, Map.of("verdicts", Verdict.MASK));
    assertEquals(Verdict.values().length, VerdictProof.lines(all, Locale.ENGLISH).size());
    assertEquals("", VerdictProof.text(s));
  }

  @Test
  void proofsQuoteTheNumbersOfTheRule() {
    assertMatches(
        "retransmission: seq 96 < next 160; not fast: 0 duplicate ACKs \\(needs 2\\); not out of"
            + " order: (2\\d\\d\\.\\d{3}) ms since the highest number \\(needs less than"
            + " 4\\d\\.\\d{3} ms\\); \\1 ms since frame 6",
        text("retransmission-timeout", 9));
    assertMatches(
        "fast_retransmission: seq 160 < next 412; 3 duplicate ACKs \\(needs 2\\) of ack 160 = seq;"
            + " the last \\d\\.\\d{3} ms ago \\(less than 20 ms\\)",
        text("fast-retransmit", 17));
    assertEquals(
        "window_full: data to 1449 = last ACK 1 + window 1448 << 0", text("zero-window", 5));
    assertEquals("keep_alive: 0 bytes (0 or 1); seq 66 = next 67 - 1", text("keep-alive", 8));
  }
}
