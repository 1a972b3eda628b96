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

import inflight.packet.wire.Bytes;
import inflight.packet.wire.EtherType;
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
            when(VlanFields::isCustomer, bits(0, 2, 0xe000)))
        .add(
            "vlan.dei",
            "Drop eligible",
            BOOLEAN,
            "May be dropped first where there is no room.",
            when(VlanFields::isCustomer, bits(0, 2, 0x1000)))
        .add(
            "vlan.id",
            "VLAN",
            UNSIGNED,
            "Number of the virtual LAN.",
            when(VlanFields::isCustomer, bits(0, 2, 0xfff)))
        .add(
            "vlan.etype",
            "Type",
            HEX_16,
            "Which protocol follows the tag (EtherType).",
            when(
                VlanFields::isCustomer,
                when((v, layer) -> v.has(layer, 4) && u16(v, layer, 2) > 1500, number(2, 2))))
        .add(
            "vlan.len",
            "Length",
            UNSIGNED,
            "Bytes of payload of a tagged IEEE 802.3 frame.",
            when(
                VlanFields::isCustomer,
                when((v, layer) -> v.has(layer, 4) && u16(v, layer, 2) <= 1500, number(2, 2))))
        .add(
            "vlan.len.past_end",
            "Length past the end",
            NONE,
            "The length says more than the frame has.",
            when(
                VlanFields::isCustomer,
                when(
                    (v, layer) ->
                        v.has(layer, 4)
                            && u16(v, layer, 2) <= 1500
                            && u16(v, layer, 2)
                                > v.dissection().wireEnd(layer) - v.start(layer) - 4,
                    always(1))));
  }

  private static void provider(Registry registry) {
    registry
        .of("IEEE 802.1ad", Protocol.VLAN)
        .add(
            "ieee8021ad.priority",
            "Service priority",
            UNSIGNED,
            "Priority code point of the outer tag, 0 to 7.",
            when((v, layer) -> !isCustomer(v, layer), bits(0, 2, 0xe000)))
        .add(
            "ieee8021ad.dei",
            "Service drop eligible",
            BOOLEAN,
            "May be dropped first where there is no room.",
            when((v, layer) -> !isCustomer(v, layer), bits(0, 2, 0x1000)))
        .add(
            "ieee8021ad.id",
            "Service VLAN",
            UNSIGNED,
            "Number of the virtual LAN of the provider.",
            when((v, layer) -> !isCustomer(v, layer), bits(0, 2, 0xfff)));
  }

  /** Tags of providers (IEEE 802.1ad) have fields of their own. */
  private static boolean isCustomer(FrameView v, int layer) {
    boolean first = layer > 0 && v.dissection().protocol(layer - 1) == Protocol.LINUX_SLL2;
    int at = first ? v.start(layer - 1) : v.start(layer) - 2; // where the tag's own type stands
    return at < 0 || Bytes.u16(v.data(layer), at) != EtherType.QINQ;
  }
}
