package inflight.bench;

import inflight.packet.wire.Checksum;
import inflight.packet.wire.IpProtocols;
import inflight.packet.wire.Tcp;
import java.nio.ByteBuffer;

/** Makes Ethernet frames with TCP or UDP in IPv4 or IPv6. The payload is zeros. */
final class FrameBytes {
  private static final int ETHERNET = 14;
  private static final int MAX_HEADERS = 14 + 40 + 60;
  private static final int MSS_1460_SACK = 0x020405b4;
  private static final int SYN_OPTIONS = 20;

  private final ByteBuffer frame;
  private int headersLen;

  FrameBytes(int snapLen) {
    frame = ByteBuffer.allocate(Math.max(snapLen, MAX_HEADERS));
  }

  byte[] bytes() {
    return frame.array();
  }

  /** Bytes before the payload of the frame made last. */
  int headersLen() {
    return headersLen;
  }

  void udp(boolean v6, int from, int to, int fromPort, int toPort, int payloadLen) {
    ip(v6, IpProtocols.UDP, from, to, 8 + payloadLen, 0);
    frame.putShort((short) fromPort).putShort((short) toPort);
    frame.putShort((short) (8 + payloadLen)).putShort((short) 0);
    headersLen = frame.position();
  }

  /** A segment with a timestamps option, and one SACK block unless its edges are equal. */
  void tcp(Segment s) {
    tcp(s, 0, (int) (s.tsNanos() / 1_000_000), 1);
  }

  /** The same with an IP identification (ignored in IPv6) and timestamps of one's own. */
  void tcp(Segment s, int id, int tsVal, int tsEcr) {
    boolean syn = (s.flags() & Tcp.SYN) != 0;
    boolean sack = s.sackLeft() != s.sackRight();
    int headerLen = 20 + (syn ? SYN_OPTIONS : sack ? 24 : 12);
    ip(s.v6(), IpProtocols.TCP, s.from(), s.to(), headerLen + s.payloadLen(), id);
    frame.putShort((short) s.fromPort()).putShort((short) s.toPort());
    frame.putInt(s.seq()).putInt(s.ack());
    frame.putShort((short) (headerLen / 4 << 12 | s.flags())).putShort((short) s.window());
    frame.putInt(0); // checksum (few tools look at it) and urgent pointer
    if (syn) {
      frame.putInt(MSS_1460_SACK).putShort((short) 0x0402);
    } else {
      frame.putShort((short) 0x0101);
    }
    frame.put((byte) 8).put((byte) 10).putInt(tsVal).putInt(tsEcr);
    if (syn) {
      frame.putInt(0x01030307); // no-operation, window scale 7
    } else if (sack) {
      frame.putInt(0x0101050a).putInt(s.sackLeft()).putInt(s.sackRight());
    }
    headersLen = frame.position();
  }

  private void ip(boolean v6, int protocol, int from, int to, int payloadLen, int id) {
    frame.clear();
    frame.putInt(0x02000000).putShort((short) 1).putInt(0x02000000).putShort((short) 2);
    frame.putShort((short) (v6 ? 0x86dd : 0x0800));
    if (v6) {
      frame.putInt(6 << 28).putShort((short) payloadLen).put((byte) protocol).put((byte) 64);
      frame.putInt(0x20010db8).putInt(0).putInt(0).putInt(from);
      frame.putInt(0x20010db8).putInt(0).putInt(0).putInt(to);
    } else {
      frame.putShort((short) 0x4500).putShort((short) (20 + payloadLen));
      frame.putShort((short) id).putShort((short) 0x4000);
      frame.put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(from).putInt(to);
      long sum = Checksum.add(0, frame.array(), ETHERNET, ETHERNET + 20);
      frame.putShort(ETHERNET + 10, (short) Checksum.finish(sum));
    }
  }

  /** What is captured of one side's sending. */
  record Segment(
      long tsNanos,
      boolean v6,
      int from,
      int to,
      int fromPort,
      int toPort,
      int seq,
      int ack,
      int flags,
      int window,
      int payloadLen,
      int sackLeft,
      int sackRight) {}
}
