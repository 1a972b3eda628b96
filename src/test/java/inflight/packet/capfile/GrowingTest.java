package inflight.packet.capfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file read while it grows, in whatever slices, gives what the whole file gives. */
class GrowingTest {
  @TempDir Path dir;

  @Test
  void slicesEqualTheWhole() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      CaptureBytes b =
          random.nextBoolean() ? CaptureBytes.somePcap(order) : CaptureBytes.somePcapng(order);
      byte[] whole = b.bytes();
      List<String> expected = Listing.of(CaptureBytes.write(dir, "whole" + round, whole));
      int first = b.seams.getFirst();
      Path path = CaptureBytes.write(dir, "live" + round, Arrays.copyOf(whole, first));
      List<String> lines = new ArrayList<>();
      try (CaptureSource source = CaptureSource.open(List.of(path));
          RecordReader reader = source.records();
          OutputStream live = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
        for (int at = first; at < whole.length; ) {
          int n = Math.min(whole.length - at, random.nextInt(1 + random.nextInt(90)));
          live.write(whole, at, n);
          at += n;
          Listing.addTo(lines, reader);
          assertEquals(b.seams.contains(at), source.damage().isEmpty(), "seed " + seed);
        }
        assertEquals(expected, lines, "seed " + seed + " round " + round);
        assertTrue(reader.damage().isEmpty());
        assertFalse(reader.next());
      }
    }
  }
}
