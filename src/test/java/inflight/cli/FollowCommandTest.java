package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.Compiled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FollowCommandTest {
  private static final String HANDSHAKE =
      """
      +0.000 C S 0 win 1000
      +0.010 S SA 0 ack 1 win 1000
      +0.010 C A 1 ack 1 win 1000
      """;

  @TempDir private Path folder;

  private String sent(String notation, String side) throws IOException {
    Path file = Compiled.file(folder, notation);
    return Ran.inflight("follow", file, "--connection", 0, "--side", side, "--format", "raw").out();
  }

  /** What the client sent, the same with swapped sides and across the wrap. */
  private void assertClientSent(String expected, String notation) throws IOException {
    assertEquals(expected, sent(notation, "client"));
    assertEquals(expected, sent(Compiled.mirrored(notation), "client"));
  }

  @Test
  void bytesAreInTheOrderOfTheirNumbers() throws IOException {
    assertClientSent(
        "abcdefghij",
        HANDSHAKE
            + """
            +0.001 C PA 5:8 ack 1 win 1000 "efg"
            +0.001 C PA 1:5 ack 1 win 1000 "abcd"
            +0.001 C PA 8:11 ack 1 win 1000 "hij"
            """);
  }

  @Test
  void whatWasSentFirstIsKept() throws IOException {
    String notation =
        HANDSHAKE
            + """
            +0.001 C PA 1:4 ack 1 win 1000 "abc"
            +0.001 C PA 6:8 ack 1 win 1000 "fg"
            +0.300 C PA 1:10 ack 1 win 1000 "XbcdeYghi"
            """;
    assertClientSent("abcdefghi", notation);
    Path file = Compiled.file(folder, notation);
    Ran ran = Ran.inflight("follow", file, "--connection", 0, "--format", "raw");
    assertEquals(2, ran.err().lines().filter(l -> l.contains("but other ones")).count(), ran.err());
    assertEquals(0, ran.code());
  }

  @Test
  void theByteOfAKeepAliveIsNone() throws IOException {
    assertClientSent(
        "abcdef",
        HANDSHAKE
            + """
            +0.001 C PA 0:1 ack 1 win 1000 hex:00
            +0.001 C PA 1:4 ack 1 win 1000 "abc"
            +9.000 C A 3:4 ack 1 win 1000 hex:00
            +0.001 C PA 4:7 ack 1 win 1000 "def"
            """);
  }

  @Test
  void dataInASynBelongsToTheStream() throws IOException {
    assertClientSent(
        "abcdef",
        """
        +0.000 C S 0:3 win 1000 "abc"
        +0.010 S SA 0 ack 1 win 1000
        +0.010 C PA 1:7 ack 1 win 1000 "abcdef"
        """);
  }

  @Test
  void dataCapturedBeforeItsSynIsNotLost() throws IOException {
    assertEquals(
        "abcdef",
        sent(
            """
            +0.000 C PA 4:7 ack 1 win 1000 "def"
            +0.000 C PA 1:4 ack 1 win 1000 "abc"
            """,
            "client"));
  }

  @Test
  void zeroWindowProbesCarryBytesOfTheStream() throws IOException {
    assertClientSent(
        "abcdefg",
        HANDSHAKE
            + """
            +0.001 C PA 1:4 ack 1 win 1000 "abc"
            +0.001 S A 1 ack 4 win 0
            +0.200 C A 4:5 ack 1 win 1000 "d"
            +0.001 S A 1 ack 4 win 0
            +0.400 C A 4:5 ack 1 win 1000 "d"
            +0.001 S A 1 ack 5 win 900
            +0.001 C PA 5:8 ack 1 win 1000 "efg"
            """);
  }

  @Test
  void whatComesBehindTheFinOrInAResetIsNoData() throws IOException {
    assertClientSent(
        "abc",
        HANDSHAKE
            + """
            +0.001 C FPA 1:4 ack 1 win 1000 "abc"
            +0.001 C PA 5:8 ack 1 win 1000 "xyz"
            +0.001 C RA 5:9 ack 1 win 0 "why?"
            """);
  }

  @Test
  void gapsAreNamed() throws IOException {
    String notation =
        HANDSHAKE
            + """
            +0.001 C PA 3:6 ack 1 win 1000 "cde"
            +0.001 C PA 8:10 ack 1 win 1000 "hi"
            +0.001 C FA 12 ack 1 win 1000
            """;
    Path file = Compiled.file(folder, notation);
    Ran raw = Ran.inflight("follow", file, "--connection", 0, "--format", "raw");
    assertEquals("cdehi", raw.out());
    assertEquals("inflight: client: [2 bytes missing]\n".repeat(3), raw.err());
    String text = Ran.inflight("follow", file, "--connection", 0).ok().out();
    assertEquals(
        """
        # client: [2 bytes missing]
        > cde
        # client: [2 bytes missing]
        > hi
        # client: [2 bytes missing]
        """,
        text);
  }

  @Test
  void textNeverHoldsWhatATerminalWouldObey() throws IOException {
    String notation =
        HANDSHAKE
            + """
            +0.001 C PA 1:30 ack 1 win 1000 "GET / HTTP/1.1\\r\\n\\x1b[31m\\t\\r\\n\\r\\n\\x00\\xe2\\x80"
            +0.001 C PA 30:39 ack 1 win 1000 hex:ae2d2dc3a9ffe2821b
            +0.001 S PA 1:4 ack 9 win 1000 "ok\\r"
            """;
    Path file = Compiled.file(folder, notation);
    String text = Ran.inflight("follow", file, "--connection", 0).ok().out();
    assertEquals(
        """
        > GET / HTTP/1.1
        > \\x1b[31m\\t
        >\s
        > \\x00\\xe2\\x80\\xae--é\\xff\\xe2\\x82\\x1b
        < ok\\x0d
        """,
        text);
  }

  @Test
  void hexShowsOffsetsOfEachSide() throws IOException {
    String notation =
        HANDSHAKE
            + """
            +0.001 C PA 1:18 ack 1 win 1000 "0123456789abcdef\\n"
            +0.001 S PA 3:5 ack 18 win 1000 "ok"
            """;
    Path file = Compiled.file(folder, notation);
    assertEquals(
        """
        > 00000000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef
        > 00000010  0a                                               .
        # server: [2 bytes missing]
        < 00000002  6f 6b                                            ok
        """,
        Ran.inflight("follow", file, "--connection", 0, "--format", "hex").ok().out());
  }

  @Test
  void allWritesAFilePerSide() throws IOException {
    String second = "C 192.0.2.10:40001 iss 9\n" + HANDSHAKE;
    String notation =
        HANDSHAKE
            + "+0.001 C PA 1:4 ack 1 win 1000 \"abc\"\n"
            + second
            + "+0.001 S PA 1:4 ack 1 win 1000 \"xyz\"\n";
    Path file = Compiled.file(folder, notation);
    Path out = folder.resolve("new/streams");
    Ran.inflight("follow", file, "--all", "-o", out, "--format", "raw").ok();
    assertEquals("abc", Files.readString(out.resolve("connection-0-client.bin")));
    assertEquals("", Files.readString(out.resolve("connection-0-server.bin")));
    assertEquals("xyz", Files.readString(out.resolve("connection-1-server.bin")));
    Ran.inflight("follow", file, "--all", "-o", out).ok();
    assertEquals("> abc\n", Files.readString(out.resolve("connection-0.txt")));
    Files.createFile(folder.resolve("taken"));
    Ran.inflight("follow", file, "--all", "-o", folder.resolve("taken")).failed(1, "taken");
  }

  @Test
  void wrongUsageNamesWhatIsRight() throws IOException {
    Path file = Compiled.file(folder, HANDSHAKE);
    Ran.inflight("follow", file).failed(2, "--connection");
    Ran.inflight("follow", file, "--connection", 1).failed(2, "did you mean 0?");
    Ran.inflight("follow", file, "--connection", "x").failed(2, "'x'");
    Ran.inflight("follow", file, "--all").failed(2, "-o");
    Ran.inflight("follow", file, "--connection", 0, "--side", "left").failed(2, "CLIENT, SERVER");
  }

  @Test
  void anyCutAndOrderOfSegmentsGivesTheSentBytes() throws IOException {
    long seed = ThreadLocalRandom.current().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 25; round++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      String notation = "C 192.0.2.10:40000 iss " + (0xffff_ffffL - random.nextInt(300)) + "\n";
      notation += HANDSHAKE + segments(bytes, random);
      Path file = Compiled.file(folder, notation);
      Ran ran =
          Ran.inflight("follow", file, "--connection", 0, "--side", "client", "--format", "raw");
      assertArrayEquals(bytes, ran.bytes(), "seed " + seed + "\n" + notation);
      assertEquals("", ran.err(), "seed " + seed);
    }
  }

  /** The whole once in pieces, and some more pieces, in any order. */
  private static String segments(byte[] bytes, Random random) {
    List<String> segments = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int len = Math.min(bytes.length - at, 2 + random.nextInt(40));
      segments.add(segment(bytes, at, len));
      at += len;
    }
    for (int i = random.nextInt(10); i > 0 && bytes.length > 2; i--) {
      int at = random.nextInt(bytes.length - 2);
      segments.add(segment(bytes, at, 2 + random.nextInt(bytes.length - at - 1)));
    }
    java.util.Collections.shuffle(segments, random);
    return String.join("", segments);
  }

  private static String segment(byte[] bytes, int at, int len) {
    String hex = HexFormat.of().formatHex(bytes, at, at + len);
    return "+0.001 C A %d:%d ack 1 win 1000 hex:%s%n"
        .formatted(at + 1, at + len + 1, hex)
        .replace("\r", "");
  }

  /** Lines of the manifest that tell what a program sent. */
  static List<String[]> sentBytes() throws IOException {
    List<String[]> sent = new ArrayList<>();
    String file = "";
    for (String line : Files.readAllLines(Path.of("sample-captures/MANIFEST"))) {
      String[] words = line.split("\t");
      file = words[0].equals("file") ? words[1] : file;
      if (words[0].equals("sent")) {
        sent.add(new String[] {file, words[1], words[2], words[5], words[6]});
      }
    }
    return sent;
  }

  @Test
  void theManifestTellsWhatWasSent() throws IOException {
    assertTrue(sentBytes().size() >= 32);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("sentBytes")
  void rawIsExactlyWhatTheProgramSent(
      String sample, String connection, String side, int count, String hash)
      throws GeneralSecurityException {
    Ran ran =
        Ran.inflight(
            "follow",
            Path.of("sample-captures", sample),
            "--connection",
            connection,
            "--side",
            side,
            "--format",
            "raw");
    assertEquals(count, ran.bytes().length, ran.err());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(ran.bytes());
    assertEquals(hash, HexFormat.of().formatHex(digest));
    assertFalse(ran.err().contains("missing"), ran.err());
  }

  @Test
  void aConversationAlternates() throws IOException {
    String notation =
        HANDSHAKE
            + """
            +0.001 C PA 1:4 ack 1 win 1000 "abc"
            +0.001 S PA 1:4 ack 4 win 1000 "123"
            +0.001 C PA 4:7 ack 4 win 1000 "def"
            """;
    Path file = Compiled.file(folder, notation);
    assertEquals(
        "> abc\n< 123\n> def\n", Ran.inflight("follow", file, "--connection", 0).ok().out());
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(
        Ran.inflight("follow", file, "--connection", 0, "--format", "raw").ok().bytes());
    assertEquals("abc123def", both.toString(java.nio.charset.StandardCharsets.UTF_8));
  }
}
