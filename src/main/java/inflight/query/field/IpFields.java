package inflight.query.field;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;

/** IPv4 and IPv6. */
final class IpFields {
  /** A number out of the header that starts at {@code at}. */
  @FunctionalInterface
  private interface Part {
    long of(byte[] b, int at);
  }

  private IpFields() {}

  static void addTo(Registry registry) {
    v4(registry);
    v6(registry);
  }

  private static void v4(Registry registry) {
    registry
        .of("RFC 791 §3.1", Protocol.IPV4)
        .add(
            "ip.version",
            "Version",
            FieldType.UNSIGNED,
            "Version of the Internet Protocol: 4.",
            part(0, 1, 1, Ipv4::version))
        .add(
            "ip.hdr_len",
            "Header length",
            FieldType.UNSIGNED,
            "Bytes of the IP header, 20 to 60.",
            part(0, 1, 1, Ipv4::headerLen))
        .add(
            "ip.dsfield",
            "Differentiated services",
            FieldType.HEX_8,
            "Service class and congestion bits together.",
            "RFC 2474 §3",
            body(1, 1, (b, at) -> Bytes.u8(b, at + 1)))
        .add(
            "ip.dsfield.dscp",
            "DSCP",
            FieldType.UNSIGNED,
            "Service class of the packet.",
            "RFC 2474 §3",
            body(1, 1, Ipv4::dscp))
        .add(
            "ip.dsfield.ecn",
            "ECN",
            FieldType.UNSIGNED,
            "Congestion bits: 0 not capable, 1 and 2 capable, 3 congestion was met.",
            "RFC 3168 §5",
            body(1, 1, Ipv4::ecn))
        .add(
            "ip.len",
            "Total length",
            FieldType.UNSIGNED,
            "Bytes of the packet with its header; 0 when the card was to cut it.",
            body(2, 2, Ipv4::totalLen))
        .add(
            "ip.id",
            "Identification",
            FieldType.HEX_16,
            "Tells which fragments belong together.",
            body(4, 2, Ipv4::id))
        .add(
            "ip.flags.df",
            "Don't fragment",
            FieldType.BOOLEAN,
            "Routers must not cut the packet.",
            body(6, 1, 8, (b, at) -> Ipv4.dontFragment(b, at) ? 1 : 0))
        .add(
            "ip.flags.mf",
            "More fragments",
            FieldType.BOOLEAN,
            "Not the last fragment.",
            body(6, 1, 8, (b, at) -> Ipv4.moreFragments(b, at) ? 1 : 0))
        .add(
            "ip.frag_offset",
            "Fragment offset",
            FieldType.UNSIGNED,
            "Where in the datagram this fragment belongs, in bytes.",
            body(6, 2, Ipv4::fragmentOffset))
        .add(
            "ip.ttl",
            "Time to live",
            FieldType.UNSIGNED,
            "Routers that the packet may still pass.",
            body(8, 1, Ipv4::ttl))
        .add(
            "ip.proto",
            "Protocol",
            FieldType.UNSIGNED,
            "Which protocol the packet carries: 6 is TCP.",
            body(9, 1, Ipv4::protocol))
        .add(
            "ip.checksum",
            "Header checksum",
            FieldType.HEX_16,
            "Checksum over the IP header.",
            body(10, 2, Ipv4::checksum))
        .add(
            "ip.src",
            "Source",
            FieldType.IPV4,
            "Address of the sender.",
            body(Ipv4.SOURCE, 4, (b, at) -> Bytes.i32(b, at + Ipv4.SOURCE)))
        .add(
            "ip.dst",
            "Destination",
            FieldType.IPV4,
            "Address of the receiver.",
            body(Ipv4.DESTINATION, 4, (b, at) -> Bytes.i32(b, at + Ipv4.DESTINATION)));
  }

  private static void v6(Registry registry) {
    registry
        .of("RFC 8200 §3", Protocol.IPV6)
        .add(
            "ipv6.version",
            "Version",
            FieldType.UNSIGNED,
            "Version of the Internet Protocol: 6.",
            part(0, 1, 1, (b, at) -> Bytes.u8(b, at) >>> 4))
        .add(
            "ipv6.tclass.dscp",
            "DSCP",
            FieldType.UNSIGNED,
            "Service class of the packet.",
            "RFC 2474 §3",
            v6Part(0, 2, 2, (b, at) -> Ipv6.trafficClass(b, at) >>> 2))
        .add(
            "ipv6.tclass.ecn",
            "ECN",
            FieldType.UNSIGNED,
            "Congestion bits: 0 not capable, 1 and 2 capable, 3 congestion was met.",
            "RFC 3168 §5",
            v6Part(0, 2, 2, Ipv6::ecn))
        .add(
            "ipv6.flow",
            "Flow label",
            FieldType.HEX_24,
            "Label that routers may use to keep a flow on one path.",
            "RFC 6437",
            v6Part(0, 4, 4, Ipv6::flowLabel))
        .add(
            "ipv6.plen",
            "Payload length",
            FieldType.UNSIGNED,
            "Bytes behind the IPv6 header; 0 when the card was to cut it or in a jumbogram.",
            v6Part(4, 2, 6, Ipv6::payloadLen))
        .add(
            "ipv6.nxt",
            "Next header",
            FieldType.UNSIGNED,
            "What follows: a protocol or an extension header.",
            v6Part(6, 1, 7, Ipv6::nextHeader))
        .add(
            "ipv6.hlim",
            "Hop limit",
            FieldType.UNSIGNED,
            "Routers that the packet may still pass.",
            v6Part(7, 1, 8, Ipv6::hopLimit))
        .add(
            "ipv6.src",
            "Source",
            FieldType.IPV6,
            "Address of the sender.",
            (v, layer, out) -> address(v, layer, Ipv6.SOURCE, out))
        .add(
            "ipv6.dst",
            "Destination",
            FieldType.IPV6,
            "Address of the receiver.",
            (v, layer, out) -> address(v, layer, Ipv6.DESTINATION, out));
  }

  private static void address(FrameView v, int layer, int offset, Values out) {
    if (v.has(layer, offset + 16) && isIpv6(v, layer)) {
      out.bytes(v.data(layer), v.start(layer) + offset, 16);
    }
  }

  /** A part that is read as soon as {@code needed} bytes are there. */
  private static Field.Reader part(int offset, int len, int needed, Part part) {
    return (v, layer, out) -> {
      if (v.has(layer, needed)) {
        int at = v.start(layer);
        out.number(part.of(v.data(layer), at), at + offset, len);
      }
    };
  }

  /** A part of an IPv6 header: not read when the version says that it is none. */
  private static Field.Reader v6Part(int offset, int len, int needed, Part part) {
    Field.Reader reader = part(offset, len, needed, part);
    return (v, layer, out) -> {
      if (v.has(layer, needed) && isIpv6(v, layer)) {
        reader.read(v, layer, out);
      }
    };
  }

  private static boolean isIpv6(FrameView v, int layer) {
    return Bytes.u8(v.data(layer), v.start(layer)) >>> 4 == 6;
  }

  /** A part behind version and header length: not read when they cannot be true. */
  private static Field.Reader body(int offset, int len, Part part) {
    return body(offset, len, offset + len, part);
  }

  /** The same for a part that is read once {@code needed} bytes are there. */
  private static Field.Reader body(int offset, int len, int needed, Part part) {
    return (v, layer, out) -> {
      int at = v.start(layer);
      if (v.has(layer, needed) && isIpv4(v.data(layer), at, offset)) {
        out.number(part.of(v.data(layer), at), at + offset, len);
      }
    };
  }

  /** Behind the total length there is nothing to trust if that is shorter than the header. */
  private static boolean isIpv4(byte[] b, int at, int offset) {
    int headerLen = Ipv4.headerLen(b, at);
    if (Ipv4.version(b, at) != 4 || headerLen < Ipv4.MIN_HEADER_LEN) {
      return false;
    }
    int totalLen = offset < 4 ? 0 : Ipv4.totalLen(b, at);
    return totalLen == 0 || totalLen >= headerLen;
  }
}
