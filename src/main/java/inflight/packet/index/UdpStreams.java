package inflight.packet.index;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Udp;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the UDP conversations of a capture from 0, as Wireshark does: by addresses and ports, in
 * both directions, also of datagrams that are quoted or inside of others. To be shown every frame
 * in file order; tells of the last one. Not thread-safe.
 */
public final class UdpStreams {
  private static final long SEED = System.nanoTime() * 0x9e3779b97f4a7c15L;

  /** Both endpoints, the lower one first. */
  private record Key(long aHi, long aLo, long bHi, long bLo, int ports, boolean v6) {
    @Override
    public int hashCode() { // not to be foreseen by whoever makes up addresses
      long h = (aLo + SEED) * 0x9e3779b97f4a7c15L;
      h = ((h ^ h >>> 32) + aHi) * 0xbf58476d1ce4e5b9L;
      h = ((h ^ h >>> 29) + bLo) * 0x94d049bb133111ebL;
      h = ((h ^ h >>> 31) + bHi) * 0x9e3779b97f4a7c15L;
      h = ((h ^ h >>> 32) + ports) * 0xbf58476d1ce4e5b9L;
      return (int) (h ^ h >>> 32);
    }
  }

  /** One conversation, and what its latest datagram was told. */
  private static final class Stream {
    final int number;
    final int firstRow;
    int lastRow;

    Stream(int number, int row) {
      this.number = number;
      this.firstRow = row;
      this.lastRow = row;
    }
  }

  private final Map<Key, Stream> streams = new HashMap<>();
  private final Stream[] ofLayer = new Stream[Dissection.MAX_LAYERS];
  private final int[] previousRow = new int[Dissection.MAX_LAYERS];

  /** Takes in one frame. */
  public void frame(Dissection d, int row) {
    boolean quoted = false;
    for (int layer = 0; layer < d.count(); layer++) {
      Protocol p = d.protocol(layer);
      quoted |= p == Protocol.ICMP || p == Protocol.ICMPV6;
      if (p != Protocol.UDP) {
        continue;
      }
      previousRow[layer] = -1;
      ofLayer[layer] = Udp.readable(d, layer) ? stream(d, layer, row) : null;
      if (ofLayer[layer] != null && !quoted && Udp.datagramLen(d, layer) != Udp.HEADER_LEN) {
        previousRow[layer] = ofLayer[layer].lastRow;
        ofLayer[layer].lastRow = row;
      }
    }
  }

  /** Number of the conversation of a UDP layer, -1 if its header makes none. */
  public int number(int layer) {
    return ofLayer[layer] == null ? -1 : ofLayer[layer].number;
  }

  /** Row of the first datagram in the conversation of a UDP layer that has one. */
  public int firstRow(int layer) {
    return ofLayer[layer].firstRow;
  }

  /**
   * Row of the datagram before; -1 where Wireshark tells no times: of quoted and empty datagrams.
   */
  public int previousRow(int layer) {
    return previousRow[layer];
  }

  private Stream stream(Dissection d, int layer, int row) {
    Key key = key(d, layer);
    Stream found = streams.get(key);
    if (found == null) {
      found = new Stream(streams.size(), row);
      streams.put(key, found);
    }
    return found;
  }

  private static Key key(Dissection d, int layer) {
    int ip = layer - 1;
    while (ip > 0 && d.protocol(ip) != Protocol.IPV4 && d.protocol(ip) != Protocol.IPV6) {
      ip--;
    }
    byte[] b = d.data(ip);
    int at = d.start(ip);
    int ports = Bytes.i32(d.data(layer), d.start(layer));
    if (d.protocol(ip) == Protocol.IPV6) {
      return key(
          Bytes.i64(b, at + Ipv6.SOURCE),
          Bytes.i64(b, at + Ipv6.SOURCE + 8),
          Bytes.i64(b, at + Ipv6.DESTINATION),
          Bytes.i64(b, at + Ipv6.DESTINATION + 8),
          ports,
          true);
    }
    int routed = Ipv4.destinationAt(b, at, d.capturedEnd(ip));
    int destination = routed < 0 ? at + Ipv4.DESTINATION : routed;
    return key(0, Bytes.u32(b, at + Ipv4.SOURCE), 0, Bytes.u32(b, destination), ports, false);
  }

  private static Key key(long srcHi, long srcLo, long dstHi, long dstLo, int ports, boolean v6) {
    int order = Long.compare(srcHi, dstHi);
    order = order != 0 ? order : Long.compare(srcLo, dstLo);
    order = order != 0 ? order : Integer.compare(ports >>> 16, ports & 0xffff);
    return order <= 0
        ? new Key(srcHi, srcLo, dstHi, dstLo, ports, v6)
        : new Key(dstHi, dstLo, srcHi, srcLo, Integer.rotateLeft(ports, 16), v6);
  }
}
