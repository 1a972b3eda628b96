package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.HEX_24;
import static inflight.query.field.FieldType.HEX_8;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.bits;
import static inflight.query.field.Header.needing;
import static inflight.query.field.Header.number;

import inflight.packet.wire.Protocol;

/** Labels and tunnels: MPLS, GRE, VXLAN, Geneve. */
final class TunnelFields {
  private TunnelFields() {}

  static void addTo(Registry registry) {
    mpls(registry);
    gre(registry);
    vxlan(registry);
    geneve(registry);
  }

  private static void mpls(Registry registry) {
    registry
        .of("RFC 3032 §2.1", Protocol.MPLS)
        .add(
            "mpls.label",
            "Label",
            UNSIGNED,
            "Tells the router where to send the packet.",
            bits(0, 4, 0xfffff000))
        .add(
            "mpls.exp",
            "Traffic class",
            UNSIGNED,
            "Service class of the packet.",
            "RFC 5462",
            bits(0, 4, 0xe00))
        .add("mpls.bottom", "Bottom of stack", UNSIGNED, "No label follows.", bits(0, 4, 0x100))
        .add(
            "mpls.ttl",
            "Time to live",
            UNSIGNED,
            "Routers that the packet may still pass.",
            bits(0, 4, 0xff));
  }

  private static void gre(Registry registry) {
    registry
        .of("RFC 2784 §2", Protocol.GRE)
        .add(
            "gre.flags_and_version",
            "Flags and version",
            HEX_16,
            "Which parts the header has, and its version.",
            needing(4, number(0, 2)))
        .add(
            "gre.flags.checksum",
            "Checksum present",
            BOOLEAN,
            "The header has a checksum.",
            needing(4, bits(0, 2, 0x8000)))
        .add(
            "gre.flags.routing",
            "Routing present",
            BOOLEAN,
            "The header has a source route, which nobody uses any more.",
            "RFC 1701",
            needing(4, bits(0, 2, 0x4000)))
        .add(
            "gre.flags.key",
            "Key present",
            BOOLEAN,
            "The header has a key.",
            "RFC 2890 §2",
            needing(4, bits(0, 2, 0x2000)))
        .add(
            "gre.flags.sequence_number",
            "Sequence number present",
            BOOLEAN,
            "The header has a sequence number.",
            "RFC 2890 §2",
            needing(4, bits(0, 2, 0x1000)))
        .add(
            "gre.flags.strict_source_route",
            "Strict source route",
            BOOLEAN,
            "The source route must be kept.",
            "RFC 1701",
            needing(4, bits(0, 2, 0x800)))
        .add(
            "gre.flags.recursion_control",
            "Recursion control",
            UNSIGNED,
            "How often the packet may be wrapped again.",
            "RFC 1701",
            needing(4, bits(0, 2, 0x700)))
        .add(
            "gre.flags.version",
            "Version",
            UNSIGNED,
            "0, or 1 for PPTP.",
            needing(4, bits(0, 2, 0x7)))
        .add(
            "gre.proto",
            "Protocol",
            HEX_16,
            "Which protocol the tunnel carries (EtherType).",
            number(2, 2));
  }

  private static void vxlan(Registry registry) {
    registry
        .of("RFC 7348 §5", Protocol.VXLAN)
        .add("vxlan.flags", "Flags", HEX_16, "Which parts of the header count.", number(0, 2))
        .add(
            "vxlan.flag_g",
            "Group policy",
            BOOLEAN,
            "The group policy ID counts.",
            bits(0, 2, 0x8000))
        .add("vxlan.flag_i", "Network ID", BOOLEAN, "The network ID counts.", bits(0, 2, 0x800))
        .add(
            "vxlan.flag_d",
            "Don't learn",
            BOOLEAN,
            "The receiver must not learn the address of the sender.",
            bits(0, 2, 0x40))
        .add(
            "vxlan.flag_a",
            "Policy applied",
            BOOLEAN,
            "The policy was applied already.",
            bits(0, 2, 0x8))
        .add(
            "vxlan.gbp",
            "Group policy ID",
            UNSIGNED,
            "Group that the sender belongs to.",
            number(2, 2))
        .add("vxlan.vni", "Network ID", UNSIGNED, "Number of the virtual network.", number(4, 3))
        .add("vxlan.reserved8", "Reserved", UNSIGNED, "A byte without a meaning.", number(7, 1));
  }

  private static void geneve(Registry registry) {
    registry
        .of("RFC 8926 §3.4", Protocol.GENEVE)
        .add("geneve.version", "Version", UNSIGNED, "Version of Geneve: 0.", bits(0, 1, 0xc0))
        .add("geneve.flags", "Flags", HEX_8, "Flags of the header.", number(1, 1))
        .add(
            "geneve.flags.oam",
            "Control packet",
            BOOLEAN,
            "The packet is for the tunnel itself.",
            bits(1, 1, 0x80))
        .add(
            "geneve.flags.critical",
            "Critical options",
            BOOLEAN,
            "There is an option that must be understood.",
            bits(1, 1, 0x40))
        .add(
            "geneve.proto_type",
            "Protocol",
            HEX_16,
            "Which protocol the tunnel carries (EtherType).",
            number(2, 2))
        .add("geneve.vni", "Network ID", HEX_24, "Number of the virtual network.", number(4, 3));
  }
}
