package inflight.packet.capfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipTest {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

  @TempDir Path dir;

  @Test
  void equalsTheUnpackedFile() throws IOException {
    for (CaptureBytes b :
        List.of(CaptureBytes.somePcap(LITTLE), CaptureBytes.somePcapng(LITTLE), large())) {
      Path plain = CaptureBytes.write(dir, "plain", b.bytes());
      Path packed = CaptureBytes.write(dir, "packed", CaptureBytes.gzip(b.bytes()));
      try (CaptureSource source = CaptureSource.open(List.of(packed));
          RecordReader reader = source.records()) {
        assertTrue(source.formatName().endsWith(", gzip"));
        assertEquals(Listing.of(plain), Listing.of(source));
        while (reader.next()) {}
        assertEquals(source.sizeBytes(), reader.bytesRead());
        assertTrue(source.damage().isEmpty());
      }
    }
  }

  private static CaptureBytes large() {
    CaptureBytes b = CaptureBytes.pcap(LITTLE);
    for (int i = 0; i < 900; i++) {
      b.record(i, 0, 1500, CaptureBytes.ramp(i));
    }
    return b;
  }

  @Test
  void readsSeveralMembersAndLeavesWhatIsBehindThem() throws IOException {
    byte[] plain = CaptureBytes.somePcap(LITTLE).bytes();
    CaptureBytes packed = new CaptureBytes(LITTLE);
    for (int at = 0; at < plain.length; at += 17) {
      byte[] part = Arrays.copyOfRange(plain, at, Math.min(plain.length, at + 17));
      packed.raw(CaptureBytes.gzip(part));
    }
    packed.raw(new byte[100]);
    assertEquals(
        Listing.of(CaptureBytes.write(dir, "plain", plain)),
        Listing.of(CaptureBytes.write(dir, "packed", packed.bytes())));
  }

  /** Two bytes of deflate can stand for 258: all that was packed before the cut comes out. */
  @Test
  void givesWhatTheInflaterOwesAtTheEndOfACutFile() throws IOException {
    CaptureBytes b = CaptureBytes.pcap(LITTLE);
    for (int i = 0; i < 4; i++) {
      b.record(1, 0, 65546, new byte[65546]); // ends just behind a chunk of 64 KiB
    }
    byte[] packed = CaptureBytes.gzip(b.bytes());
    for (int cut = 100; cut < packed.length; cut++) {
      int whole = unpackedAtLeast(packed, cut) / (16 + 65546);
      Path path = CaptureBytes.write(dir, "cut", Arrays.copyOf(packed, cut));
      assertEquals(whole, Listing.of(path).size(), "cut at " + cut);
    }
  }

  private static int unpackedAtLeast(byte[] packed, int cut) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, 0, cut))) {
      int n = 0;
      try {
        while (in.read() >= 0) {
          n++;
        }
      } catch (EOFException e) {
        return n - 24;
      }
      return n - 24;
    }
  }

  @Test
  void readsTheOptionalFieldsOfAHeader() throws IOException {
    byte[] gz = CaptureBytes.gzip(CaptureBytes.somePcap(LITTLE).bytes());
    gz[3] = 2 + 4 + 8 + 16;
    byte[] fields = {3, 0, 'x', 'y', 'z', 'n', 'a', 'm', 'e', 0, 'c', 0, 1, 2};
    byte[] packed =
        new CaptureBytes(LITTLE)
            .raw(Arrays.copyOf(gz, 10), fields, Arrays.copyOfRange(gz, 10, gz.length))
            .bytes();
    assertEquals(6, Listing.of(CaptureBytes.write(dir, "packed", packed)).size());
  }

  @Test
  void saysThatTheChecksumIsWrongAfterAllPackets() throws IOException {
    byte[] packed = CaptureBytes.gzip(CaptureBytes.somePcap(LITTLE).bytes());
    packed[packed.length - 5] ^= 1;
    try (CaptureSource source =
        CaptureSource.open(List.of(CaptureBytes.write(dir, "packed", packed)))) {
      assertEquals(6, Listing.of(source).size());
      assertTrue(source.damage().orElseThrow().expected().contains("checksum"));
    }
  }

  @Test
  void stopsAtTheStatedLimit() throws IOException {
    System.setProperty(UnpackedStore.LIMIT, "100000");
    try (CaptureSource source =
        CaptureSource.open(
            List.of(CaptureBytes.write(dir, "packed", CaptureBytes.gzip(large().bytes()))))) {
      int shown = Listing.of(source).size();
      assertTrue(shown > 0 && shown < 900);
      String expected = source.damage().orElseThrow().expected();
      assertTrue(expected.contains("at most 100000 bytes; -Dinflight.maxUnpackedBytes"), expected);
    } finally {
      System.clearProperty(UnpackedStore.LIMIT);
    }
  }

  @Test
  void anInterruptOrAClosedSourceEndsIt() throws IOException {
    Path packed = CaptureBytes.write(dir, "packed", CaptureBytes.gzip(new byte[0]));
    assertThrows(CaptureException.class, () -> CaptureSource.open(List.of(packed)));
    Path large = CaptureBytes.write(dir, "large", CaptureBytes.gzip(veryLarge().bytes()));
    CaptureSource source = CaptureSource.open(List.of(large));
    Thread.currentThread().interrupt();
    try (RecordReader reader = source.records()) {
      assertThrows(
          ClosedByInterruptException.class,
          () -> {
            while (reader.next()) {}
          });
    }
    assertTrue(Thread.interrupted());
    try (RecordReader reader = source.records()) {
      assertTrue(reader.next(), "an interrupt spoils nothing");
      source.close();
      assertThrows(
          ClosedChannelException.class,
          () -> {
            while (reader.next()) {}
          });
    }
  }

  private static CaptureBytes veryLarge() {
    CaptureBytes b = CaptureBytes.pcap(LITTLE);
    for (int i = 0; i < 3000; i++) {
      b.record(i, 0, 1500, CaptureBytes.ramp(1000));
    }
    return b;
  }
}
