package inflight.query.field;

import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.HEX_8;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.bits;
import static inflight.query.field.Header.needing;
import static inflight.query.field.Header.number;
import static inflight.query.field.Header.u8;
import static inflight.query.field.Header.when;

import inflight.packet.wire.Loopback;
import inflight.packet.wire.Protocol;

/** Links that have no addresses: PPP, PPPoE, Cisco HDLC, loopback. */
final class SerialFields {
  private SerialFields() {}

  static void addTo(Registry registry) {
    ppp(registry);
    pppoe(registry);
    ciscoHdlc(registry);
    loopback(registry);
  }

  private static void ppp(Registry registry) {
    registry
        .of("RFC 1661 §2", Protocol.PPP)
        .add(
            "ppp.address",
            "Address",
            HEX_8,
            "Always ff: all stations.",
            "RFC 1662 §3.1",
            when(SerialFields::isFramed, number(0, 1)))
        .add(
            "ppp.control",
            "Control",
            HEX_8,
            "Always 03: unnumbered information.",
            "RFC 1662 §3.1",
            when(SerialFields::isFramed, number(1, 1)))
        .add(
            "ppp.protocol",
            "Protocol",
            HEX_16,
            "Which protocol the frame carries.",
            (v, layer, out) -> {
              int offset = isFramed(v, layer) ? 2 : 0;
              if (v.has(layer, offset + 1)) {
                boolean squeezed = (u8(v, layer, offset) & 1) != 0; // RFC 1661 6.5
                number(offset, squeezed ? 1 : 2).read(v, layer, out);
              }
            });
  }

  private static void pppoe(Registry registry) {
    registry
        .of("RFC 2516 §4", Protocol.PPPOE)
        .add(
            "pppoe.version",
            "Version",
            UNSIGNED,
            "Version of PPP over Ethernet: 1.",
            needing(6, bits(0, 1, 0xf0)))
        .add("pppoe.type", "Type", UNSIGNED, "Type: 1.", needing(6, bits(0, 1, 0xf)))
        .add(
            "pppoe.code",
            "Code",
            HEX_8,
            "What the packet is; 0 in a session.",
            needing(6, number(1, 1)))
        .add(
            "pppoe.session_id",
            "Session",
            HEX_16,
            "Number of the session.",
            needing(6, number(2, 2)))
        .add(
            "pppoe.payload_length",
            "Payload length",
            UNSIGNED,
            "Bytes of PPP that follow.",
            number(4, 2));
  }

  private static void ciscoHdlc(Registry registry) {
    registry
        .of("RFC 1547 §4.3.1", Protocol.CISCO_HDLC)
        .add(
            "chdlc.address",
            "Address",
            HEX_8,
            "0f to one station, 8f to all.",
            needing(4, number(0, 1)))
        .add("chdlc.control", "Control", HEX_8, "Always 0.", needing(4, number(1, 1)))
        .add(
            "chdlc.protocol",
            "Protocol",
            HEX_16,
            "Which protocol the frame carries.",
            number(2, 2));
  }

  private static void loopback(Registry registry) {
    registry
        .of("", Protocol.NULL_LOOPBACK)
        .add(
            "null.family",
            "Family",
            UNSIGNED,
            "Address family: 2 is IPv4; IPv6 has a number on every system.",
            (v, layer, out) -> family(v, layer, false, out))
        .add(
            "null.type",
            "Type",
            HEX_16,
            "Which protocol the frame carries (EtherType), where the system writes one.",
            (v, layer, out) -> family(v, layer, true, out));
  }

  /** Address and control stand in front. */
  private static boolean isFramed(FrameView v, int layer) {
    boolean session = layer > 0 && v.dissection().protocol(layer - 1) == Protocol.PPPOE;
    return !session && v.has(layer, 2) && u8(v, layer, 0) == 0xff;
  }

  private static void family(FrameView v, int layer, boolean type, Values out) {
    if (v.has(layer, 4)) {
      int family = Loopback.family(v.data(layer), v.start(layer), v.networkOrder());
      boolean isType = !v.networkOrder() && (family < 0 || family > 1500);
      if (isType == type) {
        out.number(type ? family & 0xffff : family & 0xffff_ffffL, v.start(layer), 4);
      }
    }
  }
}
