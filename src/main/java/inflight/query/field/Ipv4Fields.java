package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.HEX_8;
import static inflight.query.field.FieldType.IPV4;
import static inflight.query.field.FieldType.NONE;
import static inflight.query.field.FieldType.TEXT;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.always;
import static inflight.query.field.Header.bits;
import static inflight.query.field.Header.both;
import static inflight.query.field.Header.number;
import static inflight.query.field.Header.u16;
import static inflight.query.field.Header.u8;
import static inflight.query.field.Header.when;

import inflight.packet.wire.Addresses;
import inflight.packet.wire.Bytes;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Protocol;

/** The Internet Protocol, version 4. */
final class Ipv4Fields {
  private Ipv4Fields() {}

  static void addTo(Registry registry) {
    version(registry);
    header(registry);
    notes(registry);
  }

  private static void version(Registry registry) {
    registry
        .of("RFC 791 §3.1", Protocol.IPV4, Protocol.IPV6)
        .add(
            "ip.version",
            "Version",
            UNSIGNED,
            "Version of the Internet Protocol.",
            bits(0, 1, 0xf0));
  }

  private static void header(Registry registry) {
    registry
        .of("RFC 791 §3.1", Protocol.IPV4)
        .add(
            "ip.hdr_len",
            "Header length",
            UNSIGNED,
            "Bytes of the IP header, 20 to 60.",
            (v, layer, out) -> {
              if (v.has(layer, 1) && u8(v, layer, 0) >>> 4 == 4) {
                out.number((u8(v, layer, 0) & 0xf) * 4L, v.start(layer), 1);
              }
            })
        .add(
            "ip.dsfield",
            "Differentiated services",
            HEX_8,
            "Service class and congestion bits together.",
            "RFC 2474 §3",
            body(2, number(1, 1)))
        .add(
            "ip.dsfield.dscp",
            "DSCP",
            UNSIGNED,
            "Service class of the packet.",
            "RFC 2474 §3",
            body(2, bits(1, 1, 0xfc)))
        .add(
            "ip.dsfield.ecn",
            "ECN",
            UNSIGNED,
            "Congestion bits: 0 not capable, 1 and 2 capable, 3 congestion was met.",
            "RFC 3168 §5",
            body(2, bits(1, 1, 0x3)))
        .add(
            "ip.len",
            "Total length",
            UNSIGNED,
            "Bytes of the packet with its header; what there is if it says 0 because the card was"
                + " to cut it.",
            body(
                4,
                (v, layer, out) -> {
                  int total = Ipv4.totalLen(v.data(layer), v.start(layer));
                  int there = v.dissection().wireEnd(layer) - v.start(layer);
                  out.number(total == 0 ? there : total, v.start(layer) + 2, 2);
                }))
        .add(
            "ip.id",
            "Identification",
            HEX_16,
            "Tells which fragments belong together.",
            body(6, number(4, 2)))
        .add(
            "ip.flags",
            "Flags",
            HEX_8,
            "Three bits that say how the packet may be cut.",
            body(8, bits(6, 1, 0xe0)))
        .add(
            "ip.flags.rb",
            "Reserved",
            BOOLEAN,
            "A bit without a meaning.",
            body(8, bits(6, 1, 0x80)))
        .add(
            "ip.flags.df",
            "Don't fragment",
            BOOLEAN,
            "Routers must not cut the packet.",
            body(8, bits(6, 1, 0x40)))
        .add(
            "ip.flags.mf",
            "More fragments",
            BOOLEAN,
            "Not the last fragment.",
            body(8, bits(6, 1, 0x20)))
        .add(
            "ip.frag_offset",
            "Fragment offset",
            UNSIGNED,
            "Where in the datagram this fragment belongs, in 8 bytes.",
            body(8, bits(6, 2, 0x1fff)))
        .add(
            "ip.ttl",
            "Time to live",
            UNSIGNED,
            "Routers that the packet may still pass.",
            body(9, number(8, 1)))
        .add(
            "ip.proto",
            "Protocol",
            UNSIGNED,
            "Which protocol the packet carries: 6 is TCP.",
            body(10, number(9, 1)))
        .add(
            "ip.checksum",
            "Header checksum",
            HEX_16,
            "Checksum over the IP header.",
            body(12, number(10, 2)))
        .add(
            "ip.checksum.status",
            "Checksum status",
            UNSIGNED,
            "Wireshark's answer: 2, not checked, for that is what it does unless told otherwise.",
            body(12, always(2)))
        .add("ip.src", "Source", IPV4, "Address of the sender.", body(16, number(12, 4)))
        .add(
            "ip.src_host",
            "Source",
            TEXT,
            "The source as text; names are never looked up.",
            body(16, text(12)))
        .add(
            "ip.dst", "Destination", IPV4, "Address of the receiver.", body(20, destination(false)))
        .add(
            "ip.cur_rt",
            "Current route",
            IPV4,
            "Next router of a packet that carries a list of routers to visit.",
            "RFC 791 §3.1",
            body(20, when(Ipv4Fields::isRouted, number(16, 4))))
        .add(
            "ip.dst_host",
            "Destination",
            TEXT,
            "The destination as text; names are never looked up.",
            body(20, destination(true)))
        .add(
            "ip.addr",
            "Address",
            IPV4,
            "Both addresses, the source first.",
            both(body(16, number(12, 4)), body(20, destination(false))))
        .add(
            "ip.host",
            "Address",
            TEXT,
            "Both addresses as text, the source first.",
            both(body(16, text(12)), body(20, destination(true))));
  }

  private static void notes(Registry registry) {
    registry
        .of("RFC 791 §3.1", Protocol.IPV4)
        .add(
            "ip.bogus_ip_version",
            "Wrong version",
            NONE,
            "The version is not 4.",
            when((v, layer) -> v.has(layer, 1) && u8(v, layer, 0) >>> 4 != 4, always(1)))
        .add(
            "ip.bogus_header_length",
            "Header too short",
            NONE,
            "The header says that it is shorter than 20 bytes.",
            when(
                (v, layer) ->
                    v.has(layer, 1) && u8(v, layer, 0) >>> 4 == 4 && (u8(v, layer, 0) & 0xf) < 5,
                always(1)))
        .add(
            "ip.bogus_ip_length",
            "Wrong length",
            NONE,
            "The total length is shorter than the header or longer than what there is.",
            when(
                (v, layer) -> {
                  boolean is4 = v.has(layer, 4) && u8(v, layer, 0) >>> 4 == 4;
                  int headerLen = (u8(v, layer, 0) & 0xf) * 4;
                  if (!is4 || headerLen < Ipv4.MIN_HEADER_LEN || u16(v, layer, 2) == 0) {
                    return false;
                  }
                  int there = v.dissection().wireEnd(layer) - v.start(layer);
                  return u16(v, layer, 2) < headerLen
                      || u16(v, layer, 2) > there && !v.quoted(layer);
                },
                always(1)))
        .add(
            "ip.ttl.too_small",
            "TTL nearly used up",
            NONE,
            "Fewer than five routers may still be passed.",
            body(
                20,
                when(
                    (v, layer) ->
                        Ipv4.destinationAt(
                                    v.data(layer),
                                    v.start(layer),
                                    v.dissection().capturedEnd(layer))
                                >= 0
                            && !isLocalControl(v, layer)
                            && u8(v, layer, 8) < 5
                            && u8(v, layer, 16) >>> 4 != 14
                            && u8(v, layer, 9) != PIM
                            && u8(v, layer, 9) != OSPF,
                    always(1))))
        .add(
            "ip.ttl.lncb",
            "TTL of a local group",
            NONE,
            "A packet to a group of the local network has another TTL than it should.",
            "RFC 5771 §4",
            body(
                20,
                when((v, layer) -> isLocalControl(v, layer) && !isLocalTtl(v, layer), always(1))));
  }

  private static final int IGMP = 2;
  private static final int OSPF = 89;
  private static final int PIM = 103;

  /** Read behind version and header length: not when they cannot be true. */
  private static Field.Reader body(int needed, Field.Reader reader) {
    return (v, layer, out) -> {
      if (v.has(layer, needed) && isIpv4(v.data(layer), v.start(layer), needed)) {
        reader.read(v, layer, out);
      }
    };
  }

  /** Behind the total length there is nothing to trust if that is shorter than the header. */
  private static boolean isIpv4(byte[] b, int at, int needed) {
    int headerLen = Ipv4.headerLen(b, at);
    if (Ipv4.version(b, at) != 4 || headerLen < Ipv4.MIN_HEADER_LEN) {
      return false;
    }
    int totalLen = needed <= 4 ? 0 : Ipv4.totalLen(b, at);
    return totalLen == 0 || totalLen >= headerLen;
  }

  /** A list of routers moves the destination behind it; it is then shown there. */
  private static boolean isRouted(FrameView v, int layer) {
    int at = v.start(layer);
    return Ipv4.destinationAt(v.data(layer), at, v.dissection().capturedEnd(layer))
        > at + Ipv4.DESTINATION;
  }

  /** In the header, or behind the list of routers; not there if the options were not captured. */
  private static Field.Reader destination(boolean asText) {
    Field.Reader inHeader = addressAt(Ipv4.DESTINATION, asText);
    return (v, layer, out) -> {
      int at = v.start(layer);
      int end = v.dissection().capturedEnd(layer);
      int offset = Ipv4.destinationAt(v.data(layer), at, end) - at;
      if (offset == Ipv4.DESTINATION) {
        inHeader.read(v, layer, out);
      } else if (offset > 0) {
        addressAt(offset, asText).read(v, layer, out);
      }
    };
  }

  private static Field.Reader addressAt(int offset, boolean asText) {
    return asText ? text(offset) : number(offset, 4);
  }

  private static Field.Reader text(int offset) {
    return (v, layer, out) -> {
      int at = v.start(layer) + offset;
      out.text(Addresses.v4(v.data(layer), at), at, 4);
    };
  }

  /** To 224.0.0.0/24: never routed (RFC 5771 4). */
  private static boolean isLocalControl(FrameView v, int layer) {
    return Bytes.i32(v.data(layer), v.start(layer) + Ipv4.DESTINATION) >>> 8 == 0xe00000;
  }

  /** VRRP, GLBP and mDNS want 255, LLMNR takes any, all others want 1. */
  private static boolean isLocalTtl(FrameView v, int layer) {
    int ttl = u8(v, layer, 8);
    int group = u8(v, layer, 19);
    if (u8(v, layer, 9) == IGMP) {
      return ttl == 1;
    }
    return switch (group) {
      case 18, 102, 251 -> ttl == 255;
      case 252 -> true;
      default -> ttl == 1;
    };
  }
}
