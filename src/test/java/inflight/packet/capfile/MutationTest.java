package inflight.packet.capfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged captures of every kind: whatever the bytes, a reader either lists packets or says in one
 * line what is wrong, takes little memory, and can read again by offset what it listed.
 */
class MutationTest {
  private static final int ROUNDS = Integer.getInteger("inflight.mutations", 4000);
  private static final int MOST_ALLOCATED = 16 << 20;
  private static final int[] NUMBERS = {
    0, 1, 3, 11, 12, 16, 0xffff, 262144, 262145, 0x7fffffff, 0x80000000, -1, -4, 0x0a0d0d0a
  };

  @TempDir Path dir;

  @Test
  void nothingButOneClearLine() throws IOException {
    long seed = Long.getLong("inflight.seed", System.nanoTime());
    System.out.println("MutationTest: seed " + seed + ", -Dinflight.seed repeats it");
    List<byte[]> originals =
        List.of(
            CaptureBytes.somePcap(ByteOrder.LITTLE_ENDIAN).bytes(),
            CaptureBytes.somePcap(ByteOrder.BIG_ENDIAN).bytes(),
            CaptureBytes.somePcapng(ByteOrder.LITTLE_ENDIAN).bytes(),
            CaptureBytes.somePcapng(ByteOrder.BIG_ENDIAN).bytes(),
            CaptureBytes.gzip(CaptureBytes.somePcapng(ByteOrder.BIG_ENDIAN).bytes()));
    Random random = new Random(seed);
    int damaged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutated(originals.get(random.nextInt(originals.size())), originals, random);
      String which = "seed " + seed + " round " + round;
      Path path = CaptureBytes.write(dir, "mutated", bytes);
      long before = allocated();
      try {
        damaged += read(path, which) ? 1 : 0;
      } catch (CaptureException e) {
        oneLine(e.getMessage(), which);
        damaged++;
      } catch (Throwable t) {
        fail(which, t);
      }
      long taken = allocated() - before;
      assertTrue(taken < MOST_ALLOCATED, () -> which + " allocated " + taken);
    }
    assertTrue(damaged > ROUNDS / 3, "only " + damaged + " were damaged");
  }

  private static boolean read(Path path, String which) throws IOException {
    try (CaptureSource source = CaptureSource.open(List.of(path));
        RecordReader reader = source.records();
        RecordAccess access = source.access()) {
      while (reader.next()) {
        access.read(reader.recordOffset());
        assertEquals(Listing.line(reader), Listing.line(access), which);
        access.comment();
      }
      source.damage().ifPresent(damage -> oneLine(damage.message(), which));
      return source.damage().isPresent();
    }
  }

  private static void oneLine(String message, String which) {
    assertTrue(message.chars().noneMatch(c -> c < ' '), () -> which + ": " + message);
  }

  private static byte[] mutated(byte[] original, List<byte[]> others, Random random) {
    byte[] b = original.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        for (int i = random.nextInt(24); i < b.length; i++) {
          b[i] = random.nextInt(50) == 0 ? (byte) random.nextInt() : b[i];
        }
      }
      case 1 -> b[random.nextInt(b.length)] ^= (byte) (1 << random.nextInt(8));
      case 2 -> b = Arrays.copyOf(b, random.nextInt(b.length));
      case 3 -> {
        int number = NUMBERS[random.nextInt(NUMBERS.length)];
        int at = random.nextInt(b.length / 4) * 4;
        byte[] four = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).i32(number).bytes();
        System.arraycopy(four, 0, b, at, Math.min(4, b.length - at));
      }
      default -> {
        byte[] other = others.get(random.nextInt(others.size()));
        int head = random.nextInt(b.length);
        int tail = random.nextInt(other.length);
        b = Arrays.copyOf(b, head + other.length - tail);
        System.arraycopy(other, tail, b, head, other.length - tail);
      }
    }
    return b;
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
