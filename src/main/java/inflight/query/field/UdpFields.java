package inflight.query.field;

import static inflight.query.field.FieldType.BYTES;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.NONE;
import static inflight.query.field.FieldType.RELATIVE_TIME;
import static inflight.query.field.FieldType.UNSIGNED;
import static inflight.query.field.Header.always;
import static inflight.query.field.Header.both;
import static inflight.query.field.Header.needing;
import static inflight.query.field.Header.number;
import static inflight.query.field.Header.u16;
import static inflight.query.field.Header.when;

import inflight.packet.wire.Protocol;
import inflight.packet.wire.Udp;

/** The User Datagram Protocol. */
final class UdpFields {
  private UdpFields() {}

  static void addTo(Registry registry) {
    udp(registry);
    streams(registry);
  }

  private static void udp(Registry registry) {
    registry
        .of("RFC 768", Protocol.UDP)
        .add(
            "udp.srcport", "Source port", UNSIGNED, "Port of the sender.", needing(4, number(0, 2)))
        .add("udp.dstport", "Destination port", UNSIGNED, "Port of the receiver.", number(2, 2))
        .add(
            "udp.port",
            "Port",
            UNSIGNED,
            "Both ports, the sender's first.",
            needing(4, both(number(0, 2), number(2, 2))))
        .add(
            "udp.length",
            "Length",
            UNSIGNED,
            "Bytes of the datagram with its header.",
            number(4, 2))
        .add(
            "udp.checksum",
            "Checksum",
            HEX_16,
            "Checksum over pseudo header, header and data; 0 means none.",
            when(UdpFields::readOn, number(6, 2)))
        .add(
            "udp.checksum.status",
            "Checksum status",
            UNSIGNED,
            "Wireshark's answer: 2 not checked, 3 there is none, 4 there is none though IPv6 wants"
                + " one.",
            when(
                UdpFields::readOn,
                (v, layer, out) ->
                    out.derived(
                        u16(v, layer, 6) != 0
                            ? 2
                            : v.quoted(layer) || !overIpv6(v, layer) ? 3 : 4)))
        .add(
            "udp.payload",
            "Payload",
            BYTES,
            "The data of the datagram, as far as it was captured.",
            UdpFields::payload)
        .add(
            "udp.possible_traceroute",
            "Maybe traceroute",
            NONE,
            "A port that traceroute uses.",
            (v, layer, out) -> {
              if (v.has(layer, 4)) {
                mark(u16(v, layer, 0), out);
                mark(u16(v, layer, 2), out);
              }
            })
        .add(
            "udp.length.bad",
            "Wrong length",
            NONE,
            "The length is shorter than the header or longer than the packet.",
            when(
                (v, layer) -> {
                  if (!v.has(layer, 6)) {
                    return false;
                  }
                  int len = u16(v, layer, 4);
                  int there = v.dissection().wireEnd(layer) - v.start(layer);
                  if (len == 0 && overIpv6(v, layer)) {
                    return there < Udp.HEADER_LEN;
                  }
                  boolean whole = !v.quoted(layer) && !v.dissection().tcpInFirstFragment();
                  return len < Udp.HEADER_LEN || len > there && whole;
                },
                always(1)))
        .add(
            "udp.checksum.zero",
            "No checksum",
            NONE,
            "IPv6 wants a checksum, and there is none.",
            "RFC 8200 §8.1",
            when(
                (v, layer) ->
                    readOn(v, layer)
                        && u16(v, layer, 6) == 0
                        && !v.quoted(layer)
                        && overIpv6(v, layer),
                always(1)))
        .add(
            "udp.checksum_calculated",
            "Checksum as calculated",
            HEX_16,
            "What the checksum should be. Wireshark does not calculate it unless told to: always"
                + " empty.",
            Registry.NEVER)
        .add(
            "udp.checksum.bad",
            "Bad checksum",
            NONE,
            "The checksum is wrong. Wireshark does not check it unless told to: always empty.",
            Registry.NEVER);
  }

  private static void streams(Registry registry) {
    registry
        .of("", Protocol.UDP)
        .add(
            "udp.stream",
            "Conversation",
            UNSIGNED,
            "Number of the UDP conversation, from 0, by addresses and ports in both directions.",
            (v, layer, out) -> {
              if (v.udp() != null && v.udp().number(layer) >= 0) {
                out.derived(v.udp().number(layer));
              }
            })
        .add(
            "udp.time_relative",
            "Time since first frame of the conversation",
            RELATIVE_TIME,
            "Seconds since the first datagram of this conversation; empty datagrams have none.",
            when(UdpFields::timed, (v, layer, out) -> v.timeSinceRow(v.udp().firstRow(layer), out)))
        .add(
            "udp.time_delta",
            "Time since previous frame of the conversation",
            RELATIVE_TIME,
            "Seconds since the datagram before in this conversation; empty ones do not count.",
            when(
                UdpFields::timed,
                (v, layer, out) -> v.timeSinceRow(v.udp().previousRow(layer), out)));
  }

  private static boolean timed(FrameView v, int layer) {
    return v.udp() != null && v.udp().number(layer) >= 0 && v.udp().previousRow(layer) >= 0;
  }

  private static final int TRACEROUTE_FIRST = 33435;
  private static final int TRACEROUTE_LAST = 33464;

  private static boolean overIpv6(FrameView v, int layer) {
    return Udp.overIpv6(v.dissection(), layer);
  }

  /** The header is there, and its length is none that ends the reading. */
  private static boolean readOn(FrameView v, int layer) {
    return Udp.readable(v.dissection(), layer);
  }

  private static void payload(FrameView v, int layer, Values out) {
    if (!readOn(v, layer) || u16(v, layer, 4) == Udp.HEADER_LEN) {
      return;
    }
    int at = v.start(layer) + Udp.HEADER_LEN;
    int len = v.dissection().capturedEnd(layer) - at; // whatever the length field says
    if (len > 0) {
      out.bytes(v.data(layer), at, len);
    }
  }

  private static void mark(int port, Values out) {
    if (port >= TRACEROUTE_FIRST && port <= TRACEROUTE_LAST) {
      out.derived(1);
    }
  }
}
