package inflight.packet.index;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts IP fragments together (RFC 791 3.2, RFC 8200 4.5). Keeps at most {@link #MAX_PENDING_BYTES};
 * beyond it the oldest unfinished datagram is given up. Not thread-safe.
 */
public final class Defragmenter {
  private static final int MAX_DATAGRAM = 65_535;
  private static final int MAX_PENDING_BYTES = 32 << 20;

  /** A datagram cannot have more pieces of 8 bytes; more are repetitions. */
  private static final int MAX_PIECES = MAX_DATAGRAM / 8 + 1;

  /** What makes fragments belong together. */
  private record Key(long srcHi, long srcLo, long dstHi, long dstLo, int id, int protocol) {}

  private static final class Datagram {
    byte[] bytes = new byte[2048];
    int[] from = new int[4];
    int[] to = new int[4];
    int[] rows = new int[4];
    int pieces;
    int totalLen = -1;

    void add(int row, byte[] b, int at, int len, int offset) {
      if (offset + len > bytes.length) {
        bytes =
            Arrays.copyOf(bytes, Math.min(MAX_DATAGRAM, Math.max(offset + len, bytes.length * 2)));
      }
      System.arraycopy(b, at, bytes, offset, len);
      if (pieces == from.length) {
        from = Arrays.copyOf(from, pieces * 2);
        to = Arrays.copyOf(to, pieces * 2);
        rows = Arrays.copyOf(rows, pieces * 2);
      }
      from[pieces] = offset;
      to[pieces] = offset + len;
      rows[pieces++] = row;
    }

    boolean complete() {
      if (totalLen < 0) {
        return false;
      }
      int reached = 0;
      for (boolean grew = true; grew && reached < totalLen; ) {
        grew = false;
        for (int i = 0; i < pieces; i++) {
          if (from[i] <= reached && to[i] > reached) {
            reached = to[i];
            grew = true;
          }
        }
      }
      return reached >= totalLen;
    }
  }

  private final Map<Key, Datagram> pending = new LinkedHashMap<>();
  private int pendingBytes;

  /**
   * Takes the fragment that {@code d} ends with. When it completes its datagram, {@code d} goes on
   * with the layers inside and the rows that carried it are returned; otherwise null.
   */
  public int[] add(Dissection d, int row) {
    int layer = d.pendingFragment();
    boolean v6 = d.protocol(layer) == Protocol.IPV6_EXTENSION;
    int ip = v6 ? networkBelow(d, layer) : layer;
    byte[] b = d.data(layer);
    int at = d.start(layer);
    int payload = v6 ? at + 8 : at + Ipv4.headerLen(b, at);
    int offset = v6 ? Ipv6.fragmentOffset(b, at) : Ipv4.fragmentOffset(b, at);
    int protocol = v6 ? Bytes.u8(b, at) : Ipv4.protocol(b, at);
    boolean more = v6 ? Ipv6.moreFragments(b, at) : Ipv4.moreFragments(b, at);
    int end = v6 ? d.capturedEnd(layer) : Math.min(d.capturedEnd(layer), ipv4End(d, layer));
    int len = end - payload;
    if (len <= 0 || offset + len > MAX_DATAGRAM) {
      return null;
    }
    Key key = key(d, ip, v6, v6 ? Ipv6.fragmentId(b, at) : Ipv4.id(b, at), protocol);
    Datagram datagram = pending.computeIfAbsent(key, k -> new Datagram());
    if (datagram.pieces >= MAX_PIECES) {
      return null;
    }
    int before = datagram.bytes.length;
    datagram.add(row, b, payload, len, offset);
    pendingBytes += len + datagram.bytes.length - before;
    if (!more) {
      datagram.totalLen = offset + len;
    }
    if (!datagram.complete()) {
      dropOldest();
      return null;
    }
    pending.remove(key);
    pendingBytes = pending.isEmpty() ? 0 : Math.max(0, pendingBytes - datagram.bytes.length);
    Dissector.resume(d, protocol, datagram.bytes, datagram.totalLen);
    return Arrays.copyOf(datagram.rows, datagram.pieces);
  }

  private static int ipv4End(Dissection d, int layer) {
    int total = Ipv4.totalLen(d.data(layer), d.start(layer));
    return total == 0 ? d.capturedEnd(layer) : d.start(layer) + total;
  }

  private static int networkBelow(Dissection d, int layer) {
    int ip = layer;
    while (d.protocol(ip) != Protocol.IPV6) {
      ip--;
    }
    return ip;
  }

  private static Key key(Dissection d, int ip, boolean v6, int id, int protocol) {
    byte[] b = d.data(ip);
    int at = d.start(ip);
    if (!v6) {
      long source = Bytes.u32(b, at + Ipv4.SOURCE);
      return new Key(0, source, 0, Bytes.u32(b, at + Ipv4.DESTINATION), id, protocol);
    }
    return new Key(
        Bytes.i64(b, at + Ipv6.SOURCE),
        Bytes.i64(b, at + Ipv6.SOURCE + 8),
        Bytes.i64(b, at + Ipv6.DESTINATION),
        Bytes.i64(b, at + Ipv6.DESTINATION + 8),
        id,
        -1); // the upper protocol stands in the first fragment only (RFC 8200 4.5)
  }

  private void dropOldest() {
    while (pendingBytes > MAX_PENDING_BYTES && pending.size() > 1) {
      Datagram oldest = pending.remove(pending.keySet().iterator().next());
      pendingBytes -= oldest.bytes.length;
    }
  }
}
