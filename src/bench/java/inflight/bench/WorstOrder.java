package inflight.bench;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.packet.wire.LinkType;
import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Profile;
import inflight.tcp.verdict.Tracker;
import inflight.testing.Frames;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Connections in the worst order that anybody could send: prints nanoseconds per frame, and how
 * many times those of an ordinary download. Frames are made beforehand and only followed here.
 */
public final class WorstOrder {
  private static final byte[] NONE = new byte[0];

  private WorstOrder() {}

  public static void main(String[] args) {
    Profile profile = args.length > 0 ? Profile.of(args[0]) : Profile.WIRESHARK_4_0;
    Map<String, Attack> attacks = new TreeMap<>();
    attacks.put("a ordinary download", new Attack(1_000_000, WorstOrder::download));
    attacks.put("b equal SYNs", new Attack(1_000_000, i -> syn()));
    attacks.put("c islands forward", new Attack(1_000_000, i -> data(1 + 2 * i)));
    attacks.put("d islands backward", new Attack(1_000_000, i -> data(5_000_000 - 2 * i)));
    attacks.put("e duplicate ACKs of islands", new Attack(1_000_000, WorstOrder::duplicates));
    attacks.put("f ACKs back and forth", new Attack(1_000_000, WorstOrder::backAndForth));
    attacks.put("g ACKs that remove one island each", new Attack(400_000, WorstOrder::oneByOne));
    attacks.put("h SACKs with 4 blocks", new Attack(200_000, WorstOrder::sacks));
    attacks.put(
        "i islands in any order", new Attack(100_000, i -> data(1 + 2 * (i * 7919 % 49_999))));
    run(attacks.get("a ordinary download"), profile); // until it is compiled
    run(attacks.get("a ordinary download"), profile);
    double ordinary = 0;
    for (Map.Entry<String, Attack> e : attacks.entrySet()) {
      double nanos = Math.min(run(e.getValue(), profile), run(e.getValue(), profile));
      ordinary = ordinary == 0 ? nanos : ordinary;
      System.out.printf("%-36s %8.0f ns a frame  %5.1f%n", e.getKey(), nanos, nanos / ordinary);
    }
  }

  private record Attack(int frames, IntFunction<byte[]> frame) {}

  private static double run(Attack a, Profile profile) {
    Dissection d = new Dissection();
    Tracker tracker = new Tracker(profile);
    long spent = 0;
    byte[][] frames = new byte[10_000][];
    for (int from = 0; from < a.frames; from += frames.length) {
      for (int i = 0; i < frames.length; i++) {
        frames[i] = a.frame.apply(from + i);
      }
      long before = System.nanoTime();
      for (int i = 0; i < frames.length; i++) {
        byte[] f = frames[i];
        Dissector.dissect(d, f, 0, f.length, f.length, LinkType.IPV4);
        tracker.frame(d, from + i, (from + i) * 1_000L);
      }
      spent += System.nanoTime() - before;
    }
    return (double) spent / a.frames;
  }

  private static byte[] packet(
      boolean fromA, int seq, int ack, int flags, byte[] options, byte[] payload) {
    int from = fromA ? Frames.CLIENT_V4 : Frames.SERVER_V4;
    int to = fromA ? Frames.SERVER_V4 : Frames.CLIENT_V4;
    int source = fromA ? 1000 : 80;
    int destination = fromA ? 80 : 1000;
    byte[] tcp = Frames.tcp(source, destination, seq, ack, flags, 999, options, payload);
    return Frames.ipv4(from, to, 6, 1, 0x4000, tcp);
  }

  private static byte[] download(int i) {
    int at = 1 + i / 3 * 200;
    return i % 3 == 2
        ? packet(false, 1, at + 200, Tcp.ACK, NONE, NONE)
        : packet(true, at + i % 3 * 100, 1, Tcp.ACK, NONE, new byte[100]);
  }

  private static byte[] syn() {
    return packet(true, 7, 0, Tcp.SYN, NONE, NONE);
  }

  private static byte[] data(int seq) {
    return packet(true, seq, 1, Tcp.ACK, NONE, new byte[1]);
  }

  private static byte[] ack(int ack) {
    return packet(false, 1, ack, Tcp.ACK, NONE, NONE);
  }

  private static byte[] duplicates(int i) {
    return i < 10_000 ? data(5_000_000 - 2 * i) : ack(1_000);
  }

  private static byte[] backAndForth(int i) {
    return i < 10_000 ? data(5_000_000 - 2 * i) : ack(1_000 + i % 2);
  }

  private static byte[] oneByOne(int i) {
    int turn = i / 20_000;
    int n = i % 20_000;
    int base = turn * 30_000;
    return n < 10_000 ? data(base + 20_000 - 2 * n) : ack(base + 3 + 2 * (n - 10_000));
  }

  private static byte[] sacks(int i) {
    byte[] blocks = NONE;
    for (int b = 0; b < 4; b++) {
      blocks = Frames.join(blocks, Frames.u32(i * 8 + 2 * b), Frames.u32(i * 8 + 2 * b + 1));
    }
    return packet(false, 1, 1, Tcp.ACK, Frames.option(5, blocks), NONE);
  }
}
