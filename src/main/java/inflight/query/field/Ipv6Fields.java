package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.HEX_24;
import static inflight.query.field.FieldType.HEX_32;
import static inflight.query.field.FieldType.HEX_8;
import static inflight.query.field.FieldType.IPV6;
import static inflight.query.field.FieldType.NONE;
import static inflight.query.field.FieldType.TEXT;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.always;
import static inflight.query.field.Header.bits;
import static inflight.query.field.Header.both;
import static inflight.query.field.Header.bytes;
import static inflight.query.field.Header.needing;
import static inflight.query.field.Header.number;
import static inflight.query.field.Header.u16;
import static inflight.query.field.Header.u8;
import static inflight.query.field.Header.when;

import inflight.packet.wire.Addresses;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;

/** The Internet Protocol, version 6, and its extension headers. */
final class Ipv6Fields {
  private Ipv6Fields() {}

  static void addTo(Registry registry) {
    header(registry);
    extensions(registry);
  }

  private static void header(Registry registry) {
    registry
        .of("RFC 8200 §3", Protocol.IPV6)
        .add(
            "ipv6.version",
            "Version",
            UNSIGNED,
            "Version of the Internet Protocol: 6.",
            bits(0, 1, 0xf0))
        .add(
            "ipv6.tclass",
            "Traffic class",
            HEX_32,
            "Service class and congestion bits together.",
            body(4, bits(0, 4, 0xff00000)))
        .add(
            "ipv6.tclass.dscp",
            "DSCP",
            UNSIGNED,
            "Service class of the packet.",
            "RFC 2474 §3",
            body(4, bits(0, 4, 0xfc00000)))
        .add(
            "ipv6.tclass.ecn",
            "ECN",
            UNSIGNED,
            "Congestion bits: 0 not capable, 1 and 2 capable, 3 congestion was met.",
            "RFC 3168 §5",
            body(4, bits(0, 4, 0x300000)))
        .add(
            "ipv6.flow",
            "Flow label",
            HEX_24,
            "Label that routers may use to keep a flow on one path.",
            "RFC 6437",
            body(4, bits(0, 4, 0xfffff)))
        .add(
            "ipv6.plen",
            "Payload length",
            UNSIGNED,
            "Bytes behind the IPv6 header; 0 when the card was to cut it or in a jumbogram.",
            body(7, number(4, 2)))
        .add(
            "ipv6.nxt",
            "Next header",
            UNSIGNED,
            "What follows: a protocol or an extension header.",
            body(7, number(6, 1)))
        .add(
            "ipv6.hlim",
            "Hop limit",
            UNSIGNED,
            "Routers that the packet may still pass.",
            body(8, number(7, 1)))
        .add("ipv6.src", "Source", IPV6, "Address of the sender.", body(24, bytes(8, 16)))
        .add(
            "ipv6.src_host",
            "Source",
            TEXT,
            "The source as text; names are never looked up.",
            body(24, text(8)))
        .add("ipv6.dst", "Destination", IPV6, "Address of the receiver.", body(40, bytes(24, 16)))
        .add(
            "ipv6.dst_host",
            "Destination",
            TEXT,
            "The destination as text; names are never looked up.",
            body(40, text(24)))
        .add(
            "ipv6.addr",
            "Address",
            IPV6,
            "Both addresses, the source first.",
            both(body(24, bytes(8, 16)), body(40, bytes(24, 16))))
        .add(
            "ipv6.host",
            "Address",
            TEXT,
            "Both addresses as text, the source first.",
            both(body(24, text(8)), body(40, text(24))))
        .add(
            "ipv6.bogus_ipv6_version",
            "Wrong version",
            NONE,
            "The version is not 6.",
            when((v, layer) -> v.has(layer, 1) && u8(v, layer, 0) >>> 4 != 6, always(1)))
        .add(
            "ipv6.plen_zero",
            "No payload length",
            NONE,
            "The payload length is 0, and it is no jumbogram.",
            body(
                7,
                when(
                    (v, layer) ->
                        u16(v, layer, 4) == 0
                            && u8(v, layer, 6) != Ipv6.HOP_BY_HOP
                            && u8(v, layer, 6) != Ipv6.NO_NEXT,
                    always(1))));
  }

  private static void extensions(Registry registry) {
    registry
        .of("RFC 8200 §4", Protocol.IPV6_EXTENSION)
        .add(
            "ipv6.hopopts.nxt",
            "Next header",
            UNSIGNED,
            "What follows options for every router.",
            "RFC 8200 §4.3",
            extension(Ipv6.HOP_BY_HOP, number(0, 1)))
        .add(
            "ipv6.hopopts.len",
            "Length",
            UNSIGNED,
            "Length of options for every router, in 8 bytes beyond the first 8.",
            "RFC 8200 §4.3",
            extension(Ipv6.HOP_BY_HOP, number(1, 1)))
        .add(
            "ipv6.hopopts.len_oct",
            "Length in bytes",
            UNSIGNED,
            "Bytes of options for every router.",
            "RFC 8200 §4.3",
            extension(
                Ipv6.HOP_BY_HOP,
                (v, layer, out) -> {
                  if (v.has(layer, 2)) {
                    out.number((u8(v, layer, 1) + 1) * 8L, v.start(layer) + 1, 1);
                  }
                }))
        .add(
            "ipv6.dstopts.nxt",
            "Next header",
            UNSIGNED,
            "What follows options for the receiver.",
            "RFC 8200 §4.6",
            extension(Ipv6.DESTINATION_OPTIONS, number(0, 1)))
        .add(
            "ipv6.dstopts.len",
            "Length",
            UNSIGNED,
            "Length of options for the receiver, in 8 bytes beyond the first 8.",
            "RFC 8200 §4.6",
            extension(Ipv6.DESTINATION_OPTIONS, number(1, 1)))
        .add(
            "ipv6.dstopts.len_oct",
            "Length in bytes",
            UNSIGNED,
            "Bytes of options for the receiver.",
            "RFC 8200 §4.6",
            extension(
                Ipv6.DESTINATION_OPTIONS,
                (v, layer, out) -> {
                  if (v.has(layer, 2)) {
                    out.number((u8(v, layer, 1) + 1) * 8L, v.start(layer) + 1, 1);
                  }
                }))
        .add(
            "ipv6.routing.nxt",
            "Next header",
            UNSIGNED,
            "What follows a list of routers to visit.",
            "RFC 8200 §4.4",
            extension(Ipv6.ROUTING, number(0, 1)))
        .add(
            "ipv6.routing.len",
            "Length",
            UNSIGNED,
            "Length of a list of routers to visit, in 8 bytes beyond the first 8.",
            "RFC 8200 §4.4",
            extension(Ipv6.ROUTING, number(1, 1)))
        .add(
            "ipv6.routing.len_oct",
            "Length in bytes",
            UNSIGNED,
            "Bytes of a list of routers to visit.",
            "RFC 8200 §4.4",
            extension(
                Ipv6.ROUTING,
                (v, layer, out) -> {
                  if (v.has(layer, 2)) {
                    out.number((u8(v, layer, 1) + 1) * 8L, v.start(layer) + 1, 1);
                  }
                }))
        .add(
            "ipv6.routing.type",
            "Routing type",
            UNSIGNED,
            "Kind of the list: 4 is segment routing.",
            "RFC 8200 §4.4",
            extension(Ipv6.ROUTING, number(2, 1)))
        .add(
            "ipv6.routing.segleft",
            "Segments left",
            UNSIGNED,
            "Routers of the list that are still to be visited.",
            "RFC 8200 §4.4",
            extension(Ipv6.ROUTING, number(3, 1)))
        .add(
            "ipv6.fraghdr.nxt",
            "Next header",
            UNSIGNED,
            "What the datagram carries.",
            "RFC 8200 §4.5",
            extension(Ipv6.FRAGMENT_HEADER, needing(8, number(0, 1))))
        .add(
            "ipv6.fraghdr.reserved_octet",
            "Reserved",
            HEX_8,
            "A byte without a meaning.",
            "RFC 8200 §4.5",
            extension(Ipv6.FRAGMENT_HEADER, needing(8, number(1, 1))))
        .add(
            "ipv6.fraghdr.offset",
            "Fragment offset",
            UNSIGNED,
            "Where in the datagram this fragment belongs, in 8 bytes.",
            "RFC 8200 §4.5",
            extension(Ipv6.FRAGMENT_HEADER, needing(8, bits(2, 2, 0xfff8))))
        .add(
            "ipv6.fraghdr.reserved_bits",
            "Reserved",
            UNSIGNED,
            "Two bits without a meaning.",
            "RFC 8200 §4.5",
            extension(Ipv6.FRAGMENT_HEADER, needing(8, bits(2, 2, 0x6))))
        .add(
            "ipv6.fraghdr.more",
            "More fragments",
            BOOLEAN,
            "Not the last fragment.",
            "RFC 8200 §4.5",
            extension(Ipv6.FRAGMENT_HEADER, needing(8, bits(2, 2, 0x1))))
        .add(
            "ipv6.fraghdr.ident",
            "Identification",
            HEX_32,
            "Tells which fragments belong together.",
            "RFC 8200 §4.5",
            extension(Ipv6.FRAGMENT_HEADER, needing(8, number(4, 4))));
  }

  /** Read behind the version: not when that is wrong. */
  private static Field.Reader body(int needed, Field.Reader reader) {
    return when((v, layer) -> v.has(layer, needed) && u8(v, layer, 0) >>> 4 == 6, reader);
  }

  private static Field.Reader text(int offset) {
    return (v, layer, out) -> {
      int at = v.start(layer) + offset;
      out.text(Addresses.v6(v.data(layer), at), at, 16);
    };
  }

  /** Read in extension headers of one kind, which the header before tells. */
  private static Field.Reader extension(int kind, Field.Reader reader) {
    return (v, layer, out) -> {
      int nextHeaderAt =
          switch (v.dissection().protocol(layer - 1)) {
            case IPV6 -> 6;
            case IPV4 -> 9; // where it does not belong, but is read all the same
            default -> 0;
          };
      if (u8(v, layer - 1, nextHeaderAt) == kind) {
        reader.read(v, layer, out);
      }
    };
  }
}
