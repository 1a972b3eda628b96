package inflight.packet.capfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordAccessTest {
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

  @TempDir Path dir;

  @Test
  void readsEveryRecordAgainInAnyOrder() throws IOException {
    long seed = System.nanoTime();
    CaptureBytes many = CaptureBytes.pcap(BIG);
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      many.record(i, 0, i, CaptureBytes.ramp(random.nextInt(i % 50 == 0 ? 200_000 : 900)));
    }
    for (CaptureBytes b : List.of(many, CaptureBytes.somePcap(BIG), CaptureBytes.somePcapng(BIG))) {
      Path path = CaptureBytes.write(dir, "a", b.bytes());
      try (CaptureSource source = CaptureSource.open(List.of(path));
          RecordAccess access = source.access()) {
        List<String> lines = new ArrayList<>(Listing.of(source));
        Collections.shuffle(lines, random);
        for (String line : lines) {
          access.read(Long.parseLong(line.substring(1, line.indexOf(' '))));
          assertEquals(line, Listing.line(access), "seed " + seed);
        }
      }
    }
  }

  @Test
  void givesTheCommentsRaw() throws IOException {
    CaptureBytes b = new CaptureBytes(BIG).section().iface(1, 0);
    String red = "\u001b[31mone";
    b.enhanced(
        0,
        1,
        9,
        CaptureBytes.ramp(9),
        b.option(1, red),
        b.option(2, "flag"),
        b.option(1, "two"),
        b.endOfOptions(),
        b.option(1, "behind the end"));
    b.enhanced(0, 1, 9, CaptureBytes.ramp(9));
    try (CaptureSource source =
            CaptureSource.open(List.of(CaptureBytes.write(dir, "a", b.bytes())));
        RecordAccess access = source.access()) {
      Listing.of(source);
      access.read(b.starts.get(0));
      assertEquals(red + "\ntwo", access.comment());
      assertEquals(List.of(red, "two"), access.comments());
      access.read(b.starts.get(1));
      assertEquals("", access.comment());
    }
  }

  @Test
  void saysSoWhenTheFileWasChanged() throws IOException {
    for (CaptureBytes b : List.of(CaptureBytes.somePcap(BIG), CaptureBytes.somePcapng(BIG))) {
      Path path = CaptureBytes.write(dir, "a", b.bytes());
      try (CaptureSource source = CaptureSource.open(List.of(path));
          RecordAccess access = source.access()) {
        Listing.of(source);
        Files.write(path, new byte[20]);
        CaptureException e =
            assertThrows(CaptureException.class, () -> access.read(b.starts.get(1)));
        assertTrue(e.getMessage().contains("was the file changed?"), e::getMessage);
        assertEquals((int) b.starts.get(1), e.byteOffset());
      }
    }
  }

  @Test
  void failsOnceTheSourceIsClosed() throws IOException {
    CaptureBytes b = CaptureBytes.somePcap(BIG);
    CaptureSource source = CaptureSource.open(List.of(CaptureBytes.write(dir, "a", b.bytes())));
    try (RecordAccess access = source.access()) {
      access.read(24);
      source.close();
      assertThrows(IOException.class, () -> access.read(24));
    }
  }
}
