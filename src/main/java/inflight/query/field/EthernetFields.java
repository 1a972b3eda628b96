package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.MAC;
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
import inflight.packet.wire.EtherType;
import inflight.packet.wire.Ethernet;
import inflight.packet.wire.Protocol;

/** Ethernet II and IEEE 802.3. */
final class EthernetFields {
  private EthernetFields() {}

  static void addTo(Registry registry) {
    addresses(registry);
    typed(registry);
    counted(registry);
  }

  private static void addresses(Registry registry) {
    registry
        .of("IEEE 802.3", Protocol.ETHERNET, Protocol.IEEE_802_3)
        .add(
            "eth.dst",
            "Destination",
            MAC,
            "Hardware address that the frame is for.",
            needing(14, bytes(0, 6)))
        .add(
            "eth.dst_resolved",
            "Destination",
            TEXT,
            "The destination as text; names are never looked up.",
            needing(14, text(0)))
        .add(
            "eth.dst.oui",
            "Destination vendor",
            UNSIGNED,
            "First three bytes of the destination: who made the card.",
            needing(14, number(0, 3)))
        .add(
            "eth.dst.lg",
            "Destination locally administered",
            BOOLEAN,
            "The destination address was not given by the vendor.",
            needing(14, bits(0, 3, 0x20000)))
        .add(
            "eth.dst.ig",
            "Destination is a group",
            BOOLEAN,
            "The frame is for a group or for all.",
            needing(14, bits(0, 3, 0x10000)))
        .add("eth.src", "Source", MAC, "Hardware address of the sender.", needing(14, bytes(6, 6)))
        .add(
            "eth.src_resolved",
            "Source",
            TEXT,
            "The source as text; names are never looked up.",
            needing(14, text(6)))
        .add(
            "eth.src.oui",
            "Source vendor",
            UNSIGNED,
            "First three bytes of the source: who made the card.",
            needing(14, number(6, 3)))
        .add(
            "eth.src.lg",
            "Source locally administered",
            BOOLEAN,
            "The source address was not given by the vendor.",
            needing(14, bits(6, 3, 0x20000)))
        .add(
            "eth.src.ig",
            "Source is a group",
            BOOLEAN,
            "The source is a group address, which none should be.",
            needing(14, bits(6, 3, 0x10000)))
        .add(
            "eth.addr",
            "Address",
            MAC,
            "Both addresses, the destination first.",
            needing(14, both(bytes(0, 6), bytes(6, 6))))
        .add(
            "eth.addr_resolved",
            "Address",
            TEXT,
            "Both addresses as text, the destination first.",
            needing(14, both(text(0), text(6))))
        .add(
            "eth.addr.oui",
            "Vendor",
            UNSIGNED,
            "First three bytes of both addresses.",
            needing(14, both(number(0, 3), number(6, 3))))
        .add(
            "eth.lg",
            "Locally administered",
            BOOLEAN,
            "Of both addresses: it was not given by the vendor.",
            needing(14, both(bits(0, 3, 0x020000), bits(6, 3, 0x020000))))
        .add(
            "eth.ig",
            "Group",
            BOOLEAN,
            "Of both addresses: it is a group address.",
            needing(14, both(bits(0, 3, 0x010000), bits(6, 3, 0x010000))));
  }

  private static void typed(Registry registry) {
    registry
        .of("IEEE 802.3", Protocol.ETHERNET)
        .add(
            "eth.type",
            "Type",
            HEX_16,
            "Which protocol the frame carries (EtherType).",
            when((v, layer) -> v.has(layer, 14) && !isNeither(v, layer), number(12, 2)))
        .add(
            "eth.invalid_lentype",
            "Neither length nor type",
            HEX_16,
            "A number between the largest length and the smallest type.",
            when((v, layer) -> v.has(layer, 14) && isNeither(v, layer), number(12, 2)))
        .add(
            "eth.invalid_lentype.expert",
            "Neither length nor type",
            NONE,
            "The number behind the addresses is neither a length nor a type.",
            when((v, layer) -> v.has(layer, 14) && isNeither(v, layer), always(1)))
        .add(
            "eth.src_not_group",
            "Source is a group",
            NONE,
            "The source of a frame should not be a group address.",
            when(
                (v, layer) ->
                    v.has(layer, 14) && !isNeither(v, layer) && (u8(v, layer, 6) & 1) != 0,
                always(1)));
  }

  private static void counted(Registry registry) {
    registry
        .of("IEEE 802.3", Protocol.IEEE_802_3)
        .add(
            "eth.len",
            "Length",
            UNSIGNED,
            "Bytes of payload of an IEEE 802.3 frame.",
            number(12, 2))
        .add(
            "eth.len.past_end",
            "Length past the end",
            NONE,
            "The length says more than the frame has.",
            when(
                (v, layer) ->
                    v.has(layer, 14)
                        && u16(v, layer, 12) > v.dissection().wireEnd(layer) - v.start(layer) - 14,
                always(1)));
  }

  /** Too large for a length and too small for a type; 0 is a type of its own. */
  private static boolean isNeither(FrameView v, int layer) {
    int type = u16(v, layer, Ethernet.TYPE);
    return type > Ethernet.MAX_LENGTH_FIELD && type < EtherType.FIRST_TYPE;
  }

  private static Field.Reader text(int offset) {
    return (v, layer, out) -> {
      int at = v.start(layer) + offset;
      out.text(Addresses.mac(v.data(layer), at), at, 6);
    };
  }
}
