package inflight.query.field;

import java.util.Set;

/**
 * Fields that say once more what others say: both ports, an address as text, two of its bits. They
 * can be asked for by name; in the tree of a frame they would only be in the way.
 */
final class Shadows {
  private static final Set<String> NAMES =
      Set.of(
          "frame.offset_shift",
          "frame.time_delta_displayed",
          "frame.marked",
          "frame.ignored",
          "eth.dst_resolved",
          "eth.dst.oui",
          "eth.dst.lg",
          "eth.dst.ig",
          "eth.src_resolved",
          "eth.src.oui",
          "eth.src.lg",
          "eth.src.ig",
          "eth.addr",
          "eth.addr_resolved",
          "eth.addr.oui",
          "eth.lg",
          "eth.ig",
          "ip.src_host",
          "ip.dst_host",
          "ip.addr",
          "ip.host",
          "ip.checksum.status",
          "ipv6.src_host",
          "ipv6.dst_host",
          "ipv6.addr",
          "ipv6.host",
          "icmp.ident_le",
          "icmp.seq_le",
          "udp.port",
          "udp.checksum.status",
          "tcp.port",
          "tcp.checksum.status",
          "tcp.segment_data");

  private Shadows() {}

  static boolean has(String name) {
    return NAMES.contains(name);
  }
}
