package inflight.bench;

import inflight.bench.FrameBytes.Segment;
import inflight.bench.TruthGenerator.Captured;
import inflight.packet.wire.Tcp;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One download, simulated event by event: a server that sends, a path that loses, delays and
 * doubles before or behind the capture point, and a client that acknowledges with SACK and D-SACK.
 * Data are counted in segments. What happened to each is noted on the frame that shows it.
 */
final class TruthFlow {
  private static final int MSS = 1448;
  private static final long GAP = 12_000;
  private static final long MS = 1_000_000;

  private record Event(long nanos, int order, Runnable what) {}

  /** One copy of a data segment on its way. */
  private static final class Copy {
    final int index;
    final int number;
    final long tsVal;
    final int id;
    final String trigger;
    boolean captured;
    boolean arrived;
    final List<String> classes = new ArrayList<>();

    Copy(int index, int number, long tsVal, int id, String trigger) {
      this.index = index;
      this.number = number;
      this.tsVal = tsVal;
      this.id = id;
      this.trigger = trigger;
    }
  }

  private final Random random;
  private final Consumer<Captured> capture;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingInt(Event::order));
  private final int client;
  private final int port;
  private final long rtt;
  private final double tap;
  private final double loss;
  private final int total;
  private final int clientIss;
  private final int serverIss;
  private final List<List<Copy>> copies = new ArrayList<>();
  private long now;
  private int order;
  private int serverId;
  private int clientId;
  private long lineFree;
  private int highestCaptured = -1;

  // The sender.
  private final BitSet sacked = new BitSet();
  private final BitSet resent = new BitSet();
  private final int window;
  private int una;
  private int nxt;
  private int duplicates;
  private int recover = -1;
  private int timer;
  private int backoff;
  private boolean afterTimeout;
  private long heardTs;

  // The receiver.
  private final BitSet have = new BitSet();
  private int next;
  private int pending;
  private int delay;
  private long recentTs;

  TruthFlow(Random random, int number, long start, double tap, Consumer<Captured> capture) {
    this.random = random;
    this.capture = capture;
    this.tap = tap;
    now = start;
    client = 0x0a000000 | number + 1;
    port = 20_000 + number % 40_000;
    rtt = 5 * MS + (long) (random.nextDouble() * 70 * MS);
    loss = random.nextDouble() * 0.04;
    total = 20 + random.nextInt(100);
    window = 8 + random.nextInt(24);
    clientIss = random.nextInt();
    serverIss = random.nextInt();
    serverId = random.nextInt(1 << 16);
    clientId = random.nextInt(1 << 16);
    for (int i = 0; i < total; i++) {
      copies.add(new ArrayList<>());
    }
  }

  void run() {
    long toServer = (long) (rtt * tap);
    emit(now, true, Tcp.SYN, 0, 0, 0, 0, 0, List.of());
    emit(now + toServer, false, Tcp.SYN | Tcp.ACK, 0, 1, 0, 0, 0, List.of());
    emit(now + rtt, true, Tcp.ACK, 1, 1, 0, 0, 0, List.of());
    emit(now + rtt + 1, true, Tcp.ACK | Tcp.PSH, 1, 1, 100, 0, 0, List.of());
    recentTs = millis(now + rtt);
    now += rtt + toServer / 2 + MS;
    send();
    while (!events.isEmpty() && una < total) {
      Event e = events.remove();
      now = e.nanos;
      e.what.run();
    }
    finish();
  }

  private void at(long nanos, Runnable what) {
    events.add(new Event(nanos, order++, what));
  }

  private static long millis(long nanos) {
    return nanos / MS & 0x7fffffff;
  }

  // The sender.

  private void send() {
    while (nxt < total && nxt - una - sacked.cardinality() < window) {
      transmit(nxt++, "");
    }
    arm();
  }

  private void transmit(int index, String trigger) {
    List<Copy> known = copies.get(index);
    Copy c = new Copy(index, known.size(), millis(now), serverId++ & 0xffff, trigger);
    known.add(c);
    lineFree = Math.max(now, lineFree) + GAP;
    boolean before = random.nextDouble() < loss / 2;
    boolean behind = random.nextDouble() < loss / 2;
    boolean late = random.nextDouble() < 0.008;
    boolean lateBehind = random.nextDouble() < 0.004;
    boolean twice = random.nextDouble() < 0.004;
    if (before) {
      return;
    }
    long slow = (4 + random.nextInt(40)) * GAP;
    long passes = lineFree + (long) (rtt / 2 * tap) + (late ? slow : 0);
    at(passes, () -> captured(c, false, behind, lateBehind ? slow : 0));
    if (twice) {
      at(passes + 3 * GAP + random.nextInt((int) MS), () -> captured(c, true, behind, 0));
    }
  }

  private void captured(Copy c, boolean second, boolean lost, long slow) {
    List<String> classes = new ArrayList<>();
    if (second) {
      classes.add("network_duplicate");
    } else {
      c.captured = true;
      if (!c.trigger.isEmpty()) {
        classes.add(c.trigger);
        boolean seen =
            copies.get(c.index).stream().anyMatch(o -> o.number < c.number && o.captured);
        if (!seen) {
          classes.add("lost_before_capture");
        }
      } else if (c.index < highestCaptured) {
        classes.add("reordering");
      }
      c.classes.addAll(classes);
    }
    highestCaptured = Math.max(highestCaptured, c.index);
    List<String> shown = second ? classes : c.classes;
    emitData(c, shown);
    if (!lost) {
      at(now + (long) (rtt / 2 * (1 - tap)) + slow, () -> arrives(c));
    } else if (!second) {
      c.classes.add("lost_behind_capture");
    }
  }

  private void acked(int ack, int sackLeft, int sackRight, long tsVal) {
    heardTs = tsVal;
    boolean dsack = sackRight > sackLeft && sackRight <= ack;
    if (sackRight > ack) {
      sacked.set(Math.max(ack, sackLeft), sackRight);
    }
    if (ack > una) {
      una = ack;
      sacked.clear(0, una);
      duplicates = 0;
      backoff = 0;
      recover = una >= recover ? -1 : recover;
      afterTimeout &= recover >= 0;
      arm();
    } else if (nxt > una && !dsack) {
      duplicates++;
    }
    if (recover < 0 && duplicates >= 3) {
      recover = nxt;
      resent.clear();
      resend(una, "fast_retransmission");
    } else if (recover >= 0) {
      // with SACK only what lies below an island counts as lost; after a timeout, all that was sent
      int highest = Math.max(sacked.length(), afterTimeout ? una + 1 : 0);
      for (int i = una; i < highest; i++) {
        if (!sacked.get(i) && !resent.get(i)) {
          boolean told = !sacked.isEmpty();
          resend(i, told ? "sack_retransmission" : "partial_ack_retransmission");
          break;
        }
      }
    }
    send();
  }

  private void resend(int index, String trigger) {
    resent.set(index);
    transmit(index, trigger);
  }

  /** The probe where nothing behind can tell of a loss, else the retransmission timer. */
  private void arm() {
    int mine = ++timer;
    if (una >= nxt) {
      return;
    }
    long rto = (rtt + 200 * MS) << Math.min(backoff, 6);
    boolean probe = nxt == total && recover < 0 && backoff == 0 && sacked.isEmpty();
    long wait = probe ? Math.min(rto, 2 * rtt + (nxt - una == 1 ? 200 : 2) * MS) : rto;
    at(now + wait, () -> fires(mine, probe, rto - wait));
  }

  private void fires(int mine, boolean probe, long rest) {
    if (mine != timer) {
      return;
    }
    if (probe) {
      transmit(nxt - 1, "tail_loss_probe");
      int again = ++timer;
      at(now + Math.max(rest, rtt + 200 * MS), () -> fires(again, false, 0));
      return;
    }
    backoff++;
    afterTimeout = true;
    recover = nxt;
    duplicates = 0;
    resent.clear();
    resend(una, "retransmission_timeout");
    arm();
  }

  // The receiver.

  private void arrives(Copy c) {
    c.arrived = true;
    if (have.get(c.index)) {
      acknowledge(c.index, c.index + 1);
      return;
    }
    have.set(c.index);
    if (c.index == next) {
      boolean hole = have.length() > next + 1;
      recentTs = pending == 0 ? c.tsVal : recentTs;
      next = have.nextClearBit(next);
      if (hole || ++pending >= 2) {
        acknowledgeIslands();
      } else {
        int mine = ++delay;
        at(now + 40 * MS, () -> late(mine));
      }
    } else {
      acknowledgeIslands();
    }
  }

  private void late(int mine) {
    if (mine == delay && pending > 0) {
      acknowledgeIslands();
    }
  }

  private void acknowledgeIslands() {
    int left = have.nextSetBit(next);
    acknowledge(Math.max(0, left), left < 0 ? 0 : have.nextClearBit(left));
  }

  private void acknowledge(int sackLeft, int sackRight) {
    pending = 0;
    int ack = next;
    long passes = now + (long) (rtt / 2 * (1 - tap));
    long tsVal = millis(now);
    long echo = recentTs;
    boolean before = random.nextDouble() < loss / 4;
    boolean behind = random.nextDouble() < loss / 4;
    if (before) {
      return;
    }
    at(
        passes,
        () -> {
          emitAck(ack, sackLeft, sackRight, tsVal, echo);
          if (!behind) {
            at(now + (long) (rtt / 2 * tap), () -> acked(ack, sackLeft, sackRight, tsVal));
          }
        });
  }

  // What is captured.

  private final List<Runnable> written = new ArrayList<>();

  private void emitData(Copy c, List<String> classes) {
    long nanos = now;
    long echo = heardTs;
    int seq = 1 + c.index * MSS;
    written.add(
        () -> put(nanos, false, Tcp.ACK, seq, 101, MSS, 0, 0, classes, c.id, c.tsVal, echo));
  }

  private void emitAck(int ack, int sackLeft, int sackRight, long tsVal, long echo) {
    long nanos = now;
    int id = clientId++ & 0xffff;
    int left = 1 + sackLeft * MSS;
    int right = sackRight > sackLeft ? 1 + sackRight * MSS : left;
    written.add(
        () ->
            put(
                nanos,
                true,
                Tcp.ACK,
                101,
                1 + ack * MSS,
                0,
                left,
                right,
                List.of(),
                id,
                tsVal,
                echo));
  }

  /** Once all is over it is known which resends were needless. */
  private void finish() {
    while (!events.isEmpty() && events.peek().nanos < now + rtt) {
      Event e = events.remove();
      now = e.nanos;
      e.what.run();
    }
    for (List<Copy> known : copies) {
      for (Copy c : known) {
        boolean needless = known.stream().anyMatch(o -> o.number < c.number && o.arrived && o != c);
        if (c.captured && !c.trigger.isEmpty() && needless) {
          c.classes.add("spurious_retransmission");
          c.classes.remove("lost_before_capture");
        }
        c.classes.removeIf(k -> k.equals("lost_behind_capture") && c.arrived);
      }
    }
    written.forEach(Runnable::run);
  }

  private void emit(
      long nanos,
      boolean up,
      int flags,
      int seq,
      int ack,
      int len,
      int left,
      int right,
      List<String> k) {
    int id = up ? clientId++ & 0xffff : serverId++ & 0xffff;
    put(nanos, up, flags, seq, ack, len, left, right, k, id, millis(nanos), up ? 0 : millis(nanos));
  }

  private void put(
      long nanos,
      boolean up,
      int flags,
      int seq,
      int ack,
      int len,
      int left,
      int right,
      List<String> classes,
      int id,
      long tsVal,
      long tsEcr) {
    int rawSeq = (up ? clientIss : serverIss) + seq;
    int rawAck = (flags & Tcp.ACK) == 0 ? 0 : (up ? serverIss : clientIss) + ack;
    Segment s =
        new Segment(
            nanos,
            false,
            up ? client : 0xc0000202,
            up ? 0xc0000202 : client,
            up ? port : 443,
            up ? 443 : port,
            rawSeq,
            rawAck,
            flags,
            up ? 4096 : 502,
            len,
            right > left ? serverIss + left : 0,
            right > left ? serverIss + right : 0);
    capture.accept(new Captured(s, id, (int) tsVal, (int) tsEcr, classes));
  }
}
