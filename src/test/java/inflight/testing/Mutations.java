package inflight.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Captures made from others: cut, shuffled, thinned, doubled, with bytes that have changed. */
public final class Mutations {
  private static final int MOST_PACKETS = 600;

  private Mutations() {}

  /** One to three mutations of a stretch of {@code packets}, as {@code random} will have it. */
  public static List<Packet> of(SplittableRandom random, List<Packet> packets) {
    int from = random.nextInt(Math.max(1, packets.size() - MOST_PACKETS + 1));
    int to = Math.min(packets.size(), from + MOST_PACKETS);
    List<Packet> out = new ArrayList<>(packets.subList(from, to));
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && !out.isEmpty(); i++) {
      out = one(random, out);
    }
    return out;
  }

  private static List<Packet> one(SplittableRandom random, List<Packet> packets) {
    return switch (random.nextInt(9)) {
      case 0 -> cut(packets, 40 + random.nextInt(100));
      case 1 -> cutSome(random, packets);
      case 2 -> swapped(random, packets);
      case 3 -> thinned(random, packets);
      case 4 -> doubled(random, packets);
      case 5 -> flipped(random, packets, 0.0005);
      case 6 -> flipped(random, packets, 0.01);
      case 7 -> stretched(random, packets);
      default -> new ArrayList<>(packets.subList(random.nextInt(packets.size()), packets.size()));
    };
  }

  private static List<Packet> cut(List<Packet> packets, int snapLen) {
    List<Packet> out = new ArrayList<>();
    for (Packet p : packets) {
      out.add(p.cut(snapLen));
    }
    return out;
  }

  private static List<Packet> cutSome(SplittableRandom random, List<Packet> packets) {
    List<Packet> out = new ArrayList<>();
    for (Packet p : packets) {
      out.add(random.nextInt(5) == 0 ? p.cut(random.nextInt(p.bytes().length + 1)) : p);
    }
    return out;
  }

  /** Neighbours change places; sometimes their times stay where they were. */
  private static List<Packet> swapped(SplittableRandom random, List<Packet> packets) {
    List<Packet> out = new ArrayList<>(packets);
    boolean keepTimes = random.nextBoolean();
    for (int i = 1; i < out.size(); i++) {
      if (random.nextInt(10) == 0) {
        int j = Math.max(0, i - 1 - random.nextInt(3));
        Packet a = out.get(i);
        Packet b = out.get(j);
        out.set(i, keepTimes ? b.at(a.tsNanos()) : b);
        out.set(j, keepTimes ? a.at(b.tsNanos()) : a);
      }
    }
    return out;
  }

  private static List<Packet> thinned(SplittableRandom random, List<Packet> packets) {
    List<Packet> out = new ArrayList<>();
    int one = 2 + random.nextInt(20);
    for (Packet p : packets) {
      if (random.nextInt(one) != 0) {
        out.add(p);
      }
    }
    return out;
  }

  private static List<Packet> doubled(SplittableRandom random, List<Packet> packets) {
    List<Packet> out = new ArrayList<>();
    for (Packet p : packets) {
      out.add(p);
      if (random.nextInt(8) == 0) {
        Packet again = out.get(out.size() - 1 - random.nextInt(Math.min(10, out.size())));
        out.add(again.at(p.tsNanos() + random.nextInt(30_000_000)));
      }
    }
    return out;
  }

  /** Bytes of the first 120 change with this probability. */
  private static List<Packet> flipped(SplittableRandom random, List<Packet> packets, double rate) {
    List<Packet> out = new ArrayList<>();
    for (Packet p : packets) {
      byte[] b = p.bytes().clone();
      for (int i = 0; i < Math.min(b.length, 120); i++) {
        if (random.nextDouble() < rate) {
          b[i] = (byte) (random.nextBoolean() ? random.nextInt() : b[i] ^ 1 << random.nextInt(8));
        }
      }
      out.add(new Packet(p.tsNanos(), b, p.originalLen(), p.linkType()));
    }
    return out;
  }

  /** Time runs faster, slower, or jumps. */
  private static List<Packet> stretched(SplittableRandom random, List<Packet> packets) {
    double factor = Math.pow(10, random.nextInt(5) - 3);
    long start = packets.getFirst().tsNanos();
    Packet[] out = packets.toArray(Packet[]::new);
    for (int i = 0; i < out.length; i++) {
      long nanos = start + (long) ((out[i].tsNanos() - start) * factor);
      out[i] = out[i].at(random.nextInt(50) == 0 ? nanos - random.nextInt(5_000_000) : nanos);
    }
    return new ArrayList<>(Arrays.asList(out));
  }
}
