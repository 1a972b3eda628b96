package inflight.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexSortTest {
  @Test
  void sortsAsTheLibraryDoesAndKeepsTheOrderOfEquals() {
    long seed = 42;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int n = random.nextInt(400);
      int range = 1 + random.nextInt(50);
      long[] keys = random.longs(n, -range, range).toArray();
      int[] index = IntStream.range(0, n).filter(i -> random.nextInt(4) > 0).toArray();
      int[] expected =
          IntStream.of(index)
              .boxed()
              .sorted(Comparator.comparingLong(i -> keys[i]))
              .mapToInt(i -> i)
              .toArray();
      IndexSort.ascending(index, keys);
      assertArrayEquals(expected, index, "seed " + seed + " round " + round);
    }
  }
}
