package inflight.packet.capfile;

import static inflight.packet.capfile.CaptureBytes.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PcapReadingTest {
  @TempDir Path dir;

  static List<ByteOrder> orders() {
    return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void readsMicroseconds(ByteOrder order) throws IOException {
    byte[] file =
        CaptureBytes.pcap(order)
            .record(1, 5, 1500, ramp(3))
            .record(-1, 999_999, 2, ramp(2))
            .bytes();
    try (CaptureSource source = open(file)) {
      assertEquals("pcap", source.formatName());
      assertEquals(
          List.of(
              "@24 1000005000 ns if 0 link 1 orig 1500 000102",
              "@43 4294967295999999000 ns if 0 link 1 orig 2 0001"),
          Listing.of(source));
      assertEquals(
          List.of(new CaptureInterface(0, 1, 65535, "", "", "", -1, -1)), source.interfaces());
      assertEquals(-1, source.indexInSection(0));
      assertEquals(1, source.sections());
      assertEquals(file.length, source.sizeBytes());
      assertTrue(source.damage().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void readsNanoseconds(ByteOrder order) throws IOException {
    byte[] file =
        new CaptureBytes(order).pcap(0xa1b23c4d, 2, 4, 113).record(7, 8, 1, ramp(1)).bytes();
    try (CaptureSource source = open(file)) {
      assertEquals("nanosecond pcap", source.formatName());
      assertEquals(List.of("@24 7000000008 ns if 0 link 113 orig 1 00"), Listing.of(source));
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void readsTheModifiedVariantWithItsLongerRecordHeader(ByteOrder order) throws IOException {
    CaptureBytes b = new CaptureBytes(order).pcap(0xa1b2cd34, 2, 4, 1);
    for (int i = 0; i < 2; i++) {
      b.i32(7).i32(8).i32(2).i32(60).i32(3).i16(0x800).i16(0).raw(ramp(2));
    }
    try (CaptureSource source = open(b.bytes())) {
      assertEquals("modified pcap", source.formatName());
      assertEquals(
          List.of(
              "@24 7000008000 ns if 0 link 1 orig 60 0001",
              "@50 7000008000 ns if 0 link 1 orig 60 0001"),
          Listing.of(source));
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void takesTheLinkTypeWithoutTheFcsBitsAboveIt(ByteOrder order) throws IOException {
    byte[] file =
        new CaptureBytes(order).pcap(0xa1b2c3d4, 2, 4, 0x24000001).record(0, 0, 1, ramp(1)).bytes();
    assertEquals(List.of("@24 0 ns if 0 link 1 orig 1 00"), Listing.of(file(file)));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void swapsTheLengthsThatOldVersionsWroteTheOtherWayRound(ByteOrder order) throws IOException {
    byte[] always =
        new CaptureBytes(order).pcap(0xa1b2c3d4, 2, 2, 1).record(0, 0, 60, 2, ramp(2)).bytes();
    byte[] sometimes =
        new CaptureBytes(order)
            .pcap(0xa1b2c3d4, 2, 3, 1)
            .record(0, 0, 60, 2, ramp(2))
            .record(0, 0, 2, 60, ramp(2))
            .bytes();
    assertEquals(List.of("@24 0 ns if 0 link 1 orig 60 0001"), Listing.of(file(always)));
    assertEquals(
        List.of("@24 0 ns if 0 link 1 orig 60 0001", "@42 0 ns if 0 link 1 orig 60 0001"),
        Listing.of(file(sometimes)));
  }

  /** Patched libpcaps of the nineties put interface and protocol behind the two lengths. */
  @ParameterizedTest
  @MethodSource("orders")
  void readsLongerRecordHeadersWithTheUsualMagic(ByteOrder order) throws IOException {
    for (int extra : new int[] {4, 8}) {
      CaptureBytes file = CaptureBytes.pcap(order);
      for (int i = 0; i < 2; i++) {
        byte[] data = new byte[extra + 2];
        Arrays.fill(data, 0, extra, (byte) -1);
        file.record(i, 500_000, 2, 2, data);
      }
      assertEquals(
          List.of(
              "@24 500000000 ns if 0 link 1 orig 2 0000",
              "@" + (42 + extra) + " 1500000000 ns if 0 link 1 orig 2 0000"),
          Listing.of(file(file.bytes())),
          extra + " bytes more");
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void refusesOlderVersionsByName(ByteOrder order) {
    for (int[] version : new int[][] {{1, 4}, {0, 1}}) {
      byte[] file = new CaptureBytes(order).pcap(0xa1b2c3d4, version[0], version[1], 1).bytes();
      CaptureException e = assertThrows(CaptureException.class, () -> open(file));
      assertTrue(
          e.getMessage().contains(" version " + version[0] + "." + version[1]), e::getMessage);
      assertEquals(4, e.byteOffset());
    }
  }

  @Test
  void readsPacketsUpTo256KiBAndCallsLongerOnesDamage() throws IOException {
    int most = 256 << 10;
    CaptureBytes b = CaptureBytes.pcap(ByteOrder.LITTLE_ENDIAN).record(1, 0, most, ramp(most));
    for (int claim : new int[] {most + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
      byte[] file = b.sub().raw(b.bytes()).i32(2).i32(0).i32(claim).i32(9).raw(ramp(9)).bytes();
      try (CaptureSource source = open(file)) {
        assertEquals(1, Listing.of(source).size());
        Damage damage = source.damage().orElseThrow();
        assertEquals(24 + 16 + most, damage.byteOffset());
        assertTrue(damage.expected().contains("at most 262144"), damage::expected);
        assertTrue(damage.expected().contains(Integer.toUnsignedString(claim)), damage::expected);
      }
    }
  }

  @Test
  void readsLongerPacketsWhereTheLinkTypeHasThem() throws IOException {
    int usbPcap = 249;
    byte[] data = ramp(3 << 20);
    byte[] file =
        new CaptureBytes(ByteOrder.BIG_ENDIAN)
            .pcap(0xa1b2c3d4, 2, 4, usbPcap)
            .record(1, 0, data.length, data)
            .record(2, 0, 1, ramp(1))
            .bytes();
    List<String> lines = Listing.of(file(file));
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).startsWith("@" + (24 + 16 + data.length)));
  }

  @Test
  void readsRecordsAcrossTheEdgesOfItsBuffer() throws IOException {
    CaptureBytes b = CaptureBytes.pcap(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2000; i++) {
      b.record(i, i, i, ramp(i));
    }
    try (CaptureSource source = open(b.bytes());
        RecordReader r = source.records()) {
      for (int i = 0; i < 2000; i++) {
        assertTrue(r.next());
        assertEquals(
            Listing.text(b.starts.get(i), i * 1_000_001_000L, 0, 1, i, ramp(i)), Listing.line(r));
        assertEquals((int) b.ends.get(i), r.bytesRead());
      }
    }
  }

  private Path file(byte[] bytes) {
    return CaptureBytes.write(dir, "a.pcap", bytes);
  }

  private CaptureSource open(byte[] bytes) throws CaptureException {
    return CaptureSource.open(List.of(file(bytes)));
  }
}
