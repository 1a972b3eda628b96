package inflight.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The columns against a slow count over all segments, and biographies against their letters. */
class ConnectionStatisticsTest {
  @TempDir private Path folder;

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sample-captures"))) {
      return files.filter(f -> f.toString().endsWith(".pcapng")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void countsWhatASlowCountFinds(Path sample) throws IOException {
    try (Capture capture = Compiled.load(sample)) {
      ConnectionStatistics s = capture.statistics();
      assertEquals(capture.connections().size(), s.size());
      for (int n = 0; n < s.size(); n++) {
        check(s, n, capture.trace(n).segments());
      }
    }
  }

  private static void check(ConnectionStatistics s, int n, List<Segment> all) {
    List<Segment> segments = all.stream().filter(x -> !x.quoted()).toList();
    assertEquals(count(all, Segment::fromClient), s.clientFrames(n));
    assertEquals(count(all, x -> !x.fromClient()), s.serverFrames(n));
    assertEquals(bytes(segments, true), s.clientBytes(n));
    assertEquals(bytes(segments, false), s.serverBytes(n));
    assertEquals(count(segments, Segment::retransmission), s.retransmissions(n));
    assertEquals(count(segments, x -> x.is(Verdict.DUPLICATE_ACK)), s.duplicateAcks(n));
    assertEquals(count(segments, x -> x.is(Verdict.OUT_OF_ORDER)), s.outOfOrder(n));
    assertEquals(count(segments, x -> x.is(Verdict.ZERO_WINDOW)), s.zeroWindows(n));
    assertEquals(count(segments, x -> x.has(Tcp.RST)), s.resets(n));
    assertEquals(biography(segments), s.biography(n));
    List<Long> rtts = new ArrayList<>();
    segments.stream().map(Segment::ackRttNanos).filter(x -> x != 0).forEach(rtts::add);
    checkRtts(s, n, rtts);
  }

  private static void checkRtts(ConnectionStatistics s, int n, List<Long> rtts) {
    if (rtts.isEmpty()) {
      assertEquals(ConnectionStatistics.NO_RTT, s.rttMedianNanos(n));
      return;
    }
    Collections.sort(rtts);
    assertEquals(rtts.getFirst(), s.rttMinNanos(n));
    assertEquals(rtts.getLast(), s.rttMaxNanos(n));
    long high = rtts.get(rtts.size() / 2);
    long low = rtts.get((rtts.size() - 1) / 2);
    assertEquals(low + (high - low) / 2, s.rttMedianNanos(n));
  }

  private static int count(List<Segment> segments, java.util.function.Predicate<Segment> which) {
    return (int) segments.stream().filter(which).count();
  }

  private static long bytes(List<Segment> segments, boolean ofClient) {
    return segments.stream().filter(s -> s.fromClient() == ofClient).mapToLong(Segment::len).sum();
  }

  private static String biography(List<Segment> segments) {
    StringBuilder text = new StringBuilder();
    for (Segment s : segments) {
      String letters = "";
      letters += s.has(Tcp.SYN) ? s.has(Tcp.ACK) ? "h" : "s" : "";
      letters += s.pureAck() ? "a" : "";
      letters += s.len() > 0 ? "d" : "";
      letters += s.has(Tcp.FIN) ? "f" : "";
      letters += s.has(Tcp.RST) ? "r" : "";
      letters += s.retransmission() ? "t" : "";
      letters += s.is(Verdict.OUT_OF_ORDER) ? "o" : "";
      letters += s.is(Verdict.LOST_SEGMENT) ? "g" : "";
      letters += s.is(Verdict.ZERO_WINDOW) ? "w" : "";
      letters += s.is(Verdict.KEEP_ALIVE) ? "k" : "";
      letters += s.has(Tcp.ECE) && !s.has(Tcp.SYN) ? "e" : "";
      letters = s.fromClient() ? letters.toUpperCase(Locale.ROOT) : letters;
      for (char letter : letters.toCharArray()) {
        if (text.indexOf(String.valueOf(letter)) < 0) {
          text.append(letter);
        }
      }
    }
    return text.toString();
  }

  @Test
  void everyLetterOfBothSidesFits() {
    long[] words = new long[2];
    int seen = 0;
    StringBuilder expected = new StringBuilder();
    List<Integer> order = new ArrayList<>();
    for (int letter = 0; letter < 2 * Biography.KINDS; letter++) {
      order.add(letter);
    }
    long seed = ThreadLocalRandom.current().nextLong();
    Collections.shuffle(order, new Random(seed));
    for (int letter : order) {
      Biography.append(words, 0, seen, 1 << letter);
      seen |= 1 << letter;
      char c = Biography.LETTERS.charAt(letter % Biography.KINDS);
      expected.append(letter < Biography.KINDS ? Character.toUpperCase(c) : c);
      assertEquals(expected.toString(), Biography.text(words[0], words[1], seen), "seed " + seed);
    }
  }

  @Test
  void medianAgreesWithSorting() {
    long seed = ThreadLocalRandom.current().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      long[] values = new long[1 + random.nextInt(30)];
      List<Long> sorted = new ArrayList<>();
      RttSamples samples = new RttSamples();
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextBoolean() ? random.nextInt(5) + 1 : random.nextLong(1L << 40) - 9;
        sorted.add(values[i]);
        samples.add(0, values[i]);
        samples.add(2, 1);
      }
      Collections.sort(sorted);
      RttSummary summary = samples.summarize(3);
      long high = sorted.get(values.length / 2);
      long low = sorted.get((values.length - 1) / 2);
      String message = "seed " + seed + " " + sorted;
      assertEquals(sorted.getFirst(), summary.min(0), message);
      assertEquals(low + (high - low) / 2, summary.median(0), message);
      assertEquals(sorted.getLast(), summary.max(0), message);
      assertEquals(ConnectionStatistics.NO_RTT, summary.median(1), message);
    }
  }

  @Test
  void oneOfTheSamplesHasQuotedSegments() throws IOException {
    try (Capture capture = Compiled.load(Path.of("sample-captures/path-mtu.pcapng"))) {
      List<Segment> quoted = capture.trace(0).segments().stream().filter(Segment::quoted).toList();
      assertEquals(false, quoted.isEmpty());
    }
  }

  @Test
  void theServerIsLowerCaseWhoeverCameFirst() throws IOException {
    String text =
        """
        +0.000 S SA 0 ack 1 win 100
        +0.001 C A 1 ack 1 win 100
        +0.001 C PAE 1:6 ack 1 win 100
        +0.001 S R 1 win 0
        """;
    try (Capture capture = Compiled.capture(folder, text)) {
      assertEquals("hADEr", capture.statistics().biography(0));
    }
    try (Capture capture = Compiled.capture(folder, Compiled.mirrored(text))) {
      assertEquals("hADEr", capture.statistics().biography(0));
    }
  }
}
