package inflight.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.packet.index.FrameTable;
import inflight.tcp.verdict.Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A live capture is a file that grows: fed in random slices, each sample is what it is whole. */
class FollowTest {
  @TempDir Path dir;

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sample-captures"))) {
      return files.filter(f -> f.toString().endsWith(".pcapng")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void inSlicesAsWhole(Path sample) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] bytes = Files.readAllBytes(sample);
    Path live = dir.resolve("live.pcapng");
    int head =
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4); // the section header
    Files.write(live, Arrays.copyOf(bytes, head));
    List<String> expected;
    try (Capture whole = Capture.open(List.of(sample))) {
      whole.load(Capture.Progress.NONE);
      expected = everything(whole);
    }
    try (FileChannel to = FileChannel.open(live, StandardOpenOption.APPEND);
        Capture capture = Capture.open(List.of(live), Profile.WIRESHARK_4_0)) {
      int[] at = {head};
      capture.follow(
          seen -> {
            // sometimes cut inside a record, as a file that another process writes may be
            int n = Math.min(bytes.length - at[0], 1 + random.nextInt(1 + random.nextInt(4000)));
            if (n == 0) {
              return Capture.Growth.COMPLETE;
            }
            write(to, bytes, at[0], n);
            at[0] += n;
            return at[0];
          },
          Capture.Progress.NONE);
      assertEquals(expected, everything(capture), "seed " + seed);
      assertTrue(capture.damage().isEmpty());
    }
  }

  private static void write(FileChannel to, byte[] bytes, int from, int n) {
    try {
      to.write(ByteBuffer.wrap(bytes, from, n));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every row, every connection with its figures and segments. */
  private static List<String> everything(Capture c) throws IOException {
    List<String> all = new ArrayList<>();
    FrameTable t = c.frames();
    for (int row = 0; row < t.size(); row++) {
      all.add(
          t.recordOffset(row)
              + " "
              + t.tsNanos(row)
              + " "
              + t.connection(row)
              + " "
              + t.verdict(row)
              + " "
              + t.fromB(row)
              + " "
              + t.flags(row)
              + " "
              + t.kind(row)
              + " "
              + t.payloadLen(row));
    }
    ConnectionStatistics s = c.statistics();
    for (int i = 0; i < c.connections().size(); i++) {
      all.add(
          s.biography(i)
              + " "
              + s.clientFrames(i)
              + " "
              + s.serverFrames(i)
              + " "
              + s.clientBytes(i)
              + " "
              + s.serverBytes(i)
              + " "
              + s.rttMinNanos(i)
              + " "
              + s.rttMedianNanos(i)
              + " "
              + s.rttMaxNanos(i)
              + " "
              + s.retransmissions(i)
              + " "
              + c.trace(i).segments().size()
              + " "
              + c.trace(i).completeness());
    }
    return all;
  }
}
