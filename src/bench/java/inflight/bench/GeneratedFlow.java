package inflight.bench;

import inflight.bench.FrameBytes.Segment;
import inflight.packet.wire.Tcp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One made-up connection, captured at the server: handshake, requests and answers, close. The
 * server's window grows from ten segments on; segments get lost before or behind the capture point
 * or are overtaken, the client acknowledges every second one and reports gaps, and the server sends
 * again after three duplicate ACKs or a timeout.
 */
final class GeneratedFlow {
  private static final int MSS = 1448;
  private static final long GAP_NANOS = 12_000;
  private static final long TIMEOUT_NANOS = 220_000_000;
  private static final int MAX_WINDOW = 64;

  /** A data segment of the server: its number in the window, and when it is captured. */
  private record Sent(int index, long nanos, boolean captured, boolean arrives) {}

  private final Random random;
  private final double loss;
  private final double reordering;
  private final Consumer<Segment> capture;
  private final boolean v6;
  private final int client;
  private final int server;
  private final int clientPort;
  private final long rttNanos;
  private int clientSeq;
  private int serverSeq;
  private int windowSegments = 10;
  private int left;
  private int requests;
  private boolean open;

  /** When the next step happens. */
  private long now;

  GeneratedFlow(Random random, CaptureGenerator.Mix mix, long startNanos, Consumer<Segment> to) {
    this.random = random;
    loss = mix.loss();
    reordering = mix.reordering();
    capture = to;
    v6 = random.nextDouble() < mix.ipv6();
    client = 0x0a000000 | random.nextInt(1 << 16);
    server = 0xc0000200 | random.nextInt(64);
    clientPort = 20_000 + random.nextInt(40_000);
    rttNanos = 200_000L + random.nextInt(40_000_000);
    clientSeq = random.nextInt();
    serverSeq = random.nextInt();
    int kind = random.nextInt(100);
    requests = kind < 55 ? 1 + random.nextInt(4) : 1;
    left = kind < 99 ? 0 : 3_000 + random.nextInt(4_000);
    now = startNanos;
  }

  long nextNanos() {
    return now;
  }

  /** Does the next step; false when the connection is over. */
  boolean step() {
    if (!open) {
      open = true;
      handshake();
    } else if (left > 0) {
      window();
    } else if (requests > 0) {
      request();
    } else {
      close();
      return false;
    }
    return true;
  }

  private void handshake() {
    fromClient(now, Tcp.SYN, 0, 0, 0);
    clientSeq++;
    fromServer(now + 30_000, Tcp.SYN | Tcp.ACK, serverSeq++, 0);
    fromClient(now + rttNanos, Tcp.ACK, 0, 0, 0);
    now += rttNanos + 50_000;
  }

  private void request() {
    requests--;
    int len = 120 + random.nextInt(700);
    fromClient(now, Tcp.ACK | Tcp.PSH, len, 0, 0);
    clientSeq += len;
    fromServer(now + 40_000, Tcp.ACK, serverSeq, 0);
    left = Math.max(left, 1 + (int) (Math.exp(random.nextDouble() * 4)));
    now += 1_000_000 + random.nextInt(20_000_000);
  }

  /** As many segments as the window takes, their ACKs, and what is sent again. */
  private void window() {
    int count = Math.min(left, windowSegments);
    List<Sent> window = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double luck = random.nextDouble();
      boolean late = random.nextDouble() < reordering;
      long nanos = now + i * GAP_NANOS + (late ? 4 * GAP_NANOS : 0);
      window.add(new Sent(i, nanos, luck >= loss / 2, luck >= loss));
    }
    window.sort(Comparator.comparingLong(Sent::nanos));
    now = answer(window, count);
    serverSeq += count * MSS;
    left -= count;
    boolean lost = window.stream().anyMatch(s -> !s.arrives());
    windowSegments = lost ? Math.max(2, windowSegments / 2) : Math.min(MAX_WINDOW, 2 * count);
    if (left == 0) {
      now += random.nextInt(300_000_000);
    }
  }

  private long answer(List<Sent> window, int count) {
    boolean[] have = new boolean[count];
    int next = 0;
    int unacknowledged = 0;
    int duplicates = 0;
    long last = now;
    long repeatAt = Long.MAX_VALUE;
    for (Sent s : window) {
      last = s.nanos() + rttNanos;
      if (s.captured()) {
        data(s.nanos(), s.index());
      }
      if (!s.arrives()) {
        continue;
      }
      have[s.index()] = true;
      if (s.index() != next) {
        acknowledge(last, next, s.index());
        repeatAt = ++duplicates == 3 ? last : repeatAt;
        continue;
      }
      next = firstMissing(have, next);
      if (++unacknowledged % 2 == 0 || next == count || next > s.index() + 1) {
        acknowledge(last, next, next);
      }
    }
    while (next < count) {
      long again = Math.min(repeatAt, last + TIMEOUT_NANOS);
      data(again, next);
      have[next] = true;
      next = firstMissing(have, next);
      last = Math.max(last, again + rttNanos);
      acknowledge(again + rttNanos, next, next);
      repeatAt = again + rttNanos;
    }
    return last + GAP_NANOS;
  }

  private static int firstMissing(boolean[] have, int from) {
    int next = from;
    while (next < have.length && have[next]) {
      next++;
    }
    return next;
  }

  private void data(long nanos, int index) {
    fromServer(nanos, Tcp.ACK, serverSeq + index * MSS, MSS);
  }

  /** The client has everything before {@code next}, and maybe the segment {@code got}. */
  private void acknowledge(long nanos, int next, int got) {
    int left = got == next ? 0 : serverSeq + got * MSS;
    emit(nanos, true, clientSeq, serverSeq + next * MSS, Tcp.ACK, 0, left, got == next ? 0 : MSS);
  }

  private void close() {
    if (random.nextInt(20) == 0) {
      fromClient(now, Tcp.RST | Tcp.ACK, 0, 0, 0);
      return;
    }
    fromServer(now, Tcp.FIN | Tcp.ACK, serverSeq++, 0);
    fromClient(now + rttNanos, Tcp.FIN | Tcp.ACK, 0, 0, 0);
    clientSeq++;
    fromServer(now + rttNanos + 30_000, Tcp.ACK, serverSeq, 0);
  }

  private void fromClient(long nanos, int flags, int len, int sackLeft, int sackLen) {
    int ack = (flags & Tcp.ACK) == 0 ? 0 : serverSeq;
    emit(nanos, true, clientSeq, ack, flags, len, sackLeft, sackLen);
  }

  private void fromServer(long nanos, int flags, int seq, int len) {
    emit(nanos, false, seq, clientSeq, flags, len, 0, 0);
  }

  private void emit(
      long nanos, boolean up, int seq, int ack, int flags, int len, int sackLeft, int sackLen) {
    capture.accept(
        new Segment(
            nanos,
            v6,
            up ? client : server,
            up ? server : client,
            up ? clientPort : 443,
            up ? 443 : clientPort,
            seq,
            ack,
            flags,
            up ? 4096 : 502,
            len,
            sackLeft,
            sackLeft + sackLen));
  }
}
