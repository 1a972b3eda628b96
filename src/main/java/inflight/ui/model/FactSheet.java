package inflight.ui.model;

import inflight.document.Capture;
import inflight.packet.index.FrameReader;
import inflight.packet.wire.Addresses;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Ethernet;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Vlan;
import inflight.query.field.Escape;
import inflight.ui.model.FrameDetail.Section;
import java.util.ArrayList;
import java.util.List;

/** What the inspector says in short about the layers below TCP. */
final class FactSheet {
  private final Dissection d;
  private final FrameBytes bytes;

  FactSheet(Dissection d, FrameBytes bytes) {
    this.d = d;
    this.bytes = bytes;
  }

  /** The IP header that carries the segment, or the first one; null without one. */
  Section ip() {
    int layer = d.network();
    if (layer < 0) {
      return null;
    }
    boolean v6 = d.protocol(layer) == Protocol.IPV6;
    int captured = d.capturedEnd(layer) - d.start(layer);
    if (captured < (v6 ? Ipv6.HEADER_LEN : Ipv4.MIN_HEADER_LEN)) {
      return null;
    }
    return v6 ? v6(layer) : v4(layer);
  }

  private Section v4(int layer) {
    byte[] b = d.data(layer);
    int at = d.start(layer);
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.plain(
            Words.of("fact.addresses"),
            Addresses.v4(b, at + Ipv4.SOURCE) + " → " + Addresses.v4(b, at + Ipv4.DESTINATION)));
    facts.add(
        Fact.plain(Words.of("fact.dscp"), dscp(Ipv4.dscp(b, at)) + " / " + ecn(Ipv4.ecn(b, at)))
            .at("ip.dsfield", bytes.range(b, at + 1, 1)));
    facts.add(
        Fact.plain(Words.of("fact.ttl"), Integer.toString(Ipv4.ttl(b, at)))
            .at("ip.ttl", bytes.range(b, at + 8, 1)));
    facts.add(
        Fact.plain(Words.of("fact.ip.flags"), v4Flags(b, at))
            .at("ip.flags.df", bytes.range(b, at + 6, 2)));
    facts.add(
        Fact.plain(Words.of("fact.ip.id"), String.format("0x%04x", Ipv4.id(b, at)))
            .at("ip.id", bytes.range(b, at + 4, 2)));
    return new Section(
        Words.of("section.ip", "IPv4", Integer.toString(Ipv4.headerLen(b, at))), facts);
  }

  private static String v4Flags(byte[] b, int at) {
    List<String> flags = new ArrayList<>();
    if (Ipv4.dontFragment(b, at)) {
      flags.add("DF");
    }
    if (Ipv4.moreFragments(b, at)) {
      flags.add("MF");
    }
    if (Ipv4.fragmentOffset(b, at) > 0) {
      flags.add(Words.of("fact.ip.offset", Units.count(Ipv4.fragmentOffset(b, at))));
    }
    return flags.isEmpty() ? Words.of("fact.none") : String.join(" ", flags);
  }

  private Section v6(int layer) {
    byte[] b = d.data(layer);
    int at = d.start(layer);
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.plain(Words.of("fact.from"), Addresses.v6(b, at + Ipv6.SOURCE)));
    facts.add(Fact.plain(Words.of("fact.to"), Addresses.v6(b, at + Ipv6.DESTINATION)));
    int trafficClass = Ipv6.trafficClass(b, at);
    facts.add(
        Fact.plain(Words.of("fact.dscp"), dscp(trafficClass >>> 2) + " / " + ecn(trafficClass & 3))
            .at("ipv6.tclass.dscp", bytes.range(b, at, 2)));
    facts.add(
        Fact.plain(Words.of("fact.hop.limit"), Integer.toString(Ipv6.hopLimit(b, at)))
            .at("ipv6.hlim", bytes.range(b, at + 7, 1)));
    facts.add(
        Fact.plain(Words.of("fact.flow"), String.format("0x%05x", Ipv6.flowLabel(b, at)))
            .at("ipv6.flow", bytes.range(b, at + 1, 3)));
    return new Section(Words.of("section.ip", "IPv6", Integer.toString(Ipv6.HEADER_LEN)), facts);
  }

  /** Class selectors by name (RFC 2474 4.2.2), expedited forwarding, else the number. */
  private static String dscp(int dscp) {
    if ((dscp & 7) == 0) {
      return "CS" + (dscp >>> 3);
    }
    return dscp == 46 ? "EF" : Integer.toString(dscp);
  }

  /** RFC 3168 5. */
  private static String ecn(int ecn) {
    return switch (ecn) {
      case 0 -> "Not-ECT";
      case 1 -> "ECT(1)";
      case 2 -> "ECT(0)";
      default -> "CE";
    };
  }

  /** The link layer and what the file says of the frame. */
  Section frame(Capture capture, FrameReader reader, int row) {
    List<Fact> facts = new ArrayList<>();
    if (capture.frames().hasTime(row)) {
      facts.add(Fact.plain(Words.of("fact.time"), Units.wallClock(capture.frames().tsNanos(row))));
    }
    String length = Units.count(d.originalLen()) + " B";
    facts.add(
        Fact.plain(
            Words.of("fact.length"),
            d.capturedLen() < d.originalLen()
                ? Words.of("fact.cut", length, Units.count(d.capturedLen()))
                : length));
    for (int layer = 0; layer < d.count(); layer++) {
      link(facts, layer);
    }
    for (String comment : reader.record().comments()) {
      facts.add(Fact.plain(Words.of("fact.comment"), Escape.text(comment)));
    }
    if (d.fault() != null) {
      facts.add(Fact.toned(Words.of("fact.fault"), d.fault().message(), Fact.Tone.BAD));
    }
    return new Section(Words.of("section.frame"), facts);
  }

  private void link(List<Fact> facts, int layer) {
    byte[] b = d.data(layer);
    int at = d.start(layer);
    int captured = d.capturedEnd(layer) - at;
    switch (d.protocol(layer)) {
      case ETHERNET, IEEE_802_3 -> {
        if (captured >= Ethernet.HEADER_LEN) {
          facts.add(
              Fact.plain(Words.of("fact.eth.from"), Addresses.mac(b, at + Ethernet.SOURCE))
                  .at("eth.src", bytes.range(b, at + Ethernet.SOURCE, 6)));
          facts.add(
              Fact.plain(Words.of("fact.eth.to"), Addresses.mac(b, at))
                  .at("eth.dst", bytes.range(b, at, 6)));
        }
      }
      case VLAN -> {
        if (captured >= Vlan.HEADER_LEN) {
          facts.add(
              Fact.plain(Words.of("fact.vlan"), Integer.toString(Vlan.id(b, at)))
                  .at("vlan.id", bytes.range(b, at, 2)));
        }
      }
      case LINUX_SLL, LINUX_SLL2, NULL_LOOPBACK ->
          facts.add(Fact.plain(Words.of("fact.link"), d.protocol(layer).title()));
      default -> {}
    }
  }
}
