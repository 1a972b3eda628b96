package inflight.packet.capfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockTest {
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  @Test
  void everyResolutionIsExact() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int resolution = 0; resolution < 256; resolution++) {
      for (int i = 0; i < 200; i++) {
        long ticks = random.nextLong() >>> random.nextInt(64);
        long offset = random.nextInt(3) == 0 ? random.nextLong() >> random.nextInt(64) : 0;
        String which =
            "seed " + seed + ": tsresol " + resolution + " ticks " + ticks + " + " + offset;
        assertEquals(
            expected(resolution, ticks, offset), new Clock(resolution, offset).nanos(ticks), which);
      }
    }
  }

  /** The definition, with numbers that cannot overflow. */
  private static long expected(int resolution, long ticks, long offsetSeconds) {
    BigInteger offset = BigInteger.valueOf(offsetSeconds).multiply(NANOS);
    BigInteger units = BigInteger.valueOf(resolution < 128 ? 10 : 2).pow(resolution & 0x7f);
    BigInteger asWritten = BigInteger.valueOf(ticks).multiply(NANOS).divide(units);
    boolean wasNegative = ticks < 0 && resolution <= 9 && small(asWritten) && small(offset);
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
    BigInteger sum = offset.add(wasNegative ? asWritten : unsigned.multiply(NANOS).divide(units));
    return sum.min(MAX).max(MAX.negate()).longValueExact();
  }

  private static boolean small(BigInteger nanos) {
    return nanos.abs().compareTo(MAX.shiftRight(1)) <= 0;
  }

  @Test
  void countsNearTheEndOfTheirRangeWereNegative() {
    assertEquals(-505_000_000_000L, new Clock(6, 0).nanos(-505_000_000L));
    assertEquals(-1, new Clock(9, 0).nanos(-1));
  }
}
