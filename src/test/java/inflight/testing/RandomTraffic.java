package inflight.testing;

import inflight.packet.wire.Tcp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * TCP traffic as no stack sends it: random segments over a few connections, with numbers from so
 * small a range that they meet. The same seed gives the same traffic.
 */
public final class RandomTraffic {
  private static final long START_NANOS = 1_600_000_000_000_000_000L;
  private static final int[] FLAGS = {
    Tcp.ACK,
    Tcp.ACK,
    Tcp.ACK,
    Tcp.ACK,
    Tcp.ACK,
    Tcp.ACK,
    Tcp.ACK,
    Tcp.ACK,
    Tcp.ACK | Tcp.PSH,
    Tcp.ACK | Tcp.PSH,
    Tcp.ACK | Tcp.PSH,
    Tcp.SYN,
    Tcp.SYN | Tcp.ACK,
    Tcp.FIN | Tcp.ACK,
    Tcp.FIN | Tcp.ACK,
    Tcp.RST,
    Tcp.RST | Tcp.ACK,
    Tcp.FIN,
    0,
    Tcp.PSH,
    Tcp.SYN | Tcp.FIN,
    Tcp.SYN | Tcp.AE | Tcp.CWR | Tcp.ECE,
    Tcp.SYN | Tcp.ACK | Tcp.CWR,
    Tcp.ACK | Tcp.ECE
  };
  private static final long[] DELTAS = {
    0,
    1_000,
    1_000_000,
    2_900_000,
    3_100_000,
    10_000_000,
    19_000_000,
    21_000_000,
    300_000_000,
    -1_000_000
  };
  private static final int[] WINDOWS = {0, 0, 1, 2, 3, 100, 100, 100, 200, 65535};
  private static final int[] LENGTHS = {0, 0, 0, 0, 1, 1, 2, 3, 5, 10};

  private final SplittableRandom random;
  private final int[] bases = new int[8];
  private final int sequenceRange;
  private final boolean fullOptions;
  private final RandomWrapping wrapping;

  private RandomTraffic(long seed) {
    random = new SplittableRandom(seed);
    int[] starts = {0, 1, -5, 1000, Integer.MAX_VALUE - 3, random.nextInt()};
    for (int i = 0; i < bases.length; i++) {
      bases[i] = starts[random.nextInt(starts.length)];
    }
    sequenceRange = 4 + random.nextInt(30);
    fullOptions = random.nextBoolean();
    wrapping = random.nextInt(3) == 0 ? new RandomWrapping(random) : null;
  }

  /** So many frames of Ethernet. */
  public static List<Packet> of(long seed, int frames) {
    return new RandomTraffic(seed).frames(frames);
  }

  private List<Packet> frames(int n) {
    List<Packet> packets = new ArrayList<>();
    long now = START_NANOS;
    int connections = 1 + random.nextInt(4);
    for (int i = 0; i < n; i++) {
      now += DELTAS[random.nextInt(DELTAS.length)];
      packets.addAll(packets(now, random.nextInt(connections)));
    }
    return packets;
  }

  private List<Packet> packets(long now, int connection) {
    boolean client = random.nextBoolean();
    int mine = bases[2 * connection + (client ? 0 : 1)];
    int other = bases[2 * connection + (client ? 1 : 0)];
    int clientPort = 1000 + connection;
    byte[] payload = Frames.ramp(LENGTHS[random.nextInt(LENGTHS.length)]);
    int flags = FLAGS[random.nextInt(FLAGS.length)];
    boolean syn = (flags & Tcp.SYN) != 0;
    int seq = syn && random.nextInt(3) > 0 ? mine : mine + random.nextInt(sequenceRange);
    int ack = other + random.nextInt(sequenceRange);
    byte[] tcp =
        Frames.tcp(
            client ? clientPort : 80,
            client ? 80 : clientPort,
            seq,
            (flags & Tcp.ACK) != 0 || random.nextInt(4) == 0 ? ack : 0,
            flags,
            WINDOWS[random.nextInt(WINDOWS.length)],
            options(syn, other),
            payload);
    if (wrapping != null && random.nextInt(3) > 0) {
      List<Packet> frames = wrapping.frames(now, tcp, client, connection % 2 == 0);
      return random.nextInt(30) > 0
          ? frames
          : frames.stream().map(p -> p.cut(10 + random.nextInt(80))).toList();
    }
    int from = client ? Frames.CLIENT_V4 : Frames.SERVER_V4;
    int to = client ? Frames.SERVER_V4 : Frames.CLIENT_V4;
    byte[] ip =
        connection % 2 == 0
            ? Frames.ipv4(from, to, 6, random.nextInt(65536), 0x4000, tcp)
            : Frames.ipv6(
                client ? Frames.CLIENT_V6 : Frames.SERVER_V6,
                client ? Frames.SERVER_V6 : Frames.CLIENT_V6,
                6,
                tcp);
    if (random.nextInt(40) == 0) {
      ip = quoted(ip, connection % 2 == 0);
    }
    byte[] frame = Frames.ethernet((ip[0] & 0xf0) == 0x40 ? 0x0800 : 0x86dd, ip);
    Packet whole = Packet.ethernet(now, frame);
    return List.of(random.nextInt(30) == 0 ? whole.cut(30 + random.nextInt(80)) : whole);
  }

  private byte[] quoted(byte[] ip, boolean v4) {
    int kept = Math.min(ip.length, random.nextBoolean() ? 28 + random.nextInt(40) : ip.length);
    byte[] part = java.util.Arrays.copyOf(ip, kept);
    return v4
        ? Frames.ipv4(1, Frames.icmp(3, random.nextInt(5), part))
        : Frames.ipv6(58, Frames.icmp(1 + random.nextInt(4), 0, part));
  }

  private byte[] options(boolean syn, int other) {
    byte[] out = new byte[0];
    if (!syn && random.nextInt(3) > 0) {
      return out;
    }
    int n = random.nextInt(5);
    for (int i = 0; i < n; i++) {
      byte[] more = Frames.join(out, option(other));
      if (more.length <= 40) {
        out = more;
      }
    }
    return out;
  }

  private byte[] option(int other) {
    int choice = random.nextInt(fullOptions ? 14 : 6);
    return switch (choice) {
      case 0 -> Frames.u8(1);
      case 1 -> Frames.option(2, Frames.u16(random.nextInt(65536)));
      case 2 -> Frames.option(3, Frames.u8(random.nextInt(4) == 0 ? 15 : random.nextInt(4)));
      case 3 -> Frames.option(4, new byte[0]);
      case 4 -> Frames.option(8, Frames.join(Frames.u32(random.nextInt()), Frames.u32(7)));
      case 5 -> sack(other);
      case 6 -> Frames.u8(0);
      case 7 -> Frames.u8(random.nextInt(256), random.nextInt(6));
      case 8 -> Frames.option(random.nextInt(256), Frames.ramp(random.nextInt(12)));
      case 9 -> Frames.option(34, Frames.ramp(2 * random.nextInt(6)));
      case 10 -> Frames.option(172 + 2 * random.nextInt(2), Frames.ramp(3 * random.nextInt(4)));
      case 11 -> Frames.option(253 + random.nextInt(2), Frames.ramp(random.nextInt(9)));
      case 12 -> Frames.option(2 + random.nextInt(8), Frames.ramp(random.nextInt(9)));
      default -> Frames.option(random.nextInt(30), Frames.ramp(random.nextInt(9)));
    };
  }

  private byte[] sack(int other) {
    byte[] blocks = new byte[0];
    int n = random.nextInt(5);
    for (int i = 0; i < n; i++) {
      int left = other + random.nextInt(sequenceRange);
      int right = left + random.nextInt(4);
      blocks = Frames.join(blocks, Frames.u32(left), Frames.u32(right));
    }
    return Frames.option(5, blocks);
  }
}
