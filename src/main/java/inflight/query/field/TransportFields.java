package inflight.query.field;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Udp;

/** UDP, ICMP, ICMPv6. */
final class TransportFields {
  private TransportFields() {}

  static void addTo(Registry registry) {
    registry
        .of("RFC 768", Protocol.UDP)
        .add(
            "udp.srcport",
            "Source port",
            FieldType.UNSIGNED,
            "Port of the sender.",
            (v, layer, out) -> {
              if (v.has(layer, 4)) { // both ports or none
                out.number(Udp.sourcePort(v.data(layer), v.start(layer)), v.start(layer), 2);
              }
            })
        .add("udp.dstport", "Destination port", FieldType.UNSIGNED, "Port of the receiver.", u16(2))
        .add(
            "udp.length",
            "Length",
            FieldType.UNSIGNED,
            "Bytes of the datagram with its header.",
            u16(4))
        .add(
            "udp.checksum",
            "Checksum",
            FieldType.HEX_16,
            "Checksum over pseudo header, header and data; 0 means none.",
            u16(6));
    registry
        .of("RFC 792", Protocol.ICMP)
        .add("icmp.type", "Type", FieldType.UNSIGNED, "Kind of message.", u8(0))
        .add("icmp.code", "Code", FieldType.UNSIGNED, "What exactly, within the type.", u8(1))
        .add(
            "icmp.checksum",
            "Checksum",
            FieldType.HEX_16,
            "Checksum over the whole message.",
            u16(2));
    registry
        .of("RFC 4443", Protocol.ICMPV6)
        .add("icmpv6.type", "Type", FieldType.UNSIGNED, "Kind of message.", u8(0))
        .add("icmpv6.code", "Code", FieldType.UNSIGNED, "What exactly, within the type.", u8(1))
        .add(
            "icmpv6.checksum",
            "Checksum",
            FieldType.HEX_16,
            "Checksum over pseudo header and message.",
            u16(2));
  }

  private static Field.Reader u8(int offset) {
    return (v, layer, out) -> {
      if (v.has(layer, offset + 1)) {
        int at = v.start(layer) + offset;
        out.number(Bytes.u8(v.data(layer), at), at, 1);
      }
    };
  }

  private static Field.Reader u16(int offset) {
    return (v, layer, out) -> {
      if (v.has(layer, offset + 2)) {
        int at = v.start(layer) + offset;
        out.number(Bytes.u16(v.data(layer), at), at, 2);
      }
    };
  }
}
