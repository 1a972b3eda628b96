package inflight.tcp.verdict;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.TcpOptions;

/** TCP options in words: what each kind says; the bytes of those that are not known. */
final class OptionText {
  private static final int MAX_HEX_BYTES = 40;
  private static final String[] MPTCP_SUBTYPES = {
    "MP_CAPABLE",
    "MP_JOIN",
    "DSS",
    "ADD_ADDR",
    "REMOVE_ADDR",
    "MP_PRIO",
    "MP_FAIL",
    "MP_FASTCLOSE",
    "MP_TCPRST"
  };

  private OptionText() {}

  static Segment.Option option(TcpOptions options, int i) {
    int kind = options.kind(i);
    String known = TcpOptions.name(kind);
    boolean whole = options.has(i, options.len(i));
    String text =
        whole ? text(kind, options.bytes(), options.at(i), options.len(i)) : "not all captured";
    return new Segment.Option(
        kind, options.len(i), known == null ? "Option kind " + kind : known, text);
  }

  private static String text(int kind, byte[] b, int at, int len) {
    int value = at + 2;
    return switch (kind) {
      case TcpOptions.EOL, TcpOptions.NOP -> "";
      case TcpOptions.MSS -> len == 4 ? Bytes.u16(b, value) + " bytes" : wrong(b, at, len, "4");
      case TcpOptions.WINDOW_SCALE -> len == 3 ? scale(Bytes.u8(b, value)) : wrong(b, at, len, "3");
      case TcpOptions.SACK_PERMITTED -> len == 2 ? "" : wrong(b, at, len, "2");
      case TcpOptions.SACK -> (len - 2) % 8 == 0 ? (len - 2) / 8 + " blocks" : hex(b, at, len);
      case TcpOptions.TIMESTAMPS ->
          len == 10
              ? "value " + Bytes.u32(b, value) + ", echo " + Bytes.u32(b, value + 4)
              : wrong(b, at, len, "10");
      case TcpOptions.USER_TIMEOUT -> len == 4 ? timeout(Bytes.u16(b, value)) : hex(b, at, len);
      case TcpOptions.AUTHENTICATION ->
          len >= 4
              ? "key " + Bytes.u8(b, value) + ", next key " + Bytes.u8(b, value + 1)
              : wrong(b, at, len, "at least 4");
      case TcpOptions.MPTCP -> len >= 3 ? multipath(b, at, len) : wrong(b, at, len, "at least 3");
      case 6, 7, 11, 12, 13 -> len == 6 ? "" + Bytes.u32(b, value) : wrong(b, at, len, "6");
      case 27 -> len == 8 ? quickStart(b, value) : wrong(b, at, len, "8");
      case TcpOptions.ACC_ECN_0, TcpOptions.ACC_ECN_1 -> accurateEcn(kind, b, at, len);
      case TcpOptions.FAST_OPEN -> len == 2 ? "cookie request" : "cookie " + hex(b, at, len);
      case TcpOptions.EXPERIMENT_1, TcpOptions.EXPERIMENT_2 -> experiment(b, at, len);
      default -> hex(b, at, len);
    };
  }

  private static String scale(int shift) {
    if (shift > TcpOptions.MAX_WINDOW_SHIFT) {
      return "shift " + shift + ", counted as " + TcpOptions.MAX_WINDOW_SHIFT;
    }
    return "shift " + shift + ", times " + (1 << shift);
  }

  /** RFC 5482 3: one bit for the unit, fifteen for the value. */
  private static String timeout(int value) {
    return (value & 0x7fff) + ((value & 0x8000) != 0 ? " minutes" : " seconds");
  }

  private static String multipath(byte[] b, int at, int len) {
    int subtype = Bytes.u8(b, at + 2) >>> 4;
    String name = subtype < MPTCP_SUBTYPES.length ? MPTCP_SUBTYPES[subtype] : "subtype " + subtype;
    return name + " " + hex(b, at, len);
  }

  /** RFC 4782 3.1: rate, TTL difference, nonce. */
  private static String quickStart(byte[] b, int value) {
    return "rate " + (Bytes.u8(b, value) & 0xf) + ", TTL difference " + Bytes.u8(b, value + 1);
  }

  /** RFC 9768 3.2.3: up to three counters of 24 bits; the order tells which comes first. */
  private static String accurateEcn(int kind, byte[] b, int at, int len) {
    if (len != 2 && len != 5 && len != 8 && len != 11) {
      return wrong(b, at, len, "2, 5, 8 or 11");
    }
    String[] names = {"ECT(0) bytes ", "CE bytes ", "ECT(1) bytes "};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < (len - 2) / 3; i++) {
      String name = names[kind == TcpOptions.ACC_ECN_0 ? i : 2 - i];
      text.append(i == 0 ? "" : ", ").append(name).append(Bytes.u24(b, at + 2 + 3 * i));
    }
    return text.toString();
  }

  /** RFC 6994: an experiment names itself by 16 bits. */
  private static String experiment(byte[] b, int at, int len) {
    if (len < 4) {
      return hex(b, at, len);
    }
    String name =
        switch (Bytes.u16(b, at + 2)) {
          case 0xf989 -> "Fast Open";
          case 0x454e -> "encryption negotiation";
          case 0xacc0, 0xacc1, 0xacce -> "Accurate ECN";
          case 0x00ac -> "ACK rate request";
          case 0x0348 -> "host identification";
          case 0x0ed0 -> "extended data offset";
          case 0xf990 -> "low latency";
          default -> "experiment";
        };
    return name + " " + hex(b, at, len);
  }

  private static String wrong(byte[] b, int at, int len, String expected) {
    return "length " + len + " instead of " + expected + ": " + hex(b, at, len);
  }

  private static String hex(byte[] b, int at, int len) {
    StringBuilder text = new StringBuilder();
    for (int i = 2; i < Math.min(len, MAX_HEX_BYTES); i++) {
      text.append(Character.forDigit(b[at + i] >> 4 & 0xf, 16));
      text.append(Character.forDigit(b[at + i] & 0xf, 16));
    }
    return text.toString();
  }
}
