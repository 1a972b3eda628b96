package inflight.scene.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.packet.wire.Tcp;
import inflight.scene.story.Traces.Loaded;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {
  private static Explanation explain(Loaded l, int frame) {
    return l.explainer().explain(l.trace().ofRow(frame - 1));
  }

  /** Asserts that a text holds all of these, with ordinary spaces for no-break ones. */
  private static void assertSays(String text, String... parts) {
    String plain = text.replace('\u00a0', ' ');
    for (String part : parts) {
      assertTrue(plain.contains(part), "'" + part + "' in: " + plain);
    }
  }

  private static String raw(int seq) {
    return Words.raw(seq).replace('\u00a0', ' ');
  }

  /** From one frame to another, as texts write it. */
  private static String time(Loaded l, int from, int to) {
    long nanos = l.trace().ofRow(to - 1).tsNanos() - l.trace().ofRow(from - 1).tsNanos();
    return Words.time(nanos).replace('\u00a0', ' ');
  }

  @TestFactory
  Stream<DynamicTest> everySegmentOfEverySampleIsExplainedWithItsOwnNumbers() {
    return Traces.samples().stream()
        .map(
            l ->
                DynamicTest.dynamicTest(
                    l.name(),
                    () -> {
                      for (Segment s : l.trace().segments()) {
                        Explanation e = l.explainer().explain(s);
                        assertSound(l, s, e);
                        assertOwnNumbers(s, e);
                      }
                    }));
  }

  private static void assertSound(Loaded l, Segment s, Explanation e) {
    String where = l.name() + " frame " + s.frameNumber() + ": " + e;
    assertFalse(e.title().isBlank() || e.title().endsWith("."), where);
    assertTrue(e.text().endsWith("."), where);
    assertFalse((e.title() + e.text()).matches("(?s).*[{}].*"), where);
    assertFalse(e.text().contains("  "), where);
    for (int frame : e.frames()) {
      assertTrue(frame != s.frameNumber() && l.trace().ofRow(frame - 1) != null, where);
    }
  }

  private static void assertOwnNumbers(Segment s, Explanation e) {
    String all = e.title() + " " + e.text();
    if (s.quoted() || s.has(Tcp.SYN) && s.verdicts() == 0) {
      assertSays(all, raw(s.seqRaw()));
    } else if (s.len() > 0 && !s.is(Verdict.LOST_SEGMENT) && !s.has(Tcp.RST)) {
      assertSays(all.replace("to the last bit", ""), numbers(s));
    } else if (s.pureAck() && (s.verdicts() & Verdict.KEEP_ALIVE.bit()) == 0) {
      boolean ack = all.contains(Words.number(s.ack())) || all.contains(Words.number(s.ack() - 1));
      assertTrue(ack || all.contains(Words.raw(s.ackRaw())) || s.is(Verdict.WINDOW_UPDATE), all);
    }
  }

  /** A late original says which gap it fills, all else which bytes it carries. */
  private static String[] numbers(Segment s) {
    String range = Words.range(s.seq(), s.seq() + s.len()).replace('\u00a0', ' ');
    boolean late = s.is(Verdict.FAST_RETRANSMISSION) || s.is(Verdict.OUT_OF_ORDER);
    return late || s.is(Verdict.SPURIOUS_RETRANSMISSION) ? new String[0] : new String[] {range};
  }

  /** Client and server change places, and nothing else in the text does. */
  @TestFactory
  Stream<DynamicTest> aMirroredConnectionIsExplainedAlike() {
    return Traces.samples().stream()
        .map(
            l ->
                DynamicTest.dynamicTest(
                    l.name(),
                    () -> {
                      var mirrored = Traces.mirrored(l.trace());
                      Explainer other = new Explainer(mirrored, l.errors(), Locale.ENGLISH);
                      for (int i = 0; i < mirrored.segments().size(); i++) {
                        Segment s = l.trace().segments().get(i);
                        if (!(s.has(Tcp.SYN) && s.has(Tcp.ACK))) { // whose MSS is whose
                          assertEquals(
                              swapped(l.explainer().explain(s)),
                              l(other.explain(mirrored.segments().get(i))),
                              "frame " + s.frameNumber());
                        }
                      }
                    }));
  }

  private static String swapped(Explanation e) {
    return l(e).replace("client", "\0").replace("server", "client").replace("\0", "server");
  }

  private static String l(Explanation e) {
    return e.toString().toLowerCase(Locale.ROOT);
  }

  @Test
  void theHandshakeShowsItsArithmetic() {
    Loaded l = Traces.sample("handshake-and-close");
    int iss = l.trace().clientIss();
    int peer = l.trace().serverIss();
    assertSays(explain(l, 1).text(), raw(iss), "1460 bytes (MSS)", "units of 1024 bytes");
    Explanation synAck = explain(l, 2);
    assertSays(synAck.text(), raw(iss) + " + 1 = " + raw(iss + 1), raw(peer), time(l, 1, 2));
    assertSays(synAck.text(), "near the client");
    assertSays(explain(l, 3).text(), raw(peer) + " + 1 = " + raw(peer + 1), time(l, 1, 3));
    assertEquals("RFC 9293 §3.5", synAck.rfc());
    assertEquals(Severity.GOOD, synAck.severity());
  }

  @Test
  void theFourStepsOfClosingAreToldApart() {
    Loaded l = Traces.sample("handshake-and-close");
    assertSays(explain(l, 8).text(), "number 67", "will be 68", "FIN-WAIT-1");
    assertSays(explain(l, 9).text(), "67 + 1 = 68", "frame 8", "FIN-WAIT-2", time(l, 8, 9));
    assertSays(explain(l, 10).text(), "number 130", "LAST-ACK");
    assertSays(explain(l, 11).text(), "130 + 1 = 131", "TIME-WAIT");
    Loaded three = Traces.sample("three-segment-close");
    assertSays(explain(three, 9).text(), "three segments");
    Loaded crossing = Traces.sample("simultaneous-close");
    assertSays(explain(crossing, 9).text(), "its ack is 67, not 68", "CLOSING");
    Loaded half = Traces.sample("half-close");
    assertSays(explain(half, 8).text(), "half-closed", "frame 5");
  }

  @Test
  void lossesAreToldApart() {
    Loaded timeout = Traces.sample("retransmission-timeout");
    Explanation e = explain(timeout, 9);
    assertSays(e.title(), "Tail loss probe");
    assertSays(
        e.text(), "bytes 96…159", time(timeout, 8, 9), "or its retransmission timer", "possible");
    Loaded fast = Traces.sample("fast-retransmit");
    assertSays(explain(fast, 16).text(), "third repetition", "frame 13", "bytes 229…411");
    assertSays(explain(fast, 17).text(), "3 duplicate ACKs", "bytes 160…228", "frame 16");
    Loaded doubling = Traces.sample("rto-backoff");
    assertSays(explain(doubling, 9).title(), "timeout");
    assertSays(explain(doubling, 9).text(), "try 4", time(doubling, 8, 9), "1.9 times the wait");
    Loaded spurious = Traces.sample("spurious-retransmission");
    assertSays(explain(spurious, 10).text(), "for nothing", "D-SACK of frame 11", "bytes 96…159");
    Loaded twice = Traces.sample("duplicate");
    assertSays(explain(twice, 10).title(), "twice");
    assertSays(explain(twice, 11).text(), "D-SACK", "96…159");
  }

  @Test
  void whereWiresharksLabelMisleadsBothAreSaid() {
    Loaded late = Traces.sample("reordering");
    assertSays(explain(late, 12).title(), "Late, not lost");
    assertSays(explain(late, 12).text(), "overtook", "Wireshark calls it Fast retransmission");
    Loaded closed = Traces.sample("zero-window");
    assertSays(explain(closed, 8).title(), "Zero-window probe");
    assertSays(explain(closed, 8).text(), "keep-alive", "frame 7", time(closed, 7, 8));
    Loaded damaged = Traces.sample("bad-checksum");
    assertSays(explain(damaged, 15).text(), "second copy", "Wireshark calls it Out of order");
    Loaded crossing = Traces.sample("simultaneous-open");
    assertSays(explain(crossing, 3).text(), "retransmission", "nothing was lost");
  }

  @Test
  void windowsAndKeepAlivesAreToldApart() {
    Loaded l = Traces.sample("zero-window");
    assertSays(explain(l, 5).text(), "1448 bytes", "has to wait");
    assertSays(explain(l, 7).text(), "window 0", "byte 1448");
    assertSays(explain(l, 12).text(), "724 bytes", time(l, 7, 12), "frame 7");
    Loaded alive = Traces.sample("keep-alive");
    assertSays(explain(alive, 8).text(), time(alive, 7, 8), "number 66", "the 67 that is due");
    assertSays(explain(alive, 9).text(), "frame 8", time(alive, 8, 9));
    Loaded dead = Traces.sample("keep-alive-lost");
    assertSays(explain(dead, 10).text(), "2 probes");
    assertSays(explain(dead, 11).text(), "3 keep-alive probes", time(dead, 6, 11));
  }

  @Test
  void aResetNamesItsLikelyReasonWithTheEvidence() {
    assertSays(explain(Traces.sample("rst-refused"), 2).title(), "refused");
    assertSays(explain(Traces.sample("rst-unread-data"), 6).text(), "67 bytes", "likely");
    assertSays(explain(Traces.sample("rst-linger"), 8).text(), "SO_LINGER", "129 bytes");
    assertSays(explain(Traces.sample("rst-injected"), 5).text(), "TTL 255", "64", "likely");
    assertSays(explain(Traces.sample("half-open"), 9).text(), "half-open", "frame 8");
    assertSays(explain(Traces.sample("deadlock"), 20).text(), "window 0 in frame 18");
  }

  @Test
  void whatASegmentSaysBesidesIsSaid() {
    assertSays(explain(Traces.sample("ecn"), 1).text(), "(ECN)");
    assertSays(explain(Traces.sample("ecn"), 10).text(), "CE");
    assertSays(explain(Traces.sample("ecn"), 11).text(), "ECE echoes");
    assertSays(explain(Traces.sample("ecn"), 14).text(), "CWR says");
    assertSays(explain(Traces.sample("fast-open"), 1).text(), "Fast Open cookie");
    assertSays(explain(Traces.sample("urgent"), 5).text(), "byte 13");
    assertSays(explain(Traces.sample("mptcp"), 1).text(), "Multipath TCP");
    assertSays(explain(Traces.sample("nagle"), 6).text(), "Nagle", "frame 5", "not proven");
    assertSays(explain(Traces.sample("path-mtu"), 7).text(), "192.0.2.1", "1000 bytes", "frame 4");
    assertSays(explain(Traces.sample("path-mtu"), 8).text(), "frame 7");
    Loaded lost = Traces.sample("syn-lost");
    assertSays(explain(lost, 2).text(), time(lost, 1, 2), "frame 1");
  }

  /** No verdict may be passed over in silence, whatever else a segment is. */
  @Test
  void everyVerdictIsSpokenOf() {
    Loaded l = Traces.sample("handshake-and-close");
    for (Verdict v : Verdict.values()) {
      for (int i = 0; i < l.trace().segments().size(); i++) {
        var segments = new java.util.ArrayList<>(l.trace().segments());
        Segment plain = segments.get(i);
        Segment judged = Traces.with(plain, Map.of("verdicts", v.bit()));
        segments.set(i, judged);
        var trace = Traces.with(l.trace(), Map.of("segments", java.util.List.copyOf(segments)));
        Explanation e = new Explainer(trace, Locale.ENGLISH).explain(judged);
        assertSound(l, judged, e);
        if (!plain.has(Tcp.SYN)) {
          String before = l.explainer().explain(plain).text();
          assertFalse(e.text().equals(before), v + " in frame " + plain.frameNumber());
        }
      }
    }
  }

  @Test
  void aSegmentOfAnotherConnectionIsRefused() {
    Segment s = Traces.sample("handshake-and-close").trace().segments().getFirst();
    Segment stranger = Traces.with(s, Map.of("row", 4711));
    Explainer explainer = Traces.sample("http").explainer();
    assertThrows(IllegalArgumentException.class, () -> explainer.explain(stranger));
  }

  /** Whatever comes, there is a text without holes, and it speaks of frames that exist. */
  @Test
  void anythingCanBeExplained(@TempDir Path folder) throws IOException {
    Set<Verdict> met = new HashSet<>();
    for (long seed = 1; seed <= 60; seed++) {
      for (Loaded l : Traces.load(Traces.anything(folder, seed, 120))) {
        for (Segment s : l.trace().segments()) {
          Loaded named = new Loaded("seed " + seed, l.trace(), l.errors(), l.explainer());
          assertSound(named, s, l.explainer().explain(s));
          VerdictProof.text(s);
          Stream.of(Verdict.values()).filter(s::is).forEach(met::add);
        }
        Story story = Story.of(l.trace(), l.errors(), Locale.ENGLISH);
        assertFalse(story.sentences().isEmpty(), "seed " + seed);
      }
    }
    assertEquals(Set.of(Verdict.values()), met, "the made-up captures meet every verdict");
  }
}
