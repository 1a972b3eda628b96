package inflight.packet.wire;

/**
 * Transmission Control Protocol, the fixed header (RFC 9293 3.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |          Source Port          |       Destination Port        |
 * |                        Sequence Number                        |
 * |                    Acknowledgment Number                      |
 * |  Data |Res- |A|C|E|U|A|P|R|S|F|                               |
 * | Offset|erved|E|W|C|R|C|S|S|Y|I|            Window             |
 * |       |     | |R|E|G|K|H|T|N|N|                               |
 * |           Checksum            |         Urgent Pointer        |
 * |                           [Options]                           |
 * </pre>
 *
 * The accessors need the bytes they read to be there: ask {@link #has} first.
 */
public final class Tcp {
  public static final int MIN_HEADER_LEN = 20;
  public static final int FIN = 0x001;
  public static final int SYN = 0x002;
  public static final int RST = 0x004;
  public static final int PSH = 0x008;
  public static final int ACK = 0x010;
  public static final int URG = 0x020;
  public static final int ECE = 0x040;
  public static final int CWR = 0x080;

  /** Accurate ECN (RFC 9768), once the nonce sum (RFC 3540). */
  public static final int AE = 0x100;

  /** Bytes up to and with the window: what has to be there for a segment to be followed. */
  public static final int FOLLOW_LEN = 16;

  private Tcp() {}

  static void dissect(Dissection d, int network, byte[] b, int at, int capEnd, int wireEnd) {
    int layer = d.push(Protocol.TCP, b, at, capEnd, wireEnd);
    if (layer < 0) {
      return;
    }
    d.tcpAt(layer, network);
    if (Dissector.lacks(d, Protocol.TCP, at, MIN_HEADER_LEN, capEnd, wireEnd)) {
      return;
    }
    int headerLen = headerLen(b, at);
    if (headerLen < MIN_HEADER_LEN) {
      d.fault(
          new Fault(
              Protocol.TCP,
              at - d.frameStart() + 12,
              MIN_HEADER_LEN,
              headerLen,
              Fault.Kind.HEADER_TOO_SHORT));
    } else if (headerLen > MIN_HEADER_LEN) {
      Dissector.lacks(d, Protocol.TCP, at, headerLen, capEnd, wireEnd);
    }
  }

  /** Whether the first {@code bytes} of the TCP header of {@code d} were captured. */
  public static boolean has(Dissection d, int layer, int bytes) {
    return d.capturedEnd(layer) - d.start(layer) >= bytes;
  }

  /**
   * Payload length on the wire, from the IP length: -1 where it cannot be told (quoted in an ICMP
   * error, a lone first fragment, or a header that does not fit).
   */
  public static int payloadLen(Dissection d, int layer) {
    if (d.tcpQuoted() || d.tcpInFirstFragment() || !has(d, layer, 13)) {
      return -1;
    }
    int len = d.wireEnd(layer) - d.start(layer) - headerLen(d.data(layer), d.start(layer));
    return Math.max(len, -1);
  }

  public static int sourcePort(byte[] b, int at) {
    return Bytes.u16(b, at);
  }

  public static int destinationPort(byte[] b, int at) {
    return Bytes.u16(b, at + 2);
  }

  public static int seq(byte[] b, int at) {
    return Bytes.i32(b, at + 4);
  }

  public static int ack(byte[] b, int at) {
    return Bytes.i32(b, at + 8);
  }

  public static int headerLen(byte[] b, int at) {
    return (b[at + 12] & 0xf0) >>> 2;
  }

  /** All twelve bits behind the data offset: three reserved ones, then AE to FIN. */
  public static int flags(byte[] b, int at) {
    return Bytes.u16(b, at + 12) & 0xfff;
  }

  /** As sent, without the scale. */
  public static int window(byte[] b, int at) {
    return Bytes.u16(b, at + 14);
  }

  public static int checksum(byte[] b, int at) {
    return Bytes.u16(b, at + 16);
  }

  public static int urgentPointer(byte[] b, int at) {
    return Bytes.u16(b, at + 18);
  }
}
