package inflight.packet.wire;

/**
 * Layer 2 Tunneling Protocol, version 2 (RFC 2661 3.1): flags and version (2), then length, tunnel,
 * session, Ns and Nr, offset, two bytes each where the flags say so, then PPP. What a session of
 * version 3 (RFC 3931) carries is agreed on elsewhere: data.
 */
final class L2tp {
  static final int PORT = 1701;
  private static final int CONTROL = 0x8000;
  private static final int LENGTH = 0x4000;
  private static final int SEQUENCE = 0x0800;
  private static final int OFFSET = 0x0200;
  private static final int SESSION_LEN_V3 = 8;

  private L2tp() {}

  /** Over UDP. Returns false if these bytes are not L2TP. */
  static boolean dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (capEnd - at < 2) {
      return false;
    }
    int flags = Bytes.u16(b, at);
    int version = flags & 0xf;
    if (version != 2 && version != 3) {
      return false;
    }
    int end = wireEnd;
    if (version == 2 && (flags & LENGTH) != 0 && capEnd - at >= 4) {
      end = Math.min(wireEnd, at + Bytes.u16(b, at + 2));
    }
    int capturedTo = Math.min(capEnd, end);
    if (d.push(Protocol.L2TP, b, at, capturedTo, end) < 0 || (flags & CONTROL) != 0) {
      return true;
    }
    int len = version == 3 ? SESSION_LEN_V3 : headerLen(flags, b, at, capturedTo);
    if (!Dissector.lacks(d, Protocol.L2TP, at, len, capturedTo, end) && at + len < capturedTo) {
      if (version == 3) {
        Dissector.data(d, b, at + len, capturedTo, end);
      } else {
        Ppp.pppOrHdlc(d, b, at + len, capturedTo, end);
      }
    }
    return true;
  }

  private static int headerLen(int flags, byte[] b, int at, int capEnd) {
    int len = 6;
    len += (flags & LENGTH) != 0 ? 2 : 0;
    len += (flags & SEQUENCE) != 0 ? 4 : 0;
    if ((flags & OFFSET) == 0) {
      return len;
    }
    len += 2;
    return capEnd - at < len ? len : len + Bytes.u16(b, at + len - 2);
  }

  /** Directly over IP: session (4); session 0 is for control messages. */
  static void overIp(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.L2TP, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.L2TP, at, 4, capEnd, wireEnd)
        && Bytes.i32(b, at) != 0) {
      Dissector.data(d, b, at + 4, capEnd, wireEnd);
    }
  }
}
