package inflight.lab.script;

import inflight.packet.wire.Checksum;
import inflight.packet.wire.EtherType;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Endpoint;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of one packet: first what it carries, then the IP header in front of it. */
final class PacketBytes {
  /** What the length field of IPv4 holds, and that of IPv6 without its header. */
  static final int MAX_IP_LEN = 65_535;

  private static final int V4_HEADER_LEN = 20;
  private static final int V6_HEADER_LEN = 40;
  private static final int ETHERNET_LEN = 14;
  private static final int DO_NOT_FRAGMENT = 0x4000;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int UDP_HEADER_LEN = 8;
  private static final int CHECKSUM_AT = 16;

  private final Endpoint from;
  private final Endpoint to;
  private final int ipHeaderLen;
  private ByteBuffer b;
  private int protocol;
  private int checksumAt;
  private boolean badChecksum;

  PacketBytes(Endpoint from, Endpoint to) {
    this.from = from;
    this.to = to;
    ipHeaderLen = from.v6() ? V6_HEADER_LEN : V4_HEADER_LEN;
  }

  void tcp(Script.Segment s, int seq, int ack, byte[] options, byte[] payload) {
    int headerLen = Tcp.MIN_HEADER_LEN + options.length;
    b = ByteBuffer.allocate(ipHeaderLen + headerLen + payload.length);
    b.position(ipHeaderLen);
    b.putShort((short) from.port()).putShort((short) to.port());
    b.putInt(seq).putInt(ack);
    b.putShort((short) (headerLen / 4 << 12 | s.flags()));
    b.putShort((short) s.window()).putShort((short) 0).putShort((short) s.urgentPointer());
    b.put(options).put(payload);
    protocol = TCP;
    checksumAt = ipHeaderLen + CHECKSUM_AT;
    badChecksum = s.badChecksum();
  }

  void udp(byte[] payload) {
    int len = UDP_HEADER_LEN + payload.length;
    b = ByteBuffer.allocate(ipHeaderLen + len);
    b.position(ipHeaderLen);
    b.putShort((short) from.port()).putShort((short) to.port());
    b.putShort((short) len).putShort((short) 0).put(payload);
    protocol = UDP;
    checksumAt = ipHeaderLen + 6;
  }

  /** Puts the IP header and the checksums in; returns the length of the packet. */
  int ip(int ecn, int ttl, int id) {
    int len = b.capacity();
    b.position(0);
    if (from.v6()) {
      b.putInt(6 << 28 | ecn << 20).putShort((short) (len - V6_HEADER_LEN));
      b.put((byte) protocol).put((byte) ttl);
      b.putLong(from.hi()).putLong(from.lo()).putLong(to.hi()).putLong(to.lo());
    } else {
      b.put((byte) 0x45).put((byte) ecn).putShort((short) len).putShort((short) id);
      b.putShort((short) DO_NOT_FRAGMENT).put((byte) ttl).put((byte) protocol).putShort((short) 0);
      b.putInt((int) from.lo()).putInt((int) to.lo());
      long sum = Checksum.add(0, b.array(), 0, V4_HEADER_LEN);
      b.putShort(10, (short) Checksum.finish(sum));
    }
    transportChecksum(len);
    return len;
  }

  private void transportChecksum(int len) {
    byte[] bytes = b.array();
    long sum = Checksum.pseudoHeader(bytes, 0, from.v6(), protocol, len - ipHeaderLen);
    int checksum = Checksum.finish(Checksum.add(sum, bytes, ipHeaderLen, len));
    if (protocol == UDP && checksum == 0) {
      checksum = 0xffff; // 0 means that there is none (RFC 768)
    }
    b.putShort(checksumAt, (short) (badChecksum ? checksum ^ 0x5555 : checksum));
  }

  byte[] bytes() {
    return b.array();
  }

  /** The packet in a frame between two locally administered addresses. */
  byte[] ethernet(boolean fromClient) {
    byte[] frame = new byte[ETHERNET_LEN + b.capacity()];
    Arrays.fill(frame, 0, 12, (byte) 0);
    frame[0] = 2;
    frame[5] = (byte) (fromClient ? 2 : 1);
    frame[6] = 2;
    frame[11] = (byte) (fromClient ? 1 : 2);
    int type = from.v6() ? EtherType.IPV6 : EtherType.IPV4;
    frame[12] = (byte) (type >> 8);
    frame[13] = (byte) type;
    System.arraycopy(b.array(), 0, frame, ETHERNET_LEN, b.capacity());
    return frame;
  }
}
