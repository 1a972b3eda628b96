package inflight.packet.capfile;

import static inflight.packet.capfile.CaptureBytes.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingFilesTest {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

  @TempDir Path dir;

  private final byte[] first = CaptureBytes.pcap(BIG).record(10, 0, 1, ramp(1)).bytes();
  private final byte[] second =
      new CaptureBytes(LITTLE)
          .section()
          .iface(101, 0)
          .iface(113, 0)
          .enhanced(1, 20_000_000, 2, ramp(2))
          .bytes();
  private final byte[] third = CaptureBytes.pcap(LITTLE).record(30, 0, 3, ramp(3)).bytes();

  @Test
  void areReadInTheOrderOfTheirTime() throws IOException {
    Path a = CaptureBytes.write(dir, "a", third);
    Path b = CaptureBytes.write(dir, "b", first);
    Path c = CaptureBytes.write(dir, "c", CaptureBytes.pcap(LITTLE).bytes());
    Path d = CaptureBytes.write(dir, "d.gz", CaptureBytes.gzip(second));
    try (CaptureSource source = CaptureSource.open(List.of(a, c, b, d));
        RecordReader reader = source.records();
        RecordAccess access = source.access()) {
      assertEquals(List.of(b, d, a, c), source.files());
      assertEquals("pcap + pcapng, gzip", source.formatName());
      int base2 = first.length;
      int base3 = base2 + second.length;
      List<String> expected =
          List.of(
              "@24 10000000000 ns if 0 link 1 orig 1 00",
              "@" + (base2 + 28 + 20 + 20) + " 20000000000 ns if 2 link 113 orig 2 0001",
              "@" + (base3 + 24) + " 30000000000 ns if 3 link 1 orig 3 000102");
      for (int i = 0; i < 3; i++) {
        assertTrue(reader.next());
        assertEquals(expected.get(i), Listing.line(reader));
      }
      assertEquals(expected, Listing.of(source), "a second reader meets the same");
      for (int i : new int[] {2, 0, 1}) {
        String line = expected.get(i);
        access.read(Long.parseLong(line.substring(1, line.indexOf(' '))));
        assertEquals(line, Listing.line(access));
      }
      while (reader.next()) {}
      assertEquals(
          List.of(1, 101, 113, 1, 1),
          source.interfaces().stream().map(CaptureInterface::linkType).toList());
      assertEquals(source.sizeBytes(), reader.bytesRead());
      assertEquals(4, source.sections());
    }
  }

  @Test
  void aDamagedOneDoesNotHideTheOnesBehindIt() throws IOException {
    Path a = CaptureBytes.write(dir, "a", third);
    Path b = CaptureBytes.write(dir, "b", Arrays.copyOf(first, first.length - 1));
    Path c = CaptureBytes.write(dir, "c", second);
    try (CaptureSource source = CaptureSource.open(List.of(a, b, c))) {
      assertEquals(List.of(c, a, b), source.files());
      assertEquals(2, Listing.of(source).size());
      assertEquals(b, source.damage().orElseThrow().file());
    }
    CaptureBytes cut = CaptureBytes.pcap(BIG).record(10, 0, 1, ramp(1));
    byte[] broken = cut.record(11, 0, -1, 1, ramp(1)).bytes();
    CaptureBytes.write(dir, "b", broken);
    try (CaptureSource source = CaptureSource.open(List.of(a, b, c))) {
      assertEquals(List.of(b, c, a), source.files());
      assertEquals(3, Listing.of(source).size());
      assertEquals(3, Listing.of(source).size());
      Damage damage = source.damage().orElseThrow();
      assertEquals(b, damage.file());
      assertEquals((int) cut.starts.get(1), damage.byteOffset());
    }
  }
}
