package inflight.query.field;

import inflight.packet.wire.Arp;
import inflight.packet.wire.Bytes;
import inflight.packet.wire.Ethernet;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Vlan;

/** Ethernet, VLAN tags, Linux cooked captures, ARP. */
final class LinkFields {
  private LinkFields() {}

  static void addTo(Registry registry) {
    ethernet(registry);
    vlan(registry);
    cooked(registry);
    arp(registry);
  }

  private static void ethernet(Registry registry) {
    registry
        .of("IEEE 802.3", Protocol.ETHERNET, Protocol.IEEE_802_3)
        .add(
            "eth.dst",
            "Destination",
            FieldType.MAC,
            "Hardware address that the frame is for.",
            (v, layer, out) -> mac(v, layer, 0, out))
        .add(
            "eth.src",
            "Source",
            FieldType.MAC,
            "Hardware address of the sender.",
            (v, layer, out) -> mac(v, layer, Ethernet.SOURCE, out));
    registry
        .of("IEEE 802.3", Protocol.ETHERNET)
        .add(
            "eth.type",
            "Type",
            FieldType.HEX_16,
            "Which protocol the frame carries (EtherType).",
            (v, layer, out) -> u16(v, layer, Ethernet.TYPE, out));
    registry
        .of("IEEE 802.3", Protocol.IEEE_802_3)
        .add(
            "eth.len",
            "Length",
            FieldType.UNSIGNED,
            "Bytes of payload of an IEEE 802.3 frame.",
            (v, layer, out) -> u16(v, layer, Ethernet.TYPE, out));
  }

  private static void vlan(Registry registry) {
    registry
        .of("IEEE 802.1Q", Protocol.VLAN)
        .add(
            "vlan.priority",
            "Priority",
            FieldType.UNSIGNED,
            "Priority code point, 0 to 7.",
            (v, layer, out) -> {
              if (v.has(layer, 2)) {
                out.number(Vlan.priority(v.data(layer), v.start(layer)), v.start(layer), 1);
              }
            })
        .add(
            "vlan.id",
            "VLAN",
            FieldType.UNSIGNED,
            "Number of the virtual LAN.",
            (v, layer, out) -> {
              if (v.has(layer, 2)) {
                out.number(Vlan.id(v.data(layer), v.start(layer)), v.start(layer), 2);
              }
            })
        .add(
            "vlan.etype",
            "Type",
            FieldType.HEX_16,
            "Which protocol follows the tag (EtherType).",
            (v, layer, out) -> {
              if (v.has(layer, 4) && Vlan.type(v.data(layer), v.start(layer)) >= 0x600) {
                u16(v, layer, Vlan.TYPE, out);
              }
            });
  }

  private static void cooked(Registry registry) {
    registry
        .of("", Protocol.LINUX_SLL)
        .add(
            "sll.pkttype",
            "Packet type",
            FieldType.UNSIGNED,
            "Whether the frame was for this host (0), a broadcast (1), a multicast (2), for another"
                + " host (3) or sent by this host (4).",
            (v, layer, out) -> u16(v, layer, 0, out));
    registry
        .of("", Protocol.LINUX_SLL, Protocol.LINUX_SLL2)
        .add(
            "sll.etype",
            "Protocol",
            FieldType.HEX_16,
            "Which protocol the frame carries (EtherType).",
            (v, layer, out) -> {
              boolean v2 = v.dissection().protocol(layer) == Protocol.LINUX_SLL2;
              u16(v, layer, v2 ? 0 : 14, out);
            });
  }

  private static void arp(Registry registry) {
    registry
        .of("RFC 826", Protocol.ARP)
        .add(
            "arp.opcode",
            "Operation",
            FieldType.UNSIGNED,
            "1 asks for a hardware address, 2 answers.",
            (v, layer, out) -> u16(v, layer, 6, out))
        .add(
            "arp.src.proto_ipv4",
            "Sender address",
            FieldType.IPV4,
            "IPv4 address of the sender.",
            (v, layer, out) -> arpAddress(v, layer, true, out))
        .add(
            "arp.dst.proto_ipv4",
            "Target address",
            FieldType.IPV4,
            "IPv4 address whose hardware address is wanted.",
            (v, layer, out) -> arpAddress(v, layer, false, out));
  }

  private static void arpAddress(FrameView v, int layer, boolean sender, Values out) {
    byte[] b = v.data(layer);
    int at = v.start(layer);
    if (!v.has(layer, Arp.HEADER_LEN) || Arp.protocolLen(b, at) != 4) {
      return;
    }
    int offset = sender ? Arp.senderProtocolAt(b, at) : Arp.targetProtocolAt(b, at);
    if (v.has(layer, offset + 4)) {
      out.number(Bytes.i32(b, at + offset), at + offset, 4);
    }
  }

  private static void mac(FrameView v, int layer, int offset, Values out) {
    if (v.has(layer, offset + 6)) {
      out.bytes(v.data(layer), v.start(layer) + offset, 6);
    }
  }

  private static void u16(FrameView v, int layer, int offset, Values out) {
    if (v.has(layer, offset + 2)) {
      int at = v.start(layer) + offset;
      out.number(Bytes.u16(v.data(layer), at), at, 2);
    }
  }
}
