package inflight.tcp.finding;

import inflight.packet.index.FrameReader;
import inflight.packet.wire.Addresses;
import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Icmp;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What an ICMP error that quotes a segment says.
 *
 * @param from address of the router or host that sent it, empty if it was not captured
 * @param v6 ICMPv6 (RFC 4443), otherwise ICMP (RFC 792)
 * @param mtuBytes the largest packet that passes, 0 if the error names none
 */
public record RouterError(String from, boolean v6, int type, int code, long mtuBytes) {
  private static final int UNREACHABLE = 3;
  private static final int FRAGMENTATION_NEEDED = 4;
  private static final int PACKET_TOO_BIG_V6 = 2;

  /** The errors of a connection by row; reads only the frames that are quotations. */
  public static Map<Integer, RouterError> of(ConnectionTrace trace, FrameReader reader)
      throws IOException {
    Map<Integer, RouterError> errors = new HashMap<>();
    for (Segment s : trace.segments()) {
      if (s.quoted()) {
        RouterError error = of(reader.read(s.row()));
        if (error != null) {
          errors.put(s.row(), error);
        }
      }
    }
    return errors;
  }

  private static RouterError of(Dissection d) {
    String from = "";
    for (int i = 0; i < d.count(); i++) {
      byte[] b = d.data(i);
      int at = d.start(i);
      int captured = d.capturedEnd(i) - at;
      switch (d.protocol(i)) {
        case Protocol.IPV4 -> {
          if (captured >= Ipv4.MIN_HEADER_LEN) {
            from = Addresses.v4(b, at + Ipv4.SOURCE);
          }
        }
        case Protocol.IPV6 -> {
          if (captured >= Ipv6.HEADER_LEN) {
            from = Addresses.v6(b, at + Ipv6.SOURCE);
          }
        }
        case Protocol.ICMP, Protocol.ICMPV6 -> {
          return captured < Icmp.HEADER_LEN
              ? null
              : icmp(from, d.protocol(i) == Protocol.ICMPV6, b, at);
        }
        default -> {}
      }
    }
    return null;
  }

  private static RouterError icmp(String from, boolean v6, byte[] b, int at) {
    int type = Icmp.type(b, at);
    int code = Icmp.code(b, at);
    long mtu = 0;
    if (v6 && type == PACKET_TOO_BIG_V6) {
      mtu = Bytes.u32(b, at + 4);
    } else if (!v6 && type == UNREACHABLE && code == FRAGMENTATION_NEEDED) {
      mtu = Icmp.nextHopMtu(b, at);
    }
    return new RouterError(from, v6, type, code, mtu);
  }
}
