package inflight.scene.story;

import inflight.packet.wire.Addresses;
import inflight.packet.wire.Arp;
import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Icmp;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Udp;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What travels beside TCP, in plain words: UDP datagrams, ICMP and ICMPv6 messages, ARP. */
public final class Neighbours {
  private static final int ETHERTYPE_IPV4 = 0x0800;
  private static final int FRAGMENTATION_NEEDED = 4;

  private Neighbours() {}

  /** Explains a frame that holds none but these; null where there is nothing to say. */
  public static Explanation explain(Dissection d, Locale locale) {
    Words words = new Words(Story.BUNDLE, locale);
    for (int i = 0; i < d.count(); i++) {
      int captured = d.capturedEnd(i) - d.start(i);
      switch (d.protocol(i)) {
        case Protocol.ARP -> {
          return captured >= Arp.HEADER_LEN ? arp(words, d.data(i), d.start(i), captured) : null;
        }
        case Protocol.ICMP, Protocol.ICMPV6 -> {
          return captured >= Icmp.HEADER_LEN ? icmp(words, d, i) : null;
        }
        case Protocol.UDP -> {
          return captured >= Udp.HEADER_LEN ? udp(words, d.data(i), d.start(i)) : null;
        }
        case Protocol.TCP -> {
          return null;
        }
        default -> {}
      }
    }
    return null;
  }

  private static Explanation arp(Words words, byte[] b, int at, int captured) {
    boolean ipv4 =
        captured >= Arp.HEADER_LEN + 20
            && Arp.hardwareLen(b, at) == 6
            && Arp.protocolLen(b, at) == 4
            && Bytes.u16(b, at + 2) == ETHERTYPE_IPV4;
    String key =
        switch (ipv4 ? Arp.operation(b, at) : 0) {
          case 1 -> "beside.arp.request";
          case 2 -> "beside.arp.reply";
          default -> "beside.arp.other";
        };
    Map<String, ?> values =
        ipv4
            ? Map.of(
                "sender", Addresses.v4(b, at + Arp.senderProtocolAt(b, at)),
                "target", Addresses.v4(b, at + Arp.targetProtocolAt(b, at)),
                "hardware", Addresses.mac(b, at + Arp.HEADER_LEN))
            : Map.of();
    return say(words, key, values, "RFC 826");
  }

  private static Explanation udp(Words words, byte[] b, int at) {
    Map<String, ?> values =
        Map.of(
            "from", Udp.sourcePort(b, at),
            "to", Udp.destinationPort(b, at),
            "len", Math.max(0, Udp.length(b, at) - Udp.HEADER_LEN));
    return say(words, "beside.udp", values, "RFC 768");
  }

  private static Explanation icmp(Words words, Dissection d, int layer) {
    byte[] b = d.data(layer);
    int at = d.start(layer);
    boolean v6 = d.protocol(layer) == Protocol.ICMPV6;
    int type = Icmp.type(b, at);
    int code = Icmp.code(b, at);
    String family = v6 ? "beside.icmp6." : "beside.icmp4.";
    String key = family + type + "." + code;
    if (!words.has(key + ".title")) {
      key = family + type;
    }
    if (!words.has(key + ".title")) {
      key = "beside.icmp.other";
    }
    boolean tooBig = v6 ? type == 2 : type == 3 && code == FRAGMENTATION_NEEDED;
    long mtu = !tooBig ? 0 : v6 ? Bytes.u32(b, at + 4) : Icmp.nextHopMtu(b, at);
    Map<String, ?> values = Map.of("type", type, "code", code, "mtu", mtu);
    return say(words, key, values, v6 ? "RFC 4443" : "RFC 792");
  }

  private static Explanation say(Words words, String key, Map<String, ?> values, String rfc) {
    return new Explanation(
        words.say(key + ".title", values), words.say(key, values), Severity.INFO, rfc, List.of());
  }
}
