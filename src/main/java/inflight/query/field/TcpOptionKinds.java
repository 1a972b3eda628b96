package inflight.query.field;

import inflight.packet.wire.Protocol;
import inflight.packet.wire.TcpOptions;
import java.util.BitSet;

/** The options themselves, each as the bytes it has; to find segments that carry one. */
final class TcpOptionKinds {
  private static final BitSet KNOWN = new BitSet(256);
  private static final TcpOptionPart.Condition ANY = (b, at, len) -> true;

  private TcpOptionKinds() {}

  /** The kind has a field of its own, or several. */
  static boolean isKnown(int kind) {
    return KNOWN.get(kind);
  }

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("RFC 9293 §3.2", Protocol.TCP);
    kind(tcp, "nop", "No-operation", "RFC 9293 §3.2", TcpOptions.NOP);
    kind(tcp, "eol", "End of option list", "RFC 9293 §3.2", TcpOptions.EOL);
    kind(tcp, "timestamp", "Timestamps", "RFC 7323 §3.2", TcpOptions.TIMESTAMPS);
    kind(tcp, "mss", "Maximum segment size", "RFC 9293 §3.7.1", TcpOptions.MSS);
    kind(tcp, "wscale", "Window scale", "RFC 7323 §2.2", TcpOptions.WINDOW_SCALE);
    kind(tcp, "sack_perm", "SACK permitted", "RFC 2018 §2", TcpOptions.SACK_PERMITTED);
    kind(tcp, "sack", "SACK", "RFC 2018 §3", TcpOptions.SACK);
    kind(tcp, "echo", "Echo", "RFC 1072 §3", 6, 7);
    never(tcp, "echoreply", "Echo reply", "RFC 1072 §3", "echo");
    kind(tcp, "cc", "CC", "RFC 1644 §4.1", 11, 12, 13);
    never(tcp, "ccnew", "CC.NEW", "RFC 1644 §4.1", "cc");
    never(tcp, "ccecho", "CC.ECHO", "RFC 1644 §4.1", "cc");
    kind(tcp, "ao", "Authentication", "RFC 5925 §2.2", TcpOptions.AUTHENTICATION);
    kind(tcp, "md5", "MD5 signature", "RFC 2385 §2", TcpOptions.MD5);
    kind(tcp, "scps", "SCPS capabilities", "CCSDS 714.0-B-2 §3.2.3", 20);
    kind(tcp, "snack", "Selective negative acknowledgment", "CCSDS 714.0-B-2 §3.5", 21);
    kind(tcp, "scpsrec", "SCPS record boundary", "CCSDS 714.0-B-2", 22);
    kind(tcp, "scpscor", "SCPS corruption experienced", "CCSDS 714.0-B-2", 23);
    kind(tcp, "qs", "Quick-Start", "RFC 4782 §3.2", 27);
    kind(tcp, "user_to", "User timeout", "RFC 5482 §3", TcpOptions.USER_TIMEOUT);
    kind(tcp, "tfo", "Fast Open", "RFC 7413 §4.1.1", TcpOptions.FAST_OPEN);
    kind(
        tcp,
        "acc_ecn",
        "Accurate ECN",
        "RFC 9768 §3.2.3",
        TcpOptions.ACC_ECN_0,
        TcpOptions.ACC_ECN_1);
    kind(tcp, "rvbd.probe", "Riverbed probe", "", 76);
    kind(tcp, "rvbd.trpy", "Riverbed transparency", "", 78);
    kind(
        tcp,
        "experimental",
        "Experiment",
        "RFC 6994 §3",
        TcpOptions.EXPERIMENT_1,
        TcpOptions.EXPERIMENT_2);
    KNOWN.set(TcpOptions.MPTCP);
    add(tcp, "unknown", "Unknown option", "", new TcpOptionPart(k -> !isKnown(k), ANY));
  }

  private static void kind(
      Registry.Group tcp, String name, String title, String rfc, int kind, int... more) {
    BitSet kinds = new BitSet(256);
    kinds.set(kind);
    for (int k : more) {
      kinds.set(k);
    }
    KNOWN.or(kinds);
    add(tcp, name, title, rfc, new TcpOptionPart(kinds::get, ANY));
  }

  private static void never(
      Registry.Group tcp, String name, String title, String rfc, String shownAs) {
    tcp.add(
        "tcp.options." + name,
        title,
        FieldType.BYTES,
        "Wireshark shows it as tcp.options." + shownAs + ": always empty.",
        rfc,
        Registry.NEVER);
  }

  private static void add(
      Registry.Group tcp, String name, String title, String rfc, TcpOptionPart part) {
    tcp.add(
        "tcp.options." + name,
        title,
        FieldType.BYTES,
        "The option as it stands in the header: " + title + ".",
        rfc,
        part.each(1, (o, i, out) -> out.bytes(o.bytes(), o.at(i), o.capturedLen(i))));
  }
}
