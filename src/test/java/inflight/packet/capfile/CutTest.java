package inflight.packet.capfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file cut anywhere shows every whole packet before the cut and says where it was cut. */
class CutTest {
  @TempDir Path dir;

  static List<ByteOrder> orders() {
    return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void pcap(ByteOrder order) throws IOException {
    cutEverywhere(CaptureBytes.somePcap(order));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void pcapng(ByteOrder order) throws IOException {
    cutEverywhere(CaptureBytes.somePcapng(order));
  }

  private void cutEverywhere(CaptureBytes b) throws IOException {
    byte[] whole = b.bytes();
    List<String> lines = Listing.of(CaptureBytes.write(dir, "whole", whole));
    assertEquals(b.ends.size(), lines.size());
    for (int cut = 1; cut < whole.length; cut++) {
      Path path = CaptureBytes.write(dir, "cut", Arrays.copyOf(whole, cut));
      if (cut < b.seams.getFirst()) {
        CaptureException e =
            assertThrows(CaptureException.class, () -> CaptureSource.open(List.of(path)));
        assertTrue(cut < 4 || e.getMessage().contains("header"), e::getMessage);
        continue;
      }
      try (CaptureSource source = CaptureSource.open(List.of(path))) {
        int packets = before(b.ends, cut);
        assertEquals(lines.subList(0, packets), Listing.of(source), "cut at " + cut);
        int lastSeam = b.seams.get(before(b.seams, cut) - 1);
        if (lastSeam == cut) {
          assertTrue(source.damage().isEmpty(), "cut at the seam " + cut);
        } else {
          Damage damage = source.damage().orElseThrow();
          assertEquals(lastSeam, damage.byteOffset(), "cut at " + cut);
          assertTrue(damage.expected().endsWith("the file ends at byte " + cut), damage::expected);
          assertEquals(
              path + ": damaged at byte " + lastSeam + ": expected " + damage.expected(),
              damage.message());
        }
      }
    }
  }

  /** How many of these places are at or before the cut. */
  private static int before(List<Integer> places, int cut) {
    return (int) places.stream().filter(at -> at <= cut).count();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void gzip(ByteOrder order) throws IOException {
    byte[] packed = CaptureBytes.gzip(CaptureBytes.somePcapng(order).bytes());
    List<String> lines = Listing.of(CaptureBytes.write(dir, "whole.gz", packed));
    assertEquals(6, lines.size());
    int shown = 0;
    for (int cut = 1; cut < packed.length; cut++) {
      Path path = CaptureBytes.write(dir, "cut.gz", Arrays.copyOf(packed, cut));
      try (CaptureSource source = CaptureSource.open(List.of(path))) {
        List<String> some = Listing.of(source);
        assertEquals(lines.subList(0, some.size()), some, "cut at " + cut);
        assertTrue(some.size() >= shown, "more of the file shows no less");
        shown = some.size();
        Damage damage = source.damage().orElseThrow();
        assertEquals(cut, damage.byteOffset());
      } catch (CaptureException e) {
        assertEquals(0, shown);
      }
    }
    assertEquals(6, shown);
  }
}
