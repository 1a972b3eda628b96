package inflight.query.field;

import static inflight.query.field.FieldType.BYTES;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.IPV4;
import static inflight.query.field.FieldType.MAC;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.bytes;
import static inflight.query.field.Header.number;
import static inflight.query.field.Header.u16;
import static inflight.query.field.Header.u8;
import static inflight.query.field.Header.when;

import inflight.packet.wire.Protocol;

/** Linux cooked captures, the link layer of the {@code any} device. */
final class CookedFields {
  private CookedFields() {}

  static void addTo(Registry registry) {
    header(registry);
    second(registry);
  }

  private static void header(Registry registry) {
    registry
        .of("", Protocol.LINUX_SLL, Protocol.LINUX_SLL2)
        .add(
            "sll.pkttype",
            "Packet type",
            UNSIGNED,
            "Whether the frame was for this host (0), a broadcast (1), a multicast (2), for another"
                + " host (3) or sent by this host (4).",
            when(
                CookedFields::begun,
                (v, layer, out) ->
                    (is2(v, layer) ? number(10, 1) : number(0, 2)).read(v, layer, out)))
        .add(
            "sll.hatype",
            "Hardware type",
            UNSIGNED,
            "Kind of device (ARPHRD): 1 is Ethernet, 772 loopback.",
            when(
                CookedFields::begun,
                (v, layer, out) -> number(is2(v, layer) ? 8 : 2, 2).read(v, layer, out)))
        .add(
            "sll.halen",
            "Address length",
            UNSIGNED,
            "Bytes of the hardware address.",
            when(
                CookedFields::begun,
                (v, layer, out) ->
                    (is2(v, layer) ? number(11, 1) : number(4, 2)).read(v, layer, out)))
        .add(
            "sll.src.eth",
            "Source",
            MAC,
            "Hardware address of the sender.",
            when(CookedFields::begun, address(6, 6)))
        .add(
            "sll.src.ipv4",
            "Source",
            IPV4,
            "Address of the sender, where the device has IPv4 addresses only.",
            when(CookedFields::begun, address(4, 4)))
        .add(
            "sll.src.other",
            "Source",
            BYTES,
            "Address of the sender, of another length.",
            when(
                CookedFields::begun,
                (v, layer, out) -> {
                  int len = addressLen(v, layer);
                  if (len > 0 && len != 4 && len != 6) {
                    bytes(addressAt(v, layer), Math.min(len, 8)).read(v, layer, out);
                  }
                }))
        .add(
            "sll.unused",
            "Unused",
            BYTES,
            "Bytes behind a short address.",
            when(
                CookedFields::begun,
                (v, layer, out) -> {
                  int len = addressLen(v, layer);
                  if (len >= 0 && len < 8) {
                    bytes(addressAt(v, layer) + len, 8 - len).read(v, layer, out);
                  }
                }))
        .add(
            "sll.etype",
            "Protocol",
            HEX_16,
            "Which protocol the frame carries (EtherType).",
            when(
                CookedFields::begun,
                protocol((type, hardware) -> type > LINUX_TYPES && hardware != IPGRE)))
        .add(
            "sll.gretype",
            "Protocol in GRE",
            HEX_16,
            "Which protocol the frame carries, behind a GRE device.",
            when(
                CookedFields::begun,
                protocol((type, hardware) -> type > LINUX_TYPES && hardware == IPGRE)))
        .add(
            "sll.ltype",
            "Linux protocol",
            HEX_16,
            "Which protocol the frame carries, by Linux's own numbers.",
            when(CookedFields::begun, protocol((type, hardware) -> type <= LINUX_TYPES)));
  }

  private static void second(Registry registry) {
    registry
        .of("", Protocol.LINUX_SLL2)
        .add(
            "sll.ifindex",
            "Interface index",
            UNSIGNED,
            "Number of the device on its host.",
            when(CookedFields::begun, number(4, 4)));
  }

  /** Protocols up to this number are Linux's own, and not EtherTypes. */
  private static final int LINUX_TYPES = 1536;

  private static final int IPGRE = 778;
  private static final int NETLINK = 824;

  /** Chooses by protocol and hardware type. */
  @FunctionalInterface
  private interface Choice {
    boolean wants(int type, int hardware);
  }

  private static boolean is2(FrameView v, int layer) {
    return v.dissection().protocol(layer) == Protocol.LINUX_SLL2;
  }

  /** Enough was captured for the header to be shown; netlink messages have one of their own. */
  private static boolean begun(FrameView v, int layer) {
    return v.has(layer, is2(v, layer) ? 12 : 4) && hardware(v, layer) != NETLINK;
  }

  private static int hardware(FrameView v, int layer) {
    return u16(v, layer, is2(v, layer) ? 8 : 2);
  }

  private static int addressAt(FrameView v, int layer) {
    return is2(v, layer) ? 12 : 6;
  }

  /** -1 if it was not captured. */
  private static int addressLen(FrameView v, int layer) {
    if (!v.has(layer, addressAt(v, layer))) {
      return -1;
    }
    return is2(v, layer) ? u8(v, layer, 11) : u16(v, layer, 4);
  }

  private static Field.Reader address(int len, int lenBytes) {
    return (v, layer, out) -> {
      if (addressLen(v, layer) == len) {
        Field.Reader reader =
            len == 4 ? number(addressAt(v, layer), lenBytes) : bytes(addressAt(v, layer), lenBytes);
        reader.read(v, layer, out);
      }
    };
  }

  private static Field.Reader protocol(Choice choice) {
    return (v, layer, out) -> {
      int offset = is2(v, layer) ? 0 : 14;
      if (v.has(layer, offset + 2) && choice.wants(u16(v, layer, offset), hardware(v, layer))) {
        number(offset, 2).read(v, layer, out);
      }
    };
  }
}
