package inflight.tcp.connection;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Tcp;

/** Addresses and ports of one segment; reused from segment to segment. */
public final class Tuple {
  long srcHi;
  long srcLo;
  long dstHi;
  long dstLo;
  int srcPort;
  int dstPort;
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
      dstLo = Bytes.u32(b, at + Ipv4.DESTINATION);
    }
    byte[] t = d.data(d.tcp());
    srcPort = Tcp.sourcePort(t, d.start(d.tcp()));
    dstPort = Tcp.destinationPort(t, d.start(d.tcp()));
  }

  /** The same for both directions. */
  int hash() {
    long h = (srcLo + srcHi * 31 + srcPort) * 0x9e3779b97f4a7c15L;
    long g = (dstLo + dstHi * 31 + dstPort) * 0x9e3779b97f4a7c15L;
    long mixed = (h ^ h >>> 29) + (g ^ g >>> 29);
    return (int) (mixed ^ mixed >>> 32);
  }

  /** Whether the segment was sent by B. A socket connected to itself is all A. */
  public boolean sentByB(Connection c) {
    return srcPort != c.ports >>> 16 || srcLo != c.aLo || srcHi != c.aHi;
  }

  boolean matches(Connection c) {
    if (c.v6() != v6) {
      return false;
    }
    if (c.ports == (srcPort << 16 | dstPort)
        && c.aLo == srcLo
        && c.bLo == dstLo
        && c.aHi == srcHi
        && c.bHi == dstHi) {
      return true;
    }
    return c.ports == (dstPort << 16 | srcPort)
        && c.aLo == dstLo
        && c.bLo == srcLo
        && c.aHi == dstHi
        && c.bHi == srcHi;
  }
}
