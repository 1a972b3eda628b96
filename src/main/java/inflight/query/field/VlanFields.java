package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.NONE;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.always;
import static inflight.query.field.Header.bits;
import static inflight.query.field.Header.number;
import static inflight.query.field.Header.u16;
import static inflight.query.field.Header.when;

import inflight.packet.wire.Protocol;

/** Tags of virtual LANs. */
final class VlanFields {
  private VlanFields() {}

  static void addTo(Registry registry) {
    tag(registry);
    provider(registry);
  }

  private static void tag(Registry registry) {
    registry
        .of("IEEE 802.1Q", Protocol.VLAN)
        .add(
            "vlan.priority",
            "Priority",
            UNSIGNED,
            "Priority code point, 0 to 7.",
            bits(0, 2, 0xe000))
        .add(
            "vlan.dei",
            "Drop eligible",
            BOOLEAN,
            "May be dropped first where there is no room.",
            bits(0, 2, 0x1000))
        .add("vlan.id", "VLAN", UNSIGNED, "Number of the virtual LAN.", bits(0, 2, 0xfff))
        .add(
            "vlan.etype",
            "Type",
            HEX_16,
            "Which protocol follows the tag (EtherType).",
            when((v, layer) -> v.has(layer, 4) && u16(v, layer, 2) > 1500, number(2, 2)))
        .add(
            "vlan.len",
            "Length",
            UNSIGNED,
            "Bytes of payload of a tagged IEEE 802.3 frame.",
            when((v, layer) -> v.has(layer, 4) && u16(v, layer, 2) <= 1500, number(2, 2)))
        .add(
            "vlan.len.past_end",
            "Length past the end",
            NONE,
            "The length says more than the frame has.",
            when(
                (v, layer) ->
                    v.has(layer, 4)
                        && u16(v, layer, 2) <= 1500
                        && u16(v, layer, 2) > v.dissection().wireEnd(layer) - v.start(layer) - 4,
                always(1)));
  }

  private static void provider(Registry registry) {
    registry
        .of("IEEE 802.1ad", Protocol.IEEE_802_1AD)
        .add(
            "ieee8021ad.priority",
            "Service priority",
            UNSIGNED,
            "Priority code point of the outer tag, 0 to 7.",
            bits(0, 2, 0xe000))
        .add(
            "ieee8021ad.dei",
            "Service drop eligible",
            BOOLEAN,
            "May be dropped first where there is no room.",
            bits(0, 2, 0x1000))
        .add(
            "ieee8021ad.id",
            "Service VLAN",
            UNSIGNED,
            "Number of the virtual LAN of the provider.",
            bits(0, 2, 0xfff));
  }
}
