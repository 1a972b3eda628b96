package inflight.query.field;

import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.IPV4;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.number;
import static inflight.query.field.Header.u16;
import static inflight.query.field.Header.u8;
import static inflight.query.field.Header.when;

import inflight.packet.wire.Protocol;

/** The Internet Control Message Protocol. */
final class IcmpFields {
  private IcmpFields() {}

  static void addTo(Registry registry) {
    icmp(registry);
  }

  private static void icmp(Registry registry) {
    registry
        .of("RFC 792", Protocol.ICMP)
        .add(
            "icmp.type",
            "Type",
            UNSIGNED,
            "Kind of message: 0 and 8 ping, 3 unreachable, 5 redirect, 11 time exceeded.",
            icmp(6, (v, layer) -> true, number(0, 1)))
        .add(
            "icmp.code",
            "Code",
            UNSIGNED,
            "What exactly, within the type.",
            icmp(6, (v, layer) -> true, number(1, 1)))
        .add(
            "icmp.checksum",
            "Checksum",
            HEX_16,
            "Checksum over the whole message.",
            icmp(6, (v, layer) -> true, number(2, 2)))
        .add(
            "icmp.checksum.status",
            "Checksum status",
            UNSIGNED,
            "1 good, 0 bad, 2 not checked: cut, a fragment, or quoted.",
            icmp(6, (v, layer) -> true, (v, layer, out) -> out.derived(v.checksumStatus(layer, 0))))
        .add(
            "icmp.ident",
            "Identifier",
            UNSIGNED,
            "Which ping the message belongs to.",
            icmp(6, (v, layer) -> hasId(v, layer) || isExtendedEcho(v, layer), number(4, 2)))
        .add(
            "icmp.ident_le",
            "Identifier, bytes swapped",
            UNSIGNED,
            "The identifier as some senders mean it.",
            icmp(6, (v, layer) -> hasId(v, layer) || isExtendedEcho(v, layer), swapped(4)))
        .add(
            "icmp.seq",
            "Sequence number",
            UNSIGNED,
            "Counts the messages of one ping.",
            icmp(8, (v, layer) -> hasId(v, layer), number(6, 2)))
        .add(
            "icmp.seq_le",
            "Sequence number, bytes swapped",
            UNSIGNED,
            "The sequence number as some senders mean it.",
            icmp(8, (v, layer) -> hasId(v, layer), swapped(6)))
        .add(
            "icmp.mtu",
            "Next hop MTU",
            UNSIGNED,
            "Largest packet that the next link takes.",
            "RFC 1191 §4",
            icmp(
                8,
                (v, layer) -> u8(v, layer, 0) == UNREACHABLE && u8(v, layer, 1) == 4,
                number(6, 2)))
        .add(
            "icmp.redir_gw",
            "Better router",
            IPV4,
            "Router that knows a shorter way.",
            icmp(8, (v, layer) -> u8(v, layer, 0) == REDIRECT, number(4, 4)))
        .add(
            "icmp.pointer",
            "Pointer",
            UNSIGNED,
            "Place of the error in the quoted packet.",
            icmp(6, (v, layer) -> u8(v, layer, 0) == PARAMETER_PROBLEM, number(4, 1)))
        .add(
            "icmp.length",
            "Quotation length",
            UNSIGNED,
            "Length of the quoted packet, in 4 bytes.",
            "RFC 4884 §4",
            icmp(6, (v, layer) -> quotedLen(v, layer) > 0, number(5, 1)))
        .add(
            "icmp.length.original_datagram",
            "Quotation length in bytes",
            UNSIGNED,
            "Bytes of the quoted packet.",
            "RFC 4884 §4",
            icmp(
                6,
                (v, layer) -> quotedLen(v, layer) > 0,
                (v, layer, out) -> out.number(quotedLen(v, layer) * 4L, v.start(layer) + 5, 1)))
        .add(
            "icmp.lifetime",
            "Lifetime",
            UNSIGNED,
            "Seconds that the router may be used.",
            "RFC 1256 §3",
            icmp(8, (v, layer) -> u8(v, layer, 0) == ROUTER_ADVERTISEMENT, number(6, 2)))
        .add(
            "icmp.num_addrs",
            "Addresses",
            UNSIGNED,
            "Number of routers.",
            "RFC 1256 §3",
            icmp(6, (v, layer) -> u8(v, layer, 0) == ROUTER_ADVERTISEMENT, number(4, 1)))
        .add(
            "icmp.addr_entry_size",
            "Entry size",
            UNSIGNED,
            "Length of an entry, in 4 bytes.",
            "RFC 1256 §3",
            icmp(6, (v, layer) -> u8(v, layer, 0) == ROUTER_ADVERTISEMENT, number(5, 1)))
        .add(
            "icmp.originate_timestamp",
            "Sent at",
            UNSIGNED,
            "Milliseconds since midnight when it was sent.",
            icmp(12, (v, layer) -> u8(v, layer, 0) == 13 || u8(v, layer, 0) == 14, number(8, 4)))
        .add(
            "icmp.receive_timestamp",
            "Received at",
            UNSIGNED,
            "Milliseconds since midnight when it arrived.",
            icmp(16, (v, layer) -> u8(v, layer, 0) == 13 || u8(v, layer, 0) == 14, number(12, 4)))
        .add(
            "icmp.transmit_timestamp",
            "Answered at",
            UNSIGNED,
            "Milliseconds since midnight when it was answered.",
            icmp(20, (v, layer) -> u8(v, layer, 0) == 13 || u8(v, layer, 0) == 14, number(16, 4)))
        .add(
            "icmp.address_mask",
            "Address mask",
            IPV4,
            "Mask of the network.",
            "RFC 950",
            icmp(12, (v, layer) -> u8(v, layer, 0) == 17 || u8(v, layer, 0) == 18, number(8, 4)));
  }

  private static final int UNREACHABLE = 3;
  private static final int REDIRECT = 5;
  private static final int ROUTER_ADVERTISEMENT = 9;
  private static final int TIME_EXCEEDED = 11;
  private static final int PARAMETER_PROBLEM = 12;

  /** Wireshark looks at the sixth byte before it shows anything. */
  private static Field.Reader icmp(int needed, Header.Condition condition, Field.Reader reader) {
    return when((v, layer) -> v.has(layer, needed) && condition.holds(v, layer), reader);
  }

  private static boolean hasId(FrameView v, int layer) {
    return switch (u8(v, layer, 0)) {
      case 0, 8, 13, 14, 15, 16, 17, 18 -> true;
      default -> false;
    };
  }

  private static boolean isExtendedEcho(FrameView v, int layer) {
    return u8(v, layer, 0) == 42 || u8(v, layer, 0) == 43;
  }

  /** Length of the quotation in 4 bytes, 0 where it does not say (RFC 4884 4). */
  private static int quotedLen(FrameView v, int layer) {
    return switch (u8(v, layer, 0)) {
      case UNREACHABLE, TIME_EXCEEDED, PARAMETER_PROBLEM -> u8(v, layer, 5);
      default -> 0;
    };
  }

  private static Field.Reader swapped(int offset) {
    return (v, layer, out) -> {
      int x = u16(v, layer, offset);
      out.number((x & 0xff) << 8 | x >>> 8, v.start(layer) + offset, 2);
    };
  }
}
