package inflight.query.filter;

import java.util.Locale;
import java.util.Map;

/** Words that may stand for numbers: {@code tcp.flags.syn == Set}, {@code arp.opcode == reply}. */
final class ValueWords {
  private static final Map<String, Integer> CHECKSUM_STATUS =
      Map.of("bad", 0, "good", 1, "unverified", 2, "not present", 3);

  private static final Map<String, Integer> IP_PROTOCOL =
      Map.of("icmp", 1, "igmp", 2, "tcp", 6, "udp", 17, "gre", 47, "icmpv6", 58);

  private static final Map<String, Integer> ETHER_TYPE =
      Map.of("ipv4", 0x0800, "arp", 0x0806, "ipv6", 0x86dd);

  private static final Map<String, Map<String, Integer>> BY_FIELD =
      Map.of(
          "tcp.checksum.status", CHECKSUM_STATUS,
          "udp.checksum.status", CHECKSUM_STATUS,
          "ip.checksum.status", CHECKSUM_STATUS,
          "icmp.checksum.status", CHECKSUM_STATUS,
          "icmpv6.checksum.status", CHECKSUM_STATUS,
          "ip.proto", IP_PROTOCOL,
          "ipv6.nxt", IP_PROTOCOL,
          "eth.type", ETHER_TYPE,
          "arp.opcode", Map.of("request", 1, "reply", 2));

  private ValueWords() {}

  /** The number that a word stands for in a field, or null. */
  static Integer number(FieldRef field, String word) {
    if (field == null) {
      return null;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (field.type() == ValueType.BOOLEAN) {
      return switch (lower) {
        case "set" -> 1;
        case "not set" -> 0;
        default -> null;
      };
    }
    return BY_FIELD.getOrDefault(field.name(), Map.of()).get(lower);
  }
}
