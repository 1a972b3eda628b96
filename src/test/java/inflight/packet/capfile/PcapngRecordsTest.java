package inflight.packet.capfile;

import static inflight.packet.capfile.CaptureBytes.SIXTY;
import static inflight.packet.capfile.CaptureBytes.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks that are frames and no packets; what is expected here is what tshark 4.0.17 lists. */
class PcapngRecordsTest {
  private enum Order {
    LITTLE(ByteOrder.LITTLE_ENDIAN),
    BIG(ByteOrder.BIG_ENDIAN);

    final ByteOrder order;

    Order(ByteOrder order) {
      this.order = order;
    }

    CaptureBytes file() {
      return new CaptureBytes(order).section().iface(1, 0);
    }
  }

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void customBlocksAreFramesOfTheirDataAndOptions(Order order) throws IOException {
    CaptureBytes b = order.file();
    byte[] data = b.sub().padded(ramp(5)).raw(b.option(1, "note")).bytes();
    b.listed(0xbad, b.sub().i32(32473).raw(data).bytes());
    b.listed(0x40000bad, b.sub().i32(1).bytes());
    assertEquals(
        List.of(
            "@%d no time if -1 link -1 orig 16 ".formatted(b.starts.get(0))
                + HexFormat.of().formatHex(data),
            "@%d no time if -1 link -1 orig 0 ".formatted(b.starts.get(1))),
        list(b));
  }

  @ParameterizedTest
  @EnumSource
  void eventsOfSysdigHaveATimeAndALengthOfTheirOwn(Order order) throws IOException {
    CaptureBytes b = order.file();
    int seconds = 1_700_000_000;
    for (int type : new int[] {0x204, 0x216, 0x221}) {
      CaptureBytes body = b.sub().i16(3).raw(longOf(b, seconds * 1_000_000_000L + 7), new byte[8]);
      body.i32(38).i16(5).raw(type == 0x204 ? new byte[0] : new byte[4], ramp(8));
      b.listed(type, body.bytes());
    }
    String event = " 1700000000000000007 ns if -1 link -3 orig 38 0001020304050607";
    assertEquals(b.starts.stream().map(at -> "@" + at + event).toList(), list(b));
  }

  private static byte[] longOf(CaptureBytes b, long value) {
    CaptureBytes two = b.sub();
    int high = (int) (value >>> 32);
    return b.big ? two.i32(high).i32((int) value).bytes() : two.i32((int) value).i32(high).bytes();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          __REALTIME_TIMESTAMP=1700000000654321/MESSAGE=a, 1700000000654321000
          MESSAGE=hi/__REALTIME_TIMESTAMP=12/,             12000
          x__REALTIME_TIMESTAMP=7x,                        7000
          __REALTIME_TIMESTAMP= /12/,                      12000
          __REALTIME_TIMESTAMP= +12/,                      12000
          __REALTIME_TIMESTAMP=+12/,                       -1
          __REALTIME_TIMESTAMP=-12/,                       -1
          __REALTIME_TIMESTAMP=/A=b,                       -1
          __REALTIME_TIMESTAMP=x/__REALTIME_TIMESTAMP=5/,  -1
          __REALTIME_TIMESTAMP=18446744073709551616/,      -1
          __REALTIME_TIMESTAMP=18446744073709551615/,      9223372036854775807
          A=0B=__REALTIME_TIMESTAMP=5/,                    -1
          MESSAGE=there is no time here,                   -1
          """)
  void entriesOfTheJournalTellTheirTime(String entry, long nanos) throws IOException {
    CaptureBytes b = Order.LITTLE.file();
    // a slash stands for a line feed, A=0B for a zero inside
    byte[] text = entry.replace('/', '\n').getBytes(StandardCharsets.US_ASCII);
    if (entry.startsWith("A=0B")) {
      text[2] = 0;
    }
    b.listed(9, b.sub().raw(text, new byte[5]).bytes()).enhanced(0, 1, 60, SIXTY);
    List<String> frames = list(b);
    String time = nanos < 0 ? "no time" : nanos + " ns";
    String rest = " if -1 link -2 orig " + text.length + " " + HexFormat.of().formatHex(text);
    assertEquals("@" + b.starts.getFirst() + " " + time + rest, frames.getFirst());
    assertEquals(2, frames.size());
  }

  @ParameterizedTest
  @CsvSource({
    "0xbad, 0, a custom block of at least 16 bytes",
    "0x204, 20, a sysdig event block of at least 36 bytes",
    "0x216, 24, a sysdig event block of at least 40 bytes",
    "9, 20, a systemd journal block of at least 35 bytes",
    "9, 40, a systemd journal entry of at least 23 bytes"
  })
  void tooShortOnesAreDamage(String type, int bodyLen, String expected) throws IOException {
    CaptureBytes b = Order.LITTLE.file().enhanced(0, 1, 60, SIXTY);
    int at = b.bytes().length;
    b.block(Integer.decode(type), new byte[bodyLen]).enhanced(0, 2, 60, SIXTY);
    Path file = CaptureBytes.write(dir, "a.pcapng", b.bytes());
    try (CaptureSource source = CaptureSource.open(List.of(file))) {
      assertEquals(1, Listing.of(source).size());
      Damage damage = source.damage().orElseThrow();
      assertTrue(damage.expected().startsWith(expected), damage::expected);
      assertEquals(at, damage.byteOffset());
    }
  }

  /** Types that only look similar: with flags, local use, not copied. */
  @Test
  void otherBlocksAreSkipped() throws IOException {
    CaptureBytes b = Order.LITTLE.file().enhanced(0, 1, 60, SIXTY);
    for (int type : new int[] {7, 8, 11, 0x208, 0x217, 0x222, 0xbae, 0x80000bad, 0x80000001}) {
      b.block(type, ramp(60));
    }
    assertEquals(1, list(b).size());
  }

  private List<String> list(CaptureBytes b) throws IOException {
    return Listing.of(CaptureBytes.write(dir, "a.pcapng", b.bytes()));
  }
}
