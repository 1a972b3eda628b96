package inflight.testing;

import inflight.packet.wire.LinkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What random traffic travels in: link layers, tags, extension headers, fragments, and now and then
 * a header that lies.
 */
final class RandomWrapping {
  private final SplittableRandom random;
  private int nextId = 1;

  RandomWrapping(SplittableRandom random) {
    this.random = random;
  }

  /** The frames that carry a TCP segment: mostly one, several for fragments. */
  List<Packet> frames(long now, byte[] tcp, boolean client, boolean v4) {
    if (random.nextInt(25) == 0) {
      tcp[12] = (byte) (random.nextInt(16) << 4 | tcp[12] & 0xf);
    }
    List<Packet> frames = new ArrayList<>();
    int same = random.nextInt(12);
    for (byte[] ip :
        random.nextInt(12) == 0 ? fragments(tcp, client, v4) : whole(tcp, client, v4)) {
      int how = random.nextInt(12);
      frames.add(link(now + frames.size(), lied(ip), v4, how == 0 ? random.nextInt(12) : same));
    }
    return frames;
  }

  private List<byte[]> whole(byte[] tcp, boolean client, boolean v4) {
    if (v4) {
      return List.of(v4(client, nextId++, 0x4000, tcp));
    }
    byte[] payload = tcp;
    int next = 6;
    for (int n = random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0; n > 0; n--) {
      int[] kinds = {0, 60, 43, 135, 44, 51, 139};
      int kind = kinds[random.nextInt(kinds.length)];
      payload =
          kind == 44
              ? Frames.fragmentV6(next, nextId++, 0, false, payload)
              : Frames.extension(next, kind == 51 ? 2 : 1 + random.nextInt(2), payload);
      if (kind == 51) {
        payload[1] = 2; // counted in four bytes
      }
      next = kind;
    }
    return List.of(v6(client, next, payload));
  }

  private byte[] v4(boolean client, int id, int fragment, byte[] payload) {
    int from = client ? Frames.CLIENT_V4 : Frames.SERVER_V4;
    int to = client ? Frames.SERVER_V4 : Frames.CLIENT_V4;
    return Frames.ipv4(from, to, 6, id, fragment, payload);
  }

  private byte[] v6(boolean client, int next, byte[] payload) {
    byte[] from = client ? Frames.CLIENT_V6 : Frames.SERVER_V6;
    byte[] to = client ? Frames.SERVER_V6 : Frames.CLIENT_V6;
    return Frames.ipv6(from, to, next, payload);
  }

  /** Pieces of 8 or 16 bytes, some of them out of order, lost, doubled or overlapping. */
  private List<byte[]> fragments(byte[] tcp, boolean client, boolean v4) {
    int id = random.nextInt(8) == 0 ? 7 : nextId++;
    List<byte[]> pieces = new ArrayList<>();
    int step = 8 * (1 + random.nextInt(3));
    for (int at = 0; at < tcp.length; at += step) {
      int from = random.nextInt(10) == 0 && at >= 8 ? at - 8 : at;
      int to = Math.min(tcp.length, at + step);
      byte[] part = Arrays.copyOfRange(tcp, from, to);
      boolean more = to < tcp.length;
      pieces.add(
          v4
              ? v4(client, id, (more ? 0x2000 : 0) | from / 8, part)
              : v6(client, 44, Frames.fragmentV6(6, id, from, more, part)));
    }
    switch (random.nextInt(6)) {
      case 0 -> pieces = pieces.reversed();
      case 1 -> pieces.remove(random.nextInt(pieces.size()));
      case 2 -> pieces.add(random.nextInt(pieces.size()), pieces.getFirst());
      case 3 -> pieces.add(pieces.getLast());
      default -> {}
    }
    return pieces;
  }

  private byte[] lied(byte[] ip) {
    if (random.nextInt(20) != 0) {
      return ip;
    }
    boolean v4 = (ip[0] & 0xf0) == 0x40;
    return switch (random.nextInt(5)) {
      case 0 -> {
        int at = v4 ? 2 : 4;
        int len = (ip[at] & 0xff) << 8 | ip[at + 1] & 0xff;
        yield Frames.withU16(ip, at, random.nextInt(4) == 0 ? 0 : len - 6 + random.nextInt(12));
      }
      case 1 -> {
        ip[0] = (byte) (v4 ? 0x40 | random.nextInt(16) : random.nextInt(256));
        yield ip;
      }
      case 2 -> Arrays.copyOf(ip, random.nextInt(ip.length + 1));
      case 3 -> Arrays.copyOf(ip, ip.length + 1 + random.nextInt(20));
      default -> {
        ip[v4 ? 9 : 6] = (byte) (random.nextBoolean() ? 59 : 17);
        yield ip;
      }
    };
  }

  private Packet link(long now, byte[] ip, boolean v4, int how) {
    int type = v4 ? 0x0800 : 0x86dd;
    return switch (how) {
      case 0 -> packet(now, 1, Frames.ethernet(0x8100, Frames.vlan(5, type, ip)));
      case 1 ->
          packet(now, 1, Frames.ethernet(0x88a8, Frames.vlan(6, 0x8100, Frames.vlan(5, type, ip))));
      case 2 -> packet(now, 1, Frames.snap(type, ip));
      case 3 -> packet(now, LinkType.LINUX_SLL, Frames.sll(type, ip));
      case 4 -> packet(now, LinkType.LINUX_SLL2, Frames.sll2(type, ip));
      case 5 -> packet(now, LinkType.NULL, Frames.nullLittleEndian(v4 ? 2 : 30, ip));
      case 6 -> packet(now, LinkType.LOOP, Frames.loop(v4 ? 2 : 24, ip));
      case 7 -> packet(now, LinkType.RAW, ip);
      case 8 -> packet(now, v4 ? LinkType.IPV4 : LinkType.IPV6, ip);
      default -> packet(now, LinkType.ETHERNET, Frames.ethernet(type, ip));
    };
  }

  private static Packet packet(long now, int linkType, byte[] bytes) {
    return new Packet(now, bytes, bytes.length, linkType);
  }
}
