package inflight.tcp.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The pooled list against a plain one that does what rules A13 to A16 say, word by word. */
class UnackedTest {
  /** Sequence numbers as unsigned 32 bits; "behind" and "ahead" as RFC 9293 3.4 has them. */
  private static final class PlainList {
    private record Entry(long seq, long end, int frame, long nanos) {}

    /** Newest first. */
    private List<Entry> entries = new ArrayList<>();

    private int ackedFrame;
    private long ackedNanos;

    private static boolean ahead(long a, long b) {
      long distance = a - b & 0xffff_ffffL;
      return distance != 0 && distance <= 1L << 31;
    }

    void push(int seq, int end, int frame, long nanos) {
      if (entries.size() < Unacked.MAX_PER_SIDE) {
        entries.addFirst(new Entry(seq & 0xffff_ffffL, end & 0xffff_ffffL, frame, nanos));
      }
    }

    void acknowledge(int number) {
      long ack = number & 0xffff_ffffL;
      ackedFrame = 0;
      List<Entry> left = new ArrayList<>();
      for (Entry e : entries) { // newest to oldest: of two that fit, the oldest counts
        if (e.end == ack) {
          ackedFrame = e.frame;
          ackedNanos = e.nanos;
        } else if (ahead(e.end, ack)) {
          left.add(ahead(ack, e.seq) ? new Entry(ack, e.end, e.frame, e.nanos) : e);
        }
      }
      entries = left;
    }

    int span(int base) {
      long lowest = Long.MAX_VALUE;
      long highest = 0;
      for (Entry e : entries) {
        lowest = Math.min(lowest, e.seq - base & 0xffff_ffffL);
        highest = Math.max(highest, e.end - base & 0xffff_ffffL);
      }
      return (int) (highest - lowest);
    }
  }

  private final Unacked unacked = new Unacked(false);

  @Test
  void behavesAsThePlainList() {
    long seed = new SplittableRandom().nextLong();
    System.out.println("UnackedTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      String what = "seed " + seed + " round " + round;
      int base = random.nextInt(3) == 0 ? -random.nextInt(100) : random.nextInt();
      Traffic traffic = new Traffic(random, base);
      Side side = new Side();
      side.rebase(base);
      PlainList plain = new PlainList();
      unacked.acknowledge(side, base); // the round before left its last answer
      for (int step = 1; step < 300; step++) {
        if (random.nextInt(3) > 0) {
          int seq = traffic.seq();
          int end = seq + 1 + random.nextInt(20);
          unacked.push(side, seq, end, step, step * 10L);
          plain.push(seq, end, step, step * 10L);
        } else {
          int ack = traffic.ack();
          unacked.acknowledge(side, ack);
          plain.acknowledge(ack);
          assertEquals(plain.ackedFrame, unacked.ackedFrame(), what + " step " + step);
          if (plain.ackedFrame != 0) {
            assertEquals(plain.ackedNanos, unacked.ackedNanos(), what + " step " + step);
          }
        }
        check(side, plain, base, what + " step " + step);
      }
      unacked.clear(side); // the pool is shared by all rounds
    }
  }

  private void check(Side side, PlainList plain, int base, String what) {
    assertEquals(plain.entries.isEmpty(), unacked.isEmpty(side), what);
    if (!plain.entries.isEmpty()) {
      assertEquals(plain.entries.getLast().frame, unacked.oldestFrame(side), what);
      assertEquals(plain.entries.getLast().nanos, unacked.oldestNanos(side), what);
      assertEquals(plain.span(base), unacked.span(side), what);
    }
  }

  /** In order, a little disordered, or all over the place. */
  private static final class Traffic {
    private final SplittableRandom random;
    private final int disorder;
    private int next;
    private int acked;

    Traffic(SplittableRandom random, int base) {
      this.random = random;
      next = base;
      acked = base;
      disorder = random.nextInt(4);
    }

    int seq() {
      next += random.nextInt(12);
      return switch (disorder) {
        case 0 -> next += 20; // never overlaps the one before
        case 1 -> random.nextInt(6) == 0 ? next - random.nextInt(200) : next;
        case 2 -> next + random.nextInt(400) - 200;
        default -> random.nextInt(10) == 0 ? random.nextInt() : next + random.nextInt(1 << 24);
      };
    }

    int ack() {
      acked += random.nextInt(40);
      return switch (random.nextInt(6)) {
        case 0 -> next - random.nextInt(60);
        case 1 -> acked - random.nextInt(200);
        case 2 -> acked + Integer.MIN_VALUE; // half the space away
        case 3 -> disorder == 3 ? random.nextInt() : acked;
        default -> acked;
      };
    }
  }

  @Test
  void remembersTenThousandPerSideAndMakesRoomAgain() {
    Side side = new Side();
    side.rebase(0);
    Side other = new Side();
    other.rebase(0);
    for (int i = 0; i < 20_000; i++) {
      unacked.push(side, 2 * i, 2 * i + 1, i + 1, i);
    }
    assertFalse(side.unackedRoom());
    assertTrue(other.unackedRoom());
    assertEquals(2 * Unacked.MAX_PER_SIDE - 1, unacked.span(side));
    unacked.acknowledge(side, 1);
    assertTrue(side.unackedRoom());
    assertEquals(1, unacked.ackedFrame());
    assertEquals(2, unacked.oldestFrame(side));
  }

  @Test
  void sidesShareThePoolAndNothingElse() {
    Side a = new Side();
    Side b = new Side();
    a.rebase(0);
    b.rebase(0);
    for (int i = 0; i < 3_000; i++) {
      unacked.push(a, i, i + 1, 2 * i + 1, i);
      unacked.push(b, 10_000 + i, 10_001 + i, 2 * i + 2, i);
    }
    unacked.acknowledge(a, 3_000);
    assertTrue(unacked.isEmpty(a));
    assertEquals(3_000, unacked.span(b));
    assertEquals(2, unacked.oldestFrame(b));
  }
}
