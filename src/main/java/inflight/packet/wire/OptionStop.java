package inflight.packet.wire;

/**
 * Where Wireshark stops reading the options of a segment, and with them the segment: at options too
 * short for what it looks up in them. Nobody sends such options, but whoever wants to agree with
 * Wireshark on what a segment shows has to know them.
 */
public final class OptionStop {
  private static final int SCPS = 20;
  private static final int SCPS_CAPABILITIES_LEN = 4;
  private static final int SNACK = 21;
  private static final int RIVERBED_PROBE = 76;
  private static final int SACK_WITH_BLOCK = 10;

  private OptionStop() {}

  /**
   * Whether a header whose options do not stop it is read to its end. A last option of which a part
   * was not captured is no obstacle if its length is wrong anyway, or at the end of a quotation.
   */
  public static boolean readToEnd(Dissection d, int tcpLayer, TcpOptions options) {
    if (!options.cut()) {
      return true;
    }
    if (!options.lastIsPartial()) {
      return false;
    }
    int last = options.count() - 1;
    boolean quotationEnds = d.tcpQuoted() && d.capturedEnd(tcpLayer) == d.wireEnd(tcpLayer);
    return quotationEnds || hasWrongLen(options.kind(last), options.len(last));
  }

  /** A length that the kind of option cannot have. */
  private static boolean hasWrongLen(int kind, int len) {
    return switch (kind) {
      case TcpOptions.SACK_PERMITTED, 22, 23 -> len != 2;
      case TcpOptions.WINDOW_SCALE -> len != 3;
      case TcpOptions.MSS, SCPS, TcpOptions.USER_TIMEOUT -> len != 4;
      case 6, 7, 11, 12, 13, SNACK -> len != 6;
      case 27 -> len != 8;
      case TcpOptions.TIMESTAMPS -> len != 10;
      case 78 -> len != 16;
      case TcpOptions.MD5 -> len != 18;
      case TcpOptions.ACC_ECN_0, TcpOptions.ACC_ECN_1 -> len % 3 != 2 || len > 11;
      case TcpOptions.AUTHENTICATION, TcpOptions.EXPERIMENT_1, TcpOptions.EXPERIMENT_2 -> len < 4;
      default -> false;
    };
  }

  /** Wireshark remarks that the length of option {@code i} is wrong, which it does not for all. */
  public static boolean lenIsNoted(TcpOptions o, int i) {
    int len = o.len(i);
    return switch (o.kind(i)) {
      case SCPS -> false; // another length makes it another option
      case RIVERBED_PROBE -> len < 3;
      case TcpOptions.EXPERIMENT_1, TcpOptions.EXPERIMENT_2 ->
          len < 4 || o.has(i, 4) && !fits(Bytes.u16(o.bytes(), o.at(i) + 2), len);
      default -> hasWrongLen(o.kind(i), len);
    };
  }

  /** Experiments whose length is known: ACK rate request, Accurate ECN. */
  private static boolean fits(int experiment, int len) {
    return switch (experiment) {
      case 0x00ac -> len <= 5;
      case 0xacc0, 0xacc1 -> len % 3 == 1 && len <= 13;
      default -> true;
    };
  }

  /**
   * Index of the option that is the last one read, or -1 when all are.
   *
   * @param ack the acknowledgment number as it is shown, relative or raw
   * @param base what the edges of SACK blocks are counted from
   * @param scps the sender has said that it knows SCPS
   */
  public static int find(TcpOptions options, int ack, int base, boolean scps) {
    for (int i = 0; i < options.count(); i++) {
      if (stopsAt(options, i, ack, base, scps)) {
        return i;
      }
    }
    return -1;
  }

  /** The spaces of an option with extended capabilities end where the option does. */
  private static boolean spacesFit(TcpOptions o, int i, int len) {
    int from = 2;
    while (from + 2 <= len && o.has(i, from + 2)) {
      from += 2 + (Bytes.u8(o.bytes(), o.at(i) + from + 1) >>> 4 << 1);
    }
    return from == len;
  }

  private static boolean stopsAt(TcpOptions options, int i, int ack, int base, boolean scps) {
    int len = options.len(i);
    return switch (options.kind(i)) {
      case TcpOptions.SACK -> len < SACK_WITH_BLOCK && firstBlockIsDuplicate(options, i, ack, base);
      case SNACK -> len == 6;
      case SCPS -> scps && len != SCPS_CAPABILITIES_LEN && !spacesFit(options, i, len);
      case TcpOptions.MPTCP -> len < multipathLen(options, i, len);
      case RIVERBED_PROBE ->
          len > 2 && options.has(i, 3) && len < probeLen(options.bytes()[options.at(i) + 2]);
      default -> false;
    };
  }

  /**
   * Whether the first SACK block of the options up to {@code last} is a D-SACK (RFC 2883 4). The
   * edges of a block that is not there count as 0.
   */
  public static boolean firstBlockIsDuplicate(TcpOptions o, int last, int ack, int base) {
    int[] edges = new int[4]; // of the first two blocks: left, right, left, right
    int n = 0;
    for (int i = 0; i <= last; i++) {
      int end = o.kind(i) == TcpOptions.SACK ? o.at(i) + o.len(i) : 0;
      for (int p = o.at(i) + 2; p + 8 <= end && n < 4 && o.has(i, p + 8 - o.at(i)); p += 8) {
        edges[n++] = Bytes.i32(o.bytes(), p) - base;
        edges[n++] = Bytes.i32(o.bytes(), p + 4) - base;
      }
    }
    boolean inSecond = n == 4 && Seq.lt(edges[2], edges[1]) && Seq.ge(edges[3], edges[1]);
    return Seq.ge(ack, edges[1]) || inSecond;
  }

  /** Bytes that a Multipath TCP option needs by its subtype (RFC 8684 3). */
  private static int multipathLen(TcpOptions o, int i, int len) {
    if (len < 4 || !o.has(i, 4)) {
      boolean two = len > 2 && o.has(i, 3);
      return two && !readsFlags(o.bytes()[o.at(i) + 2] >> 4 & 0xf) ? 3 : 4;
    }
    int subtype = o.bytes()[o.at(i) + 2] >> 4 & 0xf;
    return switch (subtype) {
      case 2 -> dataSequenceLen(o.bytes()[o.at(i) + 3]);
      case 6, 7 -> 12;
      default -> 4;
    };
  }

  private static boolean readsFlags(int subtype) {
    return switch (subtype) {
      case 0, 2, 3, 6, 7, 8 -> true;
      default -> false;
    };
  }

  /** Data acknowledgment and mapping, of 4 or 8 bytes each, are there if the flags say so. */
  private static int dataSequenceLen(byte flags) {
    int ack = (flags & 1) == 0 ? 0 : (flags & 2) == 0 ? 4 : 8;
    int mapping = (flags & 4) == 0 ? 0 : (flags & 8) == 0 ? 4 + 6 : 8 + 6;
    return 4 + ack + mapping;
  }

  /** Bytes that a Riverbed probe needs, by its first byte: type and version. */
  private static int probeLen(byte typeAndVersion) {
    boolean first = (typeAndVersion & 1) != 0;
    if (!first) {
      return switch (typeAndVersion >> 1 & 0x7f) {
        case 6, 7, 10 -> 4;
        case 8, 9 -> 8;
        default -> 0;
      };
    }
    return switch (typeAndVersion >> 4 & 0xf) {
      case 0, 3, 4 -> 10;
      case 1 -> 14;
      case 5 -> 18;
      case 6, 7, 8, 9, 10 -> 8;
      default -> 0;
    };
  }
}
