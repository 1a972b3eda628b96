package inflight.lab.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inflight.packet.wire.TcpOptions;
import inflight.tcp.connection.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notation prints and parses back to itself; errors name their place. */
class ScriptTest {
  private static final String EXAMPLE =
      """
      C 192.0.2.10:40000 iss 4294967290
      S [2001:db8::20]:80 iss 7
      link ethernet mtu 1500
      start 1767225600.000000000

      # the handshake
      +0.000 C S 0 win 64240 <mss 1460,sackOK,ts 1/0,wscale 7>
      +0.040 S SA 0 ack 1 win 65160 <mss 1460,sackOK,ts 9/1,wscale 7>
      -0.001 C A 1 ack 1 win 502
      +0.001 C PA 1:1461 ack 1 win 502 ect0 ttl 63 id 12 lost  # gone
      +0.000000001 C PAe 1:9 ack 1 win 502 "abcd\\"\\n\\x00é" badsum
      """
          .replace("é", "\\xe9");

  @Test
  void printsWhatItParsed() throws ScriptException {
    assertEquals(EXAMPLE, Script.parse(EXAMPLE).text());
  }

  @Test
  void spacesAndCommentsDoNotMatter() throws ScriptException {
    String tight = "+0.001 C A 1 ack 1 win 502\n";
    assertEquals(tight, Script.parse("  +0.001\tC  A  1   ack 1\twin 502  \r\n").text());
    assertEquals("", Script.parse("").text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello                              | 1 |  1 | a line begins with
          +0.001 X A 1 ack 1                 | 1 |  8 | the sender is wanted
          +0.001 C Q 1                       | 1 | 10 | flags are letters
          +0.001 C AA 1                      | 1 | 11 | flags are letters
          +0.001 C A 1                       | 1 | 13 | wants ack
          +0.001 C A 1:0 ack 1               | 1 | 14 | a number from 1 to 65536
          +0.001 C A 1:x ack 1               | 1 | 14 | a number from
          +0.001 C A 1 ack 1 win 65536       | 1 | 24 | a number from 0 to 65535
          +0.001 C A 1 ack 1 win 1 win 2     | 1 | 26 | one win already
          +0.001 C A 1:3 ack 1 "abc"         | 1 | 22 | the payload has 3 bytes, but
          +0.001 C A 1 ack 1 "abc            | 1 | 20 | no closing
          +0.001 C A 1 ack 1 "a\\q"          | 1 | 22 | escapes are
          +0.001 C A 1 ack 1 <mss 1,ts 2>    | 1 | 30 | VALUE/ECHO
          +0.001 C A 1 ack 1 <mss 70000>     | 1 | 25 | a number from 0 to 65535
          +0.001 C A 1 ack 1 hex:012         | 1 | 24 | pairs of hexadecimal
          +0.001 C A 1 ack 1 turbo           | 1 | 20 | not 'turbo'
          +0,001 C A 1 ack 1                 | 1 |  2 | seconds are wanted
          start 9223372036.9                 | 1 |  7 | at most 9223372036.854775807
          C 192.0.2.300:1 iss 0              | 1 |  3 | an address is wanted
          C 2001:db8::1:1 iss 0              | 1 |  3 | an address is wanted
          C 192.0.2.3:1                      | 1 | 14 | iss and the initial
          link token mtu 1500                | 1 |  6 | ethernet or raw
          """)
  void anErrorNamesLineAndColumn(String text, int line, int column, String problem) {
    ScriptException e = assertThrows(ScriptException.class, () -> Script.parse("# one\n\n" + text));
    assertEquals(line + 2 + ":" + column, e.line() + ":" + e.column(), e.getMessage());
    assertEquals(true, e.getMessage().contains(problem), e.getMessage());
  }

  @Test
  void anyScriptParsesBackToItself() throws IOException {
    long seed = ThreadLocalRandom.current().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      Script script = random(random);
      assertEquals(script, Script.parse(script.text()), "seed " + seed + "\n" + script.text());
    }
  }

  @Test
  void theSameScriptGivesTheSameBytes() throws IOException {
    assertArrayEquals(
        compiled(EXAMPLE.replace("S [2001:db8::20]:80", "S 192.0.2.20:80")),
        compiled(EXAMPLE.replace("S [2001:db8::20]:80", "S 192.0.2.20:80")));
  }

  @Test
  void whatNoPacketCanHoldIsAnErrorOfItsLine() {
    ScriptException mixed = assertThrows(ScriptException.class, () -> compiled(EXAMPLE));
    assertEquals(7, mixed.line(), mixed.getMessage());
    ScriptException big =
        assertThrows(ScriptException.class, () -> compiled("\n+0.000 C A 1:1462 ack 1 win 1\n"));
    assertEquals(
        "line 2, column 1: the packet has 1501 bytes, the link takes 1500", big.getMessage());
  }

  private static byte[] compiled(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScriptCompiler.write(Script.parse(text), out);
    return out.toByteArray();
  }

  private static Script random(Random r) {
    List<Script.Line> lines = new ArrayList<>();
    for (int i = r.nextInt(12); i >= 0; i--) {
      lines.add(
          switch (r.nextInt(10)) {
            case 0 -> new Script.Comment(r.nextBoolean() ? "" : "some # words");
            case 1 -> new Script.Address(r.nextBoolean(), endpoint(r), r.nextInt() & 0xffff_ffffL);
            case 2 -> new Script.Link(r.nextBoolean(), 68 + r.nextInt(9000));
            case 3 -> new Script.Start(r.nextLong(Long.MAX_VALUE));
            case 4 -> new Script.Datagram(delta(r), r.nextBoolean(), payload(r, r.nextInt(9)), "");
            default -> segment(r);
          });
    }
    return new Script(lines);
  }

  private static Script.Segment segment(Random r) {
    int len = r.nextInt(3) == 0 ? r.nextInt(20) : 0;
    int flags = r.nextInt(1 << 12);
    boolean acks = (flags & 0x10) != 0 || r.nextInt(4) == 0;
    return new Script.Segment(
        delta(r),
        r.nextBoolean(),
        flags,
        r.nextLong(-5, 1L << 40),
        len,
        acks ? r.nextLong(-5, 1L << 40) : Script.NONE,
        acks ? 0 : r.nextInt(2) * 4_000_000_000L,
        r.nextInt(1 << 16),
        r.nextInt(2) * 7,
        options(r),
        r.nextBoolean() ? payload(r, len) : null,
        r.nextInt(4),
        r.nextBoolean() ? Script.NONE : r.nextInt(256),
        r.nextBoolean() ? Script.NONE : r.nextInt(1 << 16),
        r.nextBoolean(),
        r.nextBoolean(),
        r.nextBoolean() ? "" : "12 Retransmission: seq 5 < next 9");
  }

  private static long delta(Random r) {
    return r.nextBoolean()
        ? r.nextInt(2000) * 1_000_000L
        : r.nextLong(-1_000_000_000_000L, 1L << 50);
  }

  private static Endpoint endpoint(Random r) {
    int port = r.nextInt(1 << 16);
    return r.nextBoolean()
        ? new Endpoint(0, r.nextInt() & 0xffff_ffffL, false, port)
        : new Endpoint(r.nextLong(), r.nextLong() & -r.nextInt(2), true, port);
  }

  private static Script.Payload payload(Random r, int len) {
    byte[] bytes = new byte[len];
    r.nextBytes(bytes);
    for (int i = 0; i < len && r.nextInt(5) > 0; i++) {
      bytes[i] = (byte) "ab \"\\#<>\n\t\r\0".charAt(r.nextInt(12));
    }
    return new Script.Payload(bytes);
  }

  private static Options options(Random r) {
    List<Options.Option> list = new ArrayList<>();
    int left = r.nextInt(4);
    while (left-- > 0) {
      list.add(
          switch (r.nextInt(8)) {
            case 0 -> new Options.Known(TcpOptions.MSS, r.nextInt(1 << 16), 0);
            case 1 -> new Options.Known(TcpOptions.WINDOW_SCALE, r.nextInt(256), 0);
            case 2 -> new Options.Known(TcpOptions.SACK_PERMITTED, 0, 0);
            case 3 ->
                new Options.Known(TcpOptions.TIMESTAMPS, r.nextInt() & 0xffff_ffffL, r.nextInt(9));
            case 4 -> new Options.Known(TcpOptions.NOP, 0, 0);
            case 5 -> new Options.Sack(List.of(r.nextLong(1L << 33), r.nextLong(1L << 33)));
            case 6 -> new Options.Bytes(2 + r.nextInt(254), payload(r, r.nextInt(6)));
            default -> new Options.Known(TcpOptions.EOL, 0, 0);
          });
    }
    if (r.nextInt(9) == 0) {
      list = List.of(new Options.Bytes(Options.Bytes.WHOLE, payload(r, 4)));
    }
    Options options = new Options(list);
    return options.encode(0).length > Options.MAX_LEN ? Options.NONE : options;
  }
}
