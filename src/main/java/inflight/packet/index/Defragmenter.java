package inflight.packet.index;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Vlan;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts IP fragments together (RFC 791 3.2, RFC 8200 4.5). Keeps at most {@link #MAX_PENDING_BYTES};
 * beyond it the oldest unfinished datagram is given up. Not thread-safe.
 */
public final class Defragmenter {
  /**
   * Offsets count in 8 bytes and have 13 bits; nothing keeps a piece from reaching beyond 65535.
   */
  private static final int MAX_DATAGRAM = 0x1fff * 8 + 65_535;

  static final int MAX_PENDING_BYTES = 32 << 20;

  /** A datagram cannot have more pieces of 8 bytes, and hardly more bytes; more are repetitions. */
  private static final int MAX_PIECES = MAX_DATAGRAM / 8 + 1;

  private static final int MAX_DATAGRAM_BYTES = 4 * MAX_DATAGRAM;

  /**
   * What makes fragments belong together, as Wireshark has it: for IPv4 the identification with the
   * protocol and, as private addresses are other hosts on another VLAN, its number mixed in.
   */
  private record Key(long srcHi, long srcLo, long dstHi, long dstLo, int id, boolean v6) {}

  /** The pieces of one datagram, by offset and then in order of arrival. */
  private static final class Datagram {
    private byte[] bytes = new byte[2048];
    private int bytesUsed;
    private int[] from = new int[4];
    private int[] to = new int[4];
    private int[] at = new int[4];
    int[] rows = new int[4];
    int pieces;
    int totalLen = -1;

    /** Without a gap up to here: the first {@code absorbed} pieces. */
    private int reached;

    private int absorbed;

    int sizeBytes() {
      return bytes.length + 4 * Integer.BYTES * from.length;
    }

    boolean full(int len) {
      return pieces >= MAX_PIECES || bytesUsed + len > MAX_DATAGRAM_BYTES;
    }

    void add(int row, byte[] b, int start, int len, int offset) {
      if (bytesUsed + len > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(bytesUsed + len, bytes.length * 2));
      }
      System.arraycopy(b, start, bytes, bytesUsed, len);
      if (pieces == from.length) {
        from = Arrays.copyOf(from, pieces * 2);
        to = Arrays.copyOf(to, pieces * 2);
        at = Arrays.copyOf(at, pieces * 2);
        rows = Arrays.copyOf(rows, pieces * 2);
      }
      int i = behind(offset);
      System.arraycopy(from, i, from, i + 1, pieces - i);
      System.arraycopy(to, i, to, i + 1, pieces - i);
      System.arraycopy(at, i, at, i + 1, pieces - i);
      from[i] = offset;
      to[i] = offset + len;
      at[i] = bytesUsed;
      bytesUsed += len;
      rows[pieces++] = row;
      if (offset <= reached) {
        reached = Math.max(reached, offset + len);
        absorbed++;
        while (absorbed < pieces && from[absorbed] <= reached) {
          reached = Math.max(reached, to[absorbed++]);
        }
      }
    }

    /** Index of the first piece with a larger offset. */
    private int behind(int offset) {
      int low = 0;
      int high = pieces;
      while (low < high) {
        int mid = low + high >>> 1;
        if (from[mid] <= offset) {
          low = mid + 1;
        } else {
          high = mid;
        }
      }
      return low;
    }

    boolean complete() {
      return totalLen >= 0 && reached >= totalLen;
    }

    /** Where pieces overlap, the one that begins first counts, and of two the one before. */
    byte[] assemble() {
      byte[] whole = new byte[totalLen];
      int done = 0;
      for (int i = 0; i < absorbed && done < totalLen; i++) {
        int end = Math.min(to[i], totalLen);
        if (end > done) {
          System.arraycopy(bytes, at[i] + done - from[i], whole, done, end - done);
          done = end;
        }
      }
      return whole;
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
    Datagram datagram = pending.computeIfAbsent(key, k -> open());
    if (datagram.full(len)) {
      return null;
    }
    pendingBytes -= datagram.sizeBytes();
    datagram.add(row, b, payload, len, offset);
    pendingBytes += datagram.sizeBytes();
    if (!more && datagram.totalLen < 0) {
      datagram.totalLen = offset + len;
    }
    if (!datagram.complete()) {
      dropOldest();
      return null;
    }
    pending.remove(key);
    pendingBytes -= datagram.sizeBytes();
    Dissector.resume(d, protocol, datagram.assemble(), datagram.totalLen);
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
      long destination = Bytes.u32(b, at + Ipv4.DESTINATION);
      boolean local = isLocal(source) || isLocal(destination);
      int mixed = id ^ protocol ^ (local ? vlan(d, ip) : 0);
      return new Key(0, source, 0, destination, mixed, false);
    }
    return new Key(
        Bytes.i64(b, at + Ipv6.SOURCE),
        Bytes.i64(b, at + Ipv6.SOURCE + 8),
        Bytes.i64(b, at + Ipv6.DESTINATION),
        Bytes.i64(b, at + Ipv6.DESTINATION + 8),
        id, // the upper protocol stands in the first fragment only (RFC 8200 4.5)
        true);
  }

  /** Private (RFC 1918) or link-local (RFC 3927). */
  private static boolean isLocal(long address) {
    return address >>> 24 == 10
        || address >>> 20 == 0xac1
        || address >>> 16 == 0xc0a8
        || address >>> 16 == 0xa9fe;
  }

  /** Number of the outermost VLAN around an IPv4 layer that has one, 0 without. */
  private static int vlan(Dissection d, int ip) {
    for (int i = 0; i < ip; i++) {
      if (d.protocol(i) == Protocol.VLAN && Vlan.id(d.data(i), d.start(i)) != 0) {
        return Vlan.id(d.data(i), d.start(i));
      }
    }
    return 0;
  }

  /** Memory of the datagrams that wait for fragments. */
  int pendingBytes() {
    return pendingBytes;
  }

  private Datagram open() {
    Datagram datagram = new Datagram();
    pendingBytes += datagram.sizeBytes();
    return datagram;
  }

  private void dropOldest() {
    while (pendingBytes > MAX_PENDING_BYTES && pending.size() > 1) {
      Datagram oldest = pending.remove(pending.keySet().iterator().next());
      pendingBytes -= oldest.sizeBytes();
    }
  }
}
