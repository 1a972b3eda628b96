package inflight.tcp.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Reassembly against an array in which the first writer of each byte wins. */
class ByteStreamTest {
  private static final int LEN = 400;

  @Test
  void agreesWithAnArrayInWhichTheFirstWriterWins() {
    long seed = ThreadLocalRandom.current().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      check(random, "seed " + seed + " round " + round);
    }
  }

  private static void check(Random random, String message) {
    ByteStream stream = new ByteStream();
    int[] rowOf = new int[LEN];
    int[] payloadOffsetOf = new int[LEN];
    Arrays.fill(rowOf, -1);
    int repeated = 0;
    int first = LEN;
    int last = 0;
    for (int row = random.nextInt(40); row >= 0; row--) {
      int from = random.nextInt(LEN);
      int len = 1 + random.nextInt(Math.min(60, LEN - from));
      int header = random.nextInt(3);
      stream.add(from, len, row, header);
      first = Math.min(first, from);
      last = Math.max(last, from + len);
      for (int i = 0; i < len; i++) {
        if (rowOf[from + i] < 0) {
          rowOf[from + i] = row;
          payloadOffsetOf[from + i] = header + i;
        } else {
          repeated++;
        }
      }
    }
    int[] rows = new int[LEN];
    int[] offsets = new int[LEN];
    Arrays.fill(rows, -1);
    long at = first;
    for (ByteStream.Piece p : stream.pieces()) {
      assertEquals(true, p.offset() >= at, message); // in order, no overlap
      at = p.end();
      for (int i = 0; i < p.len(); i++) {
        rows[(int) p.offset() + i] = p.row();
        offsets[(int) p.offset() + i] = p.payloadOffset() + i;
      }
    }
    assertArrayEquals(rowOf, rows, message);
    assertArrayEquals(payloadOffsetOf, offsets, message);
    assertEquals(first, stream.start(), message);
    assertEquals(last, stream.end(), message);
    assertEquals(repeated, stream.repeated().stream().mapToInt(ByteStream.Piece::len).sum());
    assertEquals(missing(rowOf, first, last), gaps(stream), message);
  }

  private static List<Integer> missing(int[] rowOf, int from, int to) {
    List<Integer> missing = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (rowOf[i] < 0) {
        missing.add(i);
      }
    }
    return missing;
  }

  private static List<Integer> gaps(ByteStream stream) {
    List<Integer> missing = new ArrayList<>();
    for (ByteStream.Gap gap : stream.gaps()) {
      for (int i = 0; i < gap.len(); i++) {
        missing.add((int) gap.offset() + i);
      }
    }
    return missing;
  }

  @Test
  void whatComesBehindTheFinIsNotPartOfTheStream() {
    ByteStream stream = new ByteStream();
    stream.startsAt(0);
    stream.add(0, 10, 1, 0);
    stream.fin(10);
    stream.add(8, 7, 2, 0);
    stream.add(20, 5, 3, 0);
    stream.cutAtFin();
    assertEquals(List.of(new ByteStream.Piece(0, 10, 1, 0)), stream.pieces());
    assertEquals(10, stream.end());
    assertEquals(10, stream.lenBeyondFin());
    assertEquals(List.of(), stream.gaps());
  }

  @Test
  void whatWasSentBeforeTheFinAndNotCapturedIsAGap() {
    ByteStream stream = new ByteStream();
    stream.startsAt(0);
    stream.add(5, 5, 1, 0);
    stream.fin(30);
    stream.cutAtFin();
    assertEquals(List.of(new ByteStream.Gap(0, 5), new ByteStream.Gap(10, 20)), stream.gaps());
  }
}
