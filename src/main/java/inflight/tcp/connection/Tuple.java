package inflight.tcp.connection;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;

/** Addresses and ports of one segment; reused from segment to segment. */
public final class Tuple {
  private static final long SEED = System.nanoTime() * 0x9e3779b97f4a7c15L;

  long srcHi;
  long srcLo;
  long dstHi;
  long dstLo;

  /** The source port in the high half, the destination port in the low one. */
  int ports;

  /** The other way round. */
  private int portsBack;

  boolean v6;

  /** Reads the tuple of the TCP layer of {@code d}, whose ports must be there. */
  public void read(Dissection d) {
    int ip = d.tcpNetwork();
    byte[] b = d.data(ip);
    int at = d.start(ip);
    v6 = d.protocol(ip) == Protocol.IPV6;
    if (v6) {
      srcHi = Bytes.i64(b, at + Ipv6.SOURCE);
      srcLo = Bytes.i64(b, at + Ipv6.SOURCE + 8);
      dstHi = Bytes.i64(b, at + Ipv6.DESTINATION);
      dstLo = Bytes.i64(b, at + Ipv6.DESTINATION + 8);
    } else {
      srcHi = 0;
      dstHi = 0;
      srcLo = Bytes.u32(b, at + Ipv4.SOURCE);
      boolean plain = Ipv4.headerLen(b, at) == Ipv4.MIN_HEADER_LEN;
      dstLo =
          Bytes.u32(
              b, plain ? at + Ipv4.DESTINATION : Ipv4.destinationAt(b, at, d.capturedEnd(ip)));
    }
    ports = Bytes.i32(d.data(d.tcp()), d.start(d.tcp()));
    portsBack = Integer.rotateLeft(ports, 16);
  }

  /** The same for both directions, and not to be foreseen by whoever makes up addresses. */
  int hash() {
    long mixed = hash(srcHi, srcLo, ports >>> 16) + hash(dstHi, dstLo, ports & 0xffff);
    return (int) (mixed ^ mixed >>> 32);
  }

  private static long hash(long hi, long lo, int port) {
    long h = (lo + SEED) * 0x9e3779b97f4a7c15L;
    h = ((h ^ h >>> 32) + hi) * 0xbf58476d1ce4e5b9L;
    h = ((h ^ h >>> 29) + port) * 0x94d049bb133111ebL;
    return h ^ h >>> 31;
  }

  /** Whether the segment was sent by B. A socket connected to itself is all A. */
  public boolean sentByB(Connection c) {
    return ports >>> 16 != c.ports >>> 16 || srcLo != c.aLo || srcHi != c.aHi;
  }

  /** Whether the segment runs between the endpoints of {@code c}, in either direction. */
  boolean matches(Connection c) {
    // short, for the compiler to inline: most connections it is asked about differ in their ports
    if (ports != c.ports && portsBack != c.ports) {
      return false;
    }
    return isFromA(c) || isFromB(c);
  }

  private boolean isFromA(Connection c) {
    return ports == c.ports
        && srcLo == c.aLo
        && dstLo == c.bLo
        && srcHi == c.aHi
        && dstHi == c.bHi
        && v6 == c.v6();
  }

  private boolean isFromB(Connection c) {
    return portsBack == c.ports
        && dstLo == c.aLo
        && srcLo == c.bLo
        && dstHi == c.aHi
        && srcHi == c.bHi
        && v6 == c.v6();
  }
}
