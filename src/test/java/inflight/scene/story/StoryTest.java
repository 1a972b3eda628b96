package inflight.scene.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.scene.story.Traces.Loaded;
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

  @Test
  void ofManyFindingsOfAKindTheFirstIsToldAndTheOthersAreCounted() {
    Story story = story(Traces.sample("rto-backoff"));
    List<Story.Sentence> told =
        story.sentences().stream().filter(s -> s.text().startsWith("Retransmission by")).toList();
    assertEquals(1, told.size());
    assertTrue(told.getFirst().frames().containsAll(List.of(5, 7, 8, 9, 10)), told.toString());
    assertTrue(
        told.getFirst().text().replace('\u00a0', ' ').endsWith("3 more of this kind follow."));
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
