package inflight.packet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sequence numbers against arithmetic with numbers that have no end. */
class SeqTest {
  private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(32);
  private static final long HALF = 1L << 31;

  private final long seed = new SplittableRandom().nextLong();
  private final SplittableRandom random = new SplittableRandom(seed);

  private static int raw(BigInteger offset) {
    return offset.mod(SPACE).intValue();
  }

  /** A distance below half the space, often a very small or a very large one. */
  private long distance() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(3);
      case 1 -> HALF - 1 - random.nextLong(3);
      default -> random.nextLong(HALF);
    };
  }

  @Test
  void comparesAsTheStreamOffsetsDo() {
    System.out.println("SeqTest seed " + seed);
    for (int i = 0; i < 100_000; i++) {
      BigInteger a = BigInteger.valueOf(random.nextLong(1L << 40));
      BigInteger b = a.add(BigInteger.valueOf(random.nextBoolean() ? distance() : -distance()));
      int order = a.compareTo(b);
      String what = "seed " + seed + ": " + a + " and " + b;
      assertEquals(order < 0, Seq.lt(raw(a), raw(b)), what);
      assertEquals(order <= 0, Seq.le(raw(a), raw(b)), what);
      assertEquals(order > 0, Seq.gt(raw(a), raw(b)), what);
      assertEquals(order >= 0, Seq.ge(raw(a), raw(b)), what);
    }
  }

  @Test
  void twoNumbersHalfTheSpaceApartAreEachAheadOfTheOther() {
    int a = 5;
    int b = 5 + Integer.MIN_VALUE;
    assertTrue(Seq.lt(a, b) && Seq.lt(b, a));
    assertTrue(Seq.gt(a, b) && Seq.gt(b, a));
  }

  @Test
  void widensToTheNearestOffset() {
    for (int i = 0; i < 100_000; i++) {
      long offset = random.nextLong(1L << 40);
      long near = offset + (random.nextBoolean() ? distance() : -distance());
      assertEquals(offset, Seq.widen((int) offset, near), "seed " + seed + ": near " + near);
    }
  }

  @Test
  void widensAcrossTheWrap() {
    assertEquals(1L << 32, Seq.widen(0, 0xffff_ffffL));
    assertEquals(0xffff_ffffL, Seq.widen(-1, 1L << 32));
    assertEquals(-1, Seq.widen(-1, 0));
    assertEquals((5L << 32) + 7, Seq.widen(7, (5L << 32) - 100));
  }

  @Test
  void printsFromZeroToFourBillion() {
    assertEquals(0, Seq.unsigned(0));
    assertEquals(4_294_967_295L, Seq.unsigned(-1));
    assertFalse(Seq.unsigned(Integer.MIN_VALUE) < 0);
  }
}
