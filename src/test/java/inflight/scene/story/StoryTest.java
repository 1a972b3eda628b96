package inflight.scene.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.packet.wire.Tcp;
import inflight.scene.story.Traces.Loaded;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoryTest {
  private static Story story(Loaded l) {
    return Story.of(l.trace(), l.errors(), Locale.ENGLISH);
  }

  private static String text(String sample) {
    return story(Traces.sample(sample)).sentences().stream()
        .map(Story.Sentence::text)
        .collect(Collectors.joining(" "))
        .replace('\u00a0', ' ');
  }

  @TestFactory
  Stream<DynamicTest> everySampleIsToldInFiveToFifteenSentences() {
    return Traces.samples().stream()
        .map(
            l ->
                DynamicTest.dynamicTest(
                    l.name(),
                    () -> {
                      Story story = story(l);
                      int n = story.sentences().size();
                      assertTrue(n >= 5 && n <= 15, n + " sentences: " + story.sentences());
                      for (Story.Sentence s : story.sentences()) {
                        assertTrue(s.text().endsWith("."), s.text());
                        assertFalse(s.text().contains("{"), s.text());
                        for (int frame : s.frames()) {
                          assertTrue(l.trace().ofRow(frame - 1) != null, s.toString());
                        }
                      }
                    }));
  }

  /** Each segment with a verdict is in the finding of that verdict, and no other is. */
  @TestFactory
  Stream<DynamicTest> findingsHoldTheFramesOfTheirVerdicts() {
    return Traces.samples().stream()
        .map(
            l ->
                DynamicTest.dynamicTest(
                    l.name(),
                    () -> {
                      List<Finding> findings = story(l).findings();
                      for (Verdict v : Verdict.values()) {
                        for (boolean client : new boolean[] {true, false}) {
                          assertEquals(
                              frames(l, v, client), found(findings, v.fieldName(), client), "" + v);
                        }
                      }
                    }));
  }

  /** A SYN that is sent again has a finding of its own. */
  private static List<Integer> frames(Loaded l, Verdict v, boolean client) {
    return l.trace().segments().stream()
        .filter(s -> s.is(v) && s.fromClient() == client && !s.quoted())
        .filter(s -> v != Verdict.RETRANSMISSION || !s.has(Tcp.SYN) || s.has(Tcp.ACK))
        .map(Segment::frameNumber)
        .toList();
  }

  private static List<Integer> found(List<Finding> findings, String rule, boolean client) {
    return findings.stream()
        .filter(f -> f.rule().equals(rule) && f.fromClient() == client)
        .flatMap(f -> f.frames().stream())
        .toList();
  }

  @Test
  void findingsQuoteTheirNumbers() {
    Finding f = story(Traces.sample("rto-backoff")).findings().getFirst();
    assertEquals("retransmission", f.rule());
    assertEquals(List.of(7, 8, 9, 10), f.frames());
    assertEquals(4, f.numbers().get("count"));
    assertEquals(4 * 42L, f.numbers().get("bytes"));
    Loaded l = Traces.sample("rto-backoff");
    long longest = l.trace().ofRow(9).tsNanos() - l.trace().ofRow(8).tsNanos();
    assertEquals(longest / 1e6, f.numbers().get("longest_wait_ms").doubleValue(), 1e-6);
    assertTrue(f.text().contains(Words.time(longest)), f.text());
  }

  @Test
  void openingAndClosingAreTold() {
    String whole = text("handshake-and-close");
    assertTrue(whole.contains("They connect with SYN, SYN ACK and ACK in 4"), whole);
    assertTrue(whole.contains("66 bytes in 1 segment"), whole);
    assertTrue(whole.contains("The client closes first"), whole);
    assertTrue(whole.contains("four segments"), whole);
    assertTrue(text("three-segment-close").contains("three segments"));
    assertTrue(text("simultaneous-close").contains("simultaneous close"));
    assertTrue(text("half-close").contains("half-close"));
    assertTrue(text("never-closed").contains("the FIN of the server never comes"));
    assertTrue(text("port-reuse").contains("The server closes first"));
  }

  @Test
  void whatFailedIsTold() {
    assertTrue(text("rst-refused").contains("nobody listens"));
    assertTrue(text("filtered-port").contains("Nobody answers"));
    assertTrue(text("filtered-port").contains("nothing was heard of the server"));
    assertTrue(text("syn-lost").contains("only after 2 SYNs"));
    assertTrue(text("rst-injected").contains("TTL 255"));
  }
}
