package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.HEX_8;
import static inflight.query.field.FieldType.IPV6;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.bits;
import static inflight.query.field.Header.both;
import static inflight.query.field.Header.bytes;
import static inflight.query.field.Header.needing;
import static inflight.query.field.Header.number;
import static inflight.query.field.Header.u8;
import static inflight.query.field.Header.when;

import inflight.packet.wire.Protocol;

/** The Internet Control Message Protocol for IPv6. */
final class Icmpv6Fields {
  private Icmpv6Fields() {}

  static void addTo(Registry registry) {
    icmpv6(registry);
  }

  private static void icmpv6(Registry registry) {
    registry
        .of("RFC 4443 §2.1", Protocol.ICMPV6)
        .add(
            "icmpv6.type",
            "Type",
            UNSIGNED,
            "Kind of message: 1 unreachable, 2 too big, 128 and 129 ping, 133 to 137 neighbours.",
            needing(1, number(0, 1)))
        .add(
            "icmpv6.code",
            "Code",
            UNSIGNED,
            "What exactly, within the type.",
            needing(2, number(1, 1)))
        .add(
            "icmpv6.checksum",
            "Checksum",
            HEX_16,
            "Checksum over pseudo header and message.",
            needing(4, number(2, 2)))
        .add(
            "icmpv6.checksum.status",
            "Checksum status",
            UNSIGNED,
            "1 good, 0 bad, 2 not checked: cut, a fragment, or quoted.",
            needing(4, (v, layer, out) -> out.derived(v.checksumStatus(layer, 58))))
        .add(
            "icmpv6.mtu",
            "Next hop MTU",
            UNSIGNED,
            "Largest packet that the next link takes.",
            "RFC 4443 §3.2",
            type(2, 8, number(4, 4)))
        .add(
            "icmpv6.pointer",
            "Pointer",
            UNSIGNED,
            "Place of the error in the quoted packet.",
            "RFC 4443 §3.4",
            type(4, 8, number(4, 4)))
        .add(
            "icmpv6.echo.identifier",
            "Identifier",
            HEX_16,
            "Which ping the message belongs to.",
            "RFC 4443 §4.1",
            both(
                both(type(128, 6, number(4, 2)), type(129, 6, number(4, 2))),
                both(type(160, 6, number(4, 2)), type(161, 6, number(4, 2)))))
        .add(
            "icmpv6.echo.sequence_number",
            "Sequence number",
            UNSIGNED,
            "Counts the messages of one ping.",
            "RFC 4443 §4.1",
            both(type(128, 8, number(6, 2)), type(129, 8, number(6, 2))))
        .add(
            "icmpv6.nd.ra.cur_hop_limit",
            "Hop limit",
            UNSIGNED,
            "Hop limit that hosts should use.",
            "RFC 4861 §4.2",
            type(134, 5, number(4, 1)))
        .add(
            "icmpv6.nd.ra.flag",
            "Router flags",
            HEX_8,
            "What the router says of addresses and itself.",
            "RFC 4861 §4.2",
            type(134, 6, number(5, 1)))
        .add(
            "icmpv6.nd.ra.flag.m",
            "Managed addresses",
            BOOLEAN,
            "Addresses come from DHCP.",
            "RFC 4861 §4.2",
            type(134, 6, bits(5, 1, 0x80)))
        .add(
            "icmpv6.nd.ra.flag.o",
            "Other configuration",
            BOOLEAN,
            "Other settings come from DHCP.",
            "RFC 4861 §4.2",
            type(134, 6, bits(5, 1, 0x40)))
        .add(
            "icmpv6.nd.ra.router_lifetime",
            "Router lifetime",
            UNSIGNED,
            "Seconds that the router may be used.",
            "RFC 4861 §4.2",
            type(134, 8, number(6, 2)))
        .add(
            "icmpv6.nd.ra.reachable_time",
            "Reachable time",
            UNSIGNED,
            "Milliseconds that a neighbour counts as reachable.",
            "RFC 4861 §4.2",
            type(134, 12, number(8, 4)))
        .add(
            "icmpv6.nd.ra.retrans_timer",
            "Retransmission timer",
            UNSIGNED,
            "Milliseconds between solicitations.",
            "RFC 4861 §4.2",
            type(134, 16, number(12, 4)))
        .add(
            "icmpv6.nd.ns.target_address",
            "Target",
            IPV6,
            "Address whose hardware address is wanted.",
            "RFC 4861 §4.3",
            type(135, 24, bytes(8, 16)))
        .add(
            "icmpv6.nd.na.flag.r",
            "From a router",
            BOOLEAN,
            "The sender is a router.",
            "RFC 4861 §4.4",
            type(136, 8, bits(4, 4, 0x80000000L)))
        .add(
            "icmpv6.nd.na.flag.s",
            "Solicited",
            BOOLEAN,
            "The sender was asked.",
            "RFC 4861 §4.4",
            type(136, 8, bits(4, 4, 0x40000000)))
        .add(
            "icmpv6.nd.na.flag.o",
            "Override",
            BOOLEAN,
            "The address takes the place of the one known.",
            "RFC 4861 §4.4",
            type(136, 8, bits(4, 4, 0x20000000)))
        .add(
            "icmpv6.nd.na.target_address",
            "Target",
            IPV6,
            "Address that the sender answers for.",
            "RFC 4861 §4.4",
            type(136, 24, bytes(8, 16)))
        .add(
            "icmpv6.nd.rd.target_address",
            "Better router",
            IPV6,
            "Where packets to the destination should go.",
            "RFC 4861 §4.5",
            type(137, 24, bytes(8, 16)));
  }

  private static Field.Reader type(int wanted, int needed, Field.Reader reader) {
    return when((v, layer) -> v.has(layer, needed) && u8(v, layer, 0) == wanted, reader);
  }
}
