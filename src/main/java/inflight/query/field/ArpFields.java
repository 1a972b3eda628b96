package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.BYTES;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.IPV4;
import static inflight.query.field.FieldType.MAC;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.always;
import static inflight.query.field.Header.bytes;
import static inflight.query.field.Header.needing;
import static inflight.query.field.Header.number;
import static inflight.query.field.Header.u16;
import static inflight.query.field.Header.u8;
import static inflight.query.field.Header.when;

import inflight.packet.wire.Arp;
import inflight.packet.wire.Bytes;
import inflight.packet.wire.EtherType;
import inflight.packet.wire.Protocol;
import java.util.Arrays;

/** The Address Resolution Protocol. */
final class ArpFields {
  private ArpFields() {}

  static void addTo(Registry registry) {
    arp(registry);
  }

  private static void arp(Registry registry) {
    registry
        .of("RFC 826", Protocol.ARP)
        .add(
            "arp.hw.type",
            "Hardware type",
            UNSIGNED,
            "Kind of hardware addresses: 1 is Ethernet.",
            needing(2, number(0, 2)))
        .add(
            "arp.proto.type",
            "Protocol type",
            HEX_16,
            "Kind of protocol addresses: 0x0800 is IPv4.",
            number(2, 2))
        .add("arp.hw.size", "Hardware size", UNSIGNED, "Bytes of a hardware address.", number(4, 1))
        .add(
            "arp.proto.size",
            "Protocol size",
            UNSIGNED,
            "Bytes of a protocol address.",
            number(5, 1))
        .add(
            "arp.opcode",
            "Operation",
            UNSIGNED,
            "1 asks for a hardware address, 2 answers.",
            number(6, 2))
        .add(
            "arp.isgratuitous",
            "Gratuitous",
            BOOLEAN,
            "Asks for or tells the address of the sender itself.",
            "RFC 5227 §3",
            mark(ArpFields::isGratuitous))
        .add(
            "arp.isprobe",
            "Probe",
            BOOLEAN,
            "Asks whether an address is free before using it.",
            "RFC 5227 §2.1",
            mark(
                (v, layer) ->
                    !isGratuitous(v, layer)
                        && isRequestToNobody(v, layer)
                        && senderIsZero(v, layer)))
        .add(
            "arp.isannouncement",
            "Announcement",
            BOOLEAN,
            "Tells that the sender uses its address from now on.",
            "RFC 5227 §2.3",
            mark((v, layer) -> isGratuitous(v, layer) && isRequestToNobody(v, layer)))
        .add(
            "arp.src.hw_mac",
            "Sender hardware address",
            MAC,
            "Hardware address of the sender.",
            when(ArpFields::hasMac, address(SENDER_HARDWARE, true)))
        .add(
            "arp.src.proto_ipv4",
            "Sender address",
            IPV4,
            "IPv4 address of the sender.",
            when(ArpFields::hasIpv4, address(SENDER_PROTOCOL, false)))
        .add(
            "arp.dst.hw_mac",
            "Target hardware address",
            MAC,
            "Hardware address that is wanted, all zero while it is not known.",
            when(ArpFields::hasMac, address(TARGET_HARDWARE, true)))
        .add(
            "arp.dst.proto_ipv4",
            "Target address",
            IPV4,
            "IPv4 address whose hardware address is wanted.",
            when(ArpFields::hasIpv4, address(TARGET_PROTOCOL, false)))
        .add(
            "arp.src.hw",
            "Sender hardware address",
            BYTES,
            "Hardware address of the sender that is no Ethernet address.",
            when((v, layer) -> !hasMac(v, layer), address(SENDER_HARDWARE, true)))
        .add(
            "arp.src.proto",
            "Sender address",
            BYTES,
            "Address of the sender that is no IPv4 address.",
            when((v, layer) -> !hasIpv4(v, layer), address(SENDER_PROTOCOL, true)))
        .add(
            "arp.dst.hw",
            "Target hardware address",
            BYTES,
            "Hardware address that is no Ethernet address.",
            when((v, layer) -> !hasMac(v, layer), address(TARGET_HARDWARE, true)))
        .add(
            "arp.dst.proto",
            "Target address",
            BYTES,
            "Wanted address that is no IPv4 address.",
            when((v, layer) -> !hasIpv4(v, layer), address(TARGET_PROTOCOL, true)));
  }

  private static final int ETHERNET = 1;
  private static final int REQUEST = 1;
  private static final int REPLY = 2;

  // Which of the four addresses, in their order.
  private static final int SENDER_HARDWARE = 0;
  private static final int SENDER_PROTOCOL = 1;
  private static final int TARGET_HARDWARE = 2;
  private static final int TARGET_PROTOCOL = 3;

  private static boolean hasMac(FrameView v, int layer) {
    return v.has(layer, Arp.HEADER_LEN)
        && (u16(v, layer, 0) == ETHERNET || u16(v, layer, 0) == 6)
        && u8(v, layer, 4) == 6;
  }

  private static boolean hasIpv4(FrameView v, int layer) {
    return v.has(layer, Arp.HEADER_LEN)
        && u16(v, layer, 2) == EtherType.IPV4
        && u8(v, layer, 5) == 4;
  }

  private static Field.Reader address(int which, boolean asBytes) {
    return (v, layer, out) -> {
      if (compared(v, layer)) {
        int offset = offset(v, layer, which);
        int len = u8(v, layer, which % 2 == 0 ? 4 : 5);
        if (len > 0) {
          (asBytes ? bytes(offset, len) : number(offset, len)).read(v, layer, out);
        }
      }
    };
  }

  private static int offset(FrameView v, int layer, int which) {
    int hardware = u8(v, layer, 4);
    int protocol = u8(v, layer, 5);
    return Arp.HEADER_LEN + (which + 1) / 2 * hardware + which / 2 * protocol;
  }

  /** Requests and replies are shown once all that Wireshark compares in them was captured. */
  private static boolean compared(FrameView v, int layer) {
    if (!v.has(layer, Arp.HEADER_LEN)) {
      return false;
    }
    int total = Arp.HEADER_LEN + 2 * (u8(v, layer, 4) + u8(v, layer, 5));
    if (v.dissection().wireEnd(layer) - v.start(layer) < total) {
      return false;
    }
    int operation = u16(v, layer, 6);
    int last =
        switch (operation) {
          case 3, 5, 8 -> TARGET_HARDWARE; // those that know the hardware address
          case 9 -> SENDER_PROTOCOL;
          default -> TARGET_PROTOCOL;
        };
    boolean known = operation >= REQUEST && operation <= 9 && operation != 7;
    return !known || v.has(layer, offset(v, layer, last) + u8(v, layer, last % 2 == 0 ? 4 : 5));
  }

  private static Field.Reader mark(Header.Condition condition) {
    return when((v, layer) -> compared(v, layer) && condition.holds(v, layer), always(1));
  }

  private static boolean isGratuitous(FrameView v, int layer) {
    int operation = u16(v, layer, 6);
    if (operation != REQUEST && operation != REPLY) {
      return false;
    }
    byte[] b = v.data(layer);
    int sender = v.start(layer) + offset(v, layer, SENDER_PROTOCOL);
    int target = v.start(layer) + offset(v, layer, TARGET_PROTOCOL);
    int len = u8(v, layer, 5);
    return len > 0 && Arrays.equals(b, sender, sender + len, b, target, target + len);
  }

  private static boolean isRequestToNobody(FrameView v, int layer) {
    int offset = offset(v, layer, TARGET_HARDWARE);
    return u16(v, layer, 6) == REQUEST
        && v.has(layer, offset + 6)
        && Bytes.unsigned(v.data(layer), v.start(layer) + offset, 6) == 0;
  }

  private static boolean senderIsZero(FrameView v, int layer) {
    int offset = offset(v, layer, SENDER_PROTOCOL);
    return v.has(layer, offset + 4) && Bytes.i32(v.data(layer), v.start(layer) + offset) == 0;
  }
}
