package inflight.packet.capfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdCompressCtx;
import inflight.testing.NeedsTool;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Captures in zstd and lz4; for gzip see {@link GzipTest}. */
class CompressedTest {
  private static final int SUMS = 0x10 | 8 | 4;
  private static final int LZ4_INDEPENDENT = 0x20;

  /** The two formats, in several shapes; all have a checksum. */
  private enum Shape {
    ZSTD {
      @Override
      byte[] pack(byte[] plain) {
        return zstd(plain, true);
      }
    },
    LZ4_LINKED {
      @Override
      byte[] pack(byte[] plain) {
        return Lz4Bytes.frame(plain, SUMS, Math.clamp(plain.length / 20, 100, 60_000));
      }
    },
    LZ4_ALONE {
      @Override
      byte[] pack(byte[] plain) {
        return Lz4Bytes.frame(plain, LZ4_INDEPENDENT | SUMS, 65_536);
      }
    };

    abstract byte[] pack(byte[] plain);

    String title() {
      return this == ZSTD ? "zstd" : "lz4";
    }
  }

  @TempDir Path dir;

  private static byte[] zstd(byte[] plain, boolean checksum) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      return context.setChecksum(checksum).setLevel(3).compress(plain);
    }
  }

  /** Packets of noise and of repetitions, more than a block of either format. */
  private static byte[] large() {
    CaptureBytes b = CaptureBytes.pcap(ByteOrder.LITTLE_ENDIAN);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 400; i++) {
      byte[] data = CaptureBytes.ramp(i * 3);
      if (i % 2 == 0) {
        random.nextBytes(data);
      }
      b.record(i, 0, 1500, data);
    }
    return b.bytes();
  }

  private static byte[] small() {
    return CaptureBytes.somePcap(ByteOrder.LITTLE_ENDIAN).bytes();
  }

  @ParameterizedTest
  @EnumSource
  void equalsTheUnpackedFile(Shape shape) throws IOException {
    byte[] pcapng = CaptureBytes.somePcapng(ByteOrder.BIG_ENDIAN).bytes();
    for (byte[] plain : List.of(small(), pcapng, large())) {
      List<String> expected = Listing.of(write("plain", plain));
      try (CaptureSource source = open(shape.pack(plain));
          RecordReader reader = source.records()) {
        assertTrue(source.formatName().endsWith(", " + shape.title()), source.formatName());
        assertEquals(expected, Listing.of(source));
        while (reader.next()) {}
        assertEquals(source.sizeBytes(), reader.bytesRead());
        assertTrue(source.damage().isEmpty());
      }
    }
  }

  /** Lz4 allows each of its parts to be left out. */
  @Test
  void readsLz4WithAnyFlags() throws IOException {
    List<String> expected = Listing.of(write("plain", large()));
    for (int flags = 0; flags < 0x40; flags += 4) {
      byte[] packed = Lz4Bytes.frame(large(), flags, 9000);
      assertEquals(expected, Listing.of(write("packed", packed)), "flags " + flags);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsSeveralFramesAndSkipsTheSkippable(Shape shape) throws IOException {
    byte[] plain = small();
    CaptureBytes packed = new CaptureBytes(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < plain.length; at += 17) {
      packed.raw(shape.pack(Arrays.copyOfRange(plain, at, Math.min(plain.length, at + 17))));
      packed.raw(Lz4Bytes.skippable(at % 3 * 7000)); // the same in both formats
    }
    packed.raw(shape.pack(new byte[0]));
    try (CaptureSource source = open(packed.bytes())) {
      assertEquals(Listing.of(write("plain", plain)), Listing.of(source));
      assertTrue(source.damage().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCutFileShowsWhatWasPackedBeforeTheCut(Shape shape) throws IOException {
    byte[] packed = shape.pack(small());
    List<String> lines = Listing.of(write("plain", small()));
    int shown = 0;
    for (int cut = 5; cut < packed.length; cut++) {
      try (CaptureSource source = open(Arrays.copyOf(packed, cut))) {
        List<String> some = Listing.of(source);
        assertEquals(lines.subList(0, some.size()), some, "cut at " + cut);
        assertTrue(some.size() >= shown, "more of the file shows no less");
        shown = some.size();
        assertEquals(cut, source.damage().orElseThrow().byteOffset());
      } catch (CaptureException e) {
        assertEquals(0, shown);
        boolean cutHeader = e.getMessage().contains("cut inside its header");
        assertTrue(cutHeader || e.getMessage().contains("damaged " + shape.title() + " file"));
      }
    }
    assertEquals(lines.size(), shown);
  }

  /** Whatever bit is wrong, the packets are the same or there is a damage. */
  @ParameterizedTest
  @EnumSource
  void noFlippedBitGoesUnnoticed(Shape shape) throws IOException {
    byte[] packed = shape.pack(small());
    List<String> lines = Listing.of(write("plain", small()));
    for (int bit = 32; bit < 8 * packed.length; bit += 3) {
      byte[] wrong = packed.clone();
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      try (CaptureSource source = open(wrong)) {
        List<String> some = Listing.of(source);
        boolean same = some.equals(lines);
        assertTrue(same || source.damage().isPresent(), "bit " + bit);
        long at = source.damage().map(Damage::byteOffset).orElse(0L);
        assertTrue(at <= Math.max(packed.length, small().length), "bit " + bit);
      } catch (CaptureException e) {
        assertFalse(e.getMessage().isEmpty());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysThatTheChecksumIsWrongAfterAllPackets(Shape shape) throws IOException {
    byte[] packed = shape.pack(small());
    packed[packed.length - 1] ^= 1;
    try (CaptureSource source = open(packed)) {
      assertEquals(6, Listing.of(source).size());
      Damage damage = source.damage().orElseThrow();
      assertEquals(packed.length - 4, damage.byteOffset());
      assertTrue(damage.expected().contains("checksum"), damage::expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBehindTheFramesIsDamage(Shape shape) throws IOException {
    byte[] packed = shape.pack(small());
    try (CaptureSource source = open(Arrays.copyOf(packed, packed.length + 20))) {
      assertEquals(6, Listing.of(source).size());
      Damage damage = source.damage().orElseThrow();
      assertEquals(packed.length, damage.byteOffset());
      assertTrue(damage.expected().contains(shape.title() + " frame"), damage::expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBombStopsAtTheStatedLimit(Shape shape) throws IOException {
    CaptureBytes b = CaptureBytes.pcap(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 300; i++) {
      b.record(i, 0, 1500, new byte[10_000]);
    }
    System.setProperty(UnpackedStore.LIMIT, "200000");
    try (CaptureSource source = open(shape.pack(b.bytes()))) {
      int shown = Listing.of(source).size();
      assertTrue(shown > 0 && shown <= 20, "shown " + shown);
      assertTrue(source.damage().orElseThrow().expected().contains("at most 200000 bytes"));
    } finally {
      System.clearProperty(UnpackedStore.LIMIT);
    }
  }

  /** Block sizes and content sizes are claims: no memory is taken for them. */
  @Test
  void lyingLengthsOfLz4AreDamage() throws IOException {
    byte[] packed = Lz4Bytes.frame(small(), SUMS, 100);
    int block = 4 + 2 + 8 + 1;
    packed[block + 3] = 0x7f;
    String said = message(packed);
    assertTrue(said.contains("lz4 block of at most 65536 bytes, but it claims 213"), said);
    byte[] longer = Lz4Bytes.frame(small(), 8, 100);
    longer[6] ^= 1;
    longer[14] = (byte) (Xxh32.of(longer, 4, 14) >>> 8);
    try (CaptureSource source = open(longer)) {
      assertEquals(6, Listing.of(source).size());
      String expected = source.damage().orElseThrow().expected();
      assertTrue(expected.contains("bytes of content, but it has 225"), expected);
    }
  }

  /** A window of 2 GiB in the header of a small zstd frame. */
  @Test
  void zstdWindowsAreLimited() throws IOException {
    byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (21 << 3), 1, 0, 0};
    assertTrue(message(frame).contains("damaged zstd file (at byte 0"), message(frame));
  }

  @Test
  void whatIsNoCaptureInsideIsNamed() throws IOException {
    byte[] page = "<html><body></body></html>".getBytes(StandardCharsets.US_ASCII);
    assertTrue(message(zstd(page, false)).contains("a zstd file of an HTML page"));
    byte[] lz4 = Lz4Bytes.frame(page, 0, 100);
    assertTrue(message(lz4).contains("an lz4 file of an HTML page"), message(lz4));
    assertTrue(message(zstd(new byte[0], true)).contains("a zstd file of nothing"));
  }

  private String message(byte[] packed) throws IOException {
    try (CaptureSource source = open(packed)) {
      return "opened: " + source.formatName();
    } catch (CaptureException e) {
      return e.getMessage();
    }
  }

  /** Reference values of xxHash, version 0.8. */
  @ParameterizedTest
  @CsvSource({
    "'', 02cc5d05",
    "a, 550d7456",
    "abc, 32d153ff",
    "Nobody inspects the spammish repetition, e2293b2f"
  })
  void xxHash(String text, String hash) {
    byte[] b = text.getBytes(StandardCharsets.US_ASCII);
    assertEquals(hash, String.format("%08x", Xxh32.of(b, 0, b.length)));
    for (int cut = 0; cut <= b.length; cut++) {
      Xxh32 inParts = new Xxh32();
      inParts.update(b, 0, cut);
      inParts.update(b, cut, b.length);
      assertEquals(hash, String.format("%08x", inParts.value()), "cut at " + cut);
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "-BD", "-B4 -BD", "-BX -9", "--content-size --no-frame-crc"})
  @NeedsTool("lz4")
  void readsWhatTheLz4ProgramWrites(String options) throws Exception {
    assertReads("lz4", options, "");
  }

  @ParameterizedTest
  @CsvSource({"''", "-19", "--no-check", "--long=27", "--fast=5"})
  @NeedsTool("zstd")
  void readsWhatTheZstdProgramWrites(String options) throws Exception {
    assertReads("zstd", options, "-o");
  }

  private void assertReads(String program, String options, String before) throws Exception {
    Path plain = write("plain", large());
    Path packed = dir.resolve("packed." + program);
    List<String> command = new ArrayList<>(List.of(program, "-q", "-f"));
    for (String word : (options + " " + plain + " " + before + " " + packed).split(" +")) {
      if (!word.isEmpty()) {
        command.add(word);
      }
    }
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    try (CaptureSource source = CaptureSource.open(List.of(packed))) {
      assertEquals(Listing.of(plain), Listing.of(source));
      assertTrue(source.damage().isEmpty());
    }
    Files.delete(packed);
  }

  private Path write(String name, byte[] bytes) {
    return CaptureBytes.write(dir, name, bytes);
  }

  private CaptureSource open(byte[] bytes) throws CaptureException {
    return CaptureSource.open(List.of(write("packed", bytes)));
  }
}
