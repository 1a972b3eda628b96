package inflight.packet.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameTableTest {
  private static final int CHUNK = 65_536;

  private final FrameTable table = new FrameTable();

  private record Row(
      long offset,
      long ts,
      FrameKind kind,
      int connection,
      int verdict,
      boolean b,
      int flags,
      int len) {}

  private void append(Row r) {
    int verdict = r.b ? r.verdict | Integer.MIN_VALUE : r.verdict;
    table.append(r.offset, r.ts, r.kind, r.connection, verdict, r.flags, r.len);
  }

  private Row read(int row) {
    return new Row(
        table.recordOffset(row),
        table.tsNanos(row),
        table.kind(row),
        table.connection(row),
        table.verdict(row),
        table.fromB(row),
        table.flags(row),
        table.payloadLen(row));
  }

  @Test
  void everyColumnComesBackOverSeveralChunks() {
    long seed = new SplittableRandom().nextLong();
    System.out.println("FrameTableTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2 * CHUNK + 3; i++) {
      rows.add(random(random));
      append(rows.get(i));
    }
    table.publish();
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(rows.get(i), read(i), "seed " + seed + " row " + i);
    }
  }

  private static Row random(SplittableRandom random) {
    int[] lengths = {0, 1, 1448, 0xfffe, 0xffff, 0x10000, 131_072, Integer.MAX_VALUE};
    return new Row(
        random.nextLong(1L << 48),
        random.nextLong(),
        FrameKind.of(random.nextInt(FrameKind.values().length)),
        random.nextInt(5) - 1,
        random.nextInt(1 << 15),
        random.nextBoolean(),
        random.nextInt(1 << 12),
        lengths[random.nextInt(lengths.length)]);
  }

  @Test
  void theExtremesOfEveryColumn() {
    Row high =
        new Row(
            (1L << 48) - 1,
            Long.MAX_VALUE,
            FrameKind.IP,
            Integer.MAX_VALUE,
            0x7fff,
            true,
            0xfff,
            Integer.MAX_VALUE);
    Row low =
        new Row(0, Long.MIN_VALUE + 1, FrameKind.OTHER, FrameTable.NO_CONNECTION, 0, false, 0, 0);
    append(high);
    append(low);
    table.publish();
    assertEquals(high, read(0));
    assertEquals(low, read(1));
  }

  @Test
  void aFrameWithoutATimeCountsAsOneOf1970() {
    append(new Row(0, Long.MIN_VALUE, FrameKind.OTHER, FrameTable.NO_CONNECTION, 0, false, 0, 0));
    append(new Row(0, 0, FrameKind.OTHER, FrameTable.NO_CONNECTION, 0, false, 0, 0));
    assertEquals(0, table.tsNanos(0));
    assertFalse(table.hasTime(0));
    assertTrue(table.hasTime(1));
  }

  @Test
  void rowsAreThereOnceTheyArePublished() {
    assertEquals(0, table.size());
    append(tcp(0));
    assertEquals(1, table.written());
    assertEquals(0, table.size());
    assertEquals(-1, table.nextOf(0, 0));
    table.publish();
    assertEquals(1, table.size());
    assertEquals(0, table.nextOf(0, 0));
  }

  private static Row tcp(int connection) {
    return new Row(0, 0, FrameKind.TCP, connection, 0, false, 0, 0);
  }

  @Test
  void findsTheRowsOfAConnectionAcrossChunks() {
    int[] wanted = {0, 5, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 7};
    int next = 0;
    for (int row = 0; row < 2 * CHUNK + 8; row++) {
      boolean mine = next < wanted.length && wanted[next] == row;
      append(tcp(mine ? 3 : 4));
      next += mine ? 1 : 0;
    }
    table.publish();
    assertArrayEquals(wanted, table.rowsOf(3, 0, 2 * CHUNK + 7));
    assertArrayEquals(new int[] {5, CHUNK - 1}, table.rowsOf(3, 1, CHUNK - 1));
    assertArrayEquals(new int[0], table.rowsOf(9, 0, 2 * CHUNK + 7));
    assertEquals(2 * CHUNK + 7, table.nextOf(3, 2 * CHUNK + 1));
    assertEquals(-1, table.nextOf(3, 2 * CHUNK + 8));
  }

  @Test
  void remembersWhatADatagramWasMadeOf() {
    append(tcp(0));
    table.reassembledFrom(0, new int[] {3, 1, 0});
    assertArrayEquals(new int[] {3, 1, 0}, table.reassembledFrom(0));
    assertNull(table.reassembledFrom(1));
  }

  @Test
  void directionAndVerdictShareAColumnAndDoNotMix() {
    append(new Row(0, 0, FrameKind.TCP, 0, 0x7fff, false, 0, 0));
    append(new Row(0, 0, FrameKind.TCP, 0, 0, true, 0, 0));
    table.publish();
    assertFalse(table.fromB(0));
    assertEquals(0x7fff, table.verdict(0));
    assertTrue(table.fromB(1));
    assertEquals(0, table.verdict(1));
  }
}
