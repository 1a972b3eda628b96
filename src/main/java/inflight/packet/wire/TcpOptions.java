package inflight.packet.wire;

/**
 * The options of one TCP header (RFC 9293 3.2), found by one walk over kind, length, value. Reused;
 * allocates nothing. Unknown kinds are kept and the walk goes on; a length below 2 or past the end
 * of the header ends it ({@link #fault()}).
 */
public final class TcpOptions {
  public static final int EOL = 0;
  public static final int NOP = 1;
  public static final int MSS = 2;
  public static final int WINDOW_SCALE = 3;
  public static final int SACK_PERMITTED = 4;
  public static final int SACK = 5;
  public static final int TIMESTAMPS = 8;
  public static final int MD5 = 19;
  public static final int USER_TIMEOUT = 28;
  public static final int AUTHENTICATION = 29;
  public static final int MPTCP = 30;
  public static final int FAST_OPEN = 34;
  public static final int ACC_ECN_0 = 172;
  public static final int ACC_ECN_1 = 174;
  public static final int EXPERIMENT_1 = 253;
  public static final int EXPERIMENT_2 = 254;

  /** RFC 7323 2.3: a larger shift counts as 14. */
  public static final int MAX_WINDOW_SHIFT = 14;

  /** Two NOPs and a timestamps option, the usual options of a segment that carries data. */
  private static final int NOP_NOP_TIMESTAMPS = 0x0101_080a;

  /** What ended the walk early. */
  public enum Trouble {
    NONE,
    LENGTH_MISSING,
    LENGTH_TOO_SHORT,
    PAST_HEADER,
    BYTES_AFTER_END,
    NOT_CAPTURED
  }

  private final int[] at = new int[40];
  private int count;
  private byte[] bytes;
  private int captured;
  private int headerEnd;
  private Trouble fault = Trouble.NONE;
  private int faultAt;
  private boolean cut;

  /** Walks the options of the TCP layer of {@code d}. */
  public void parse(Dissection d, int tcpLayer) {
    byte[] b = d.data(tcpLayer);
    int start = d.start(tcpLayer);
    int headerEnd = start + Tcp.headerLen(b, start);
    parse(b, start + Tcp.MIN_HEADER_LEN, headerEnd, d.capturedEnd(tcpLayer));
  }

  /** Walks {@code [from, end)}, of which only the bytes before {@code capturedEnd} exist. */
  public void parse(byte[] b, int from, int end, int capturedEnd) {
    bytes = b;
    headerEnd = end;
    captured = capturedEnd;
    count = 0;
    fault = Trouble.NONE;
    cut = false;
    boolean ended = false;
    int p = from;
    while (p < headerEnd) {
      if (p >= capturedEnd) {
        stop(Trouble.NOT_CAPTURED, p);
        return;
      }
      int kind = Bytes.u8(b, p);
      if (ended && kind != EOL) {
        stop(Trouble.BYTES_AFTER_END, p);
        cut = headerEnd > capturedEnd;
        return;
      }
      int len = 1;
      if (kind > NOP) {
        if (p + 1 >= headerEnd) {
          stop(Trouble.LENGTH_MISSING, p);
          return;
        }
        if (p + 1 >= capturedEnd) {
          stop(Trouble.NOT_CAPTURED, p);
          return;
        }
        len = Bytes.u8(b, p + 1);
        if (len < 2) {
          stop(Trouble.LENGTH_TOO_SHORT, p);
          return;
        }
        if (p + len > headerEnd) {
          stop(Trouble.PAST_HEADER, p);
          cut = headerEnd - 2 > capturedEnd;
          return;
        }
        if (p + len > capturedEnd) {
          at[count++] = p;
          stop(Trouble.NOT_CAPTURED, p);
          return;
        }
      }
      ended |= kind == EOL;
      at[count++] = p;
      p += len;
    }
  }

  private void stop(Trouble trouble, int where) {
    fault = trouble;
    faultAt = where;
    cut = trouble == Trouble.NOT_CAPTURED;
  }

  /** Whether the options are just two NOPs and timestamps, so that nothing else can be in them. */
  public static boolean onlyTimestamps(byte[] b, int tcpStart, int headerLen) {
    return headerLen == 32 && Bytes.i32(b, tcpStart + 20) == NOP_NOP_TIMESTAMPS;
  }

  /**
   * Whether all that is missing is the rest of the last option. Wireshark minds that, except in the
   * quotation of an ICMP error.
   */
  public boolean lastIsPartial() {
    boolean partial = fault == Trouble.NOT_CAPTURED && count > 0 && at[count - 1] == faultAt;
    return partial && faultAt + len(count - 1) == headerEnd;
  }

  public int count() {
    return count;
  }

  public int kind(int i) {
    return Bytes.u8(bytes, at[i]);
  }

  /** Length in bytes with kind and length themselves; 1 for EOL and NOP. */
  public int len(int i) {
    return kind(i) <= NOP ? 1 : Bytes.u8(bytes, at[i] + 1);
  }

  /** Index of the option's kind byte in {@link #bytes()}. */
  public int at(int i) {
    return at[i];
  }

  /**
   * Whether the first {@code n} bytes of the option were captured: of the last one they may not.
   */
  public boolean has(int i, int n) {
    return at[i] + n <= captured;
  }

  /** Bytes of option {@code i} that were captured; {@link #len} unless it is the last one. */
  public int capturedLen(int i) {
    return Math.min(len(i), captured - at[i]);
  }

  public byte[] bytes() {
    return bytes;
  }

  public Trouble fault() {
    return fault;
  }

  public int faultAt() {
    return faultAt;
  }

  /** Index of the first option of this kind, or -1. */
  public int find(int kind) {
    for (int i = 0; i < count; i++) {
      if (kind(i) == kind) {
        return i;
      }
    }
    return -1;
  }

  private boolean isWhole(int i, int len) {
    return i >= 0 && len(i) == len && has(i, len);
  }

  /** Largest segment the sender of this header takes, or -1. */
  public int mss() {
    int i = find(MSS);
    return isWhole(i, 4) ? Bytes.u16(bytes, at[i] + 2) : -1;
  }

  /** Window shift as sent (may exceed {@link #MAX_WINDOW_SHIFT}), or -1. */
  public int windowShift() {
    int i = find(WINDOW_SCALE);
    return isWhole(i, 3) ? Bytes.u8(bytes, at[i] + 2) : -1;
  }

  public boolean sackPermitted() {
    return find(SACK_PERMITTED) >= 0;
  }

  /** Index of a well-formed timestamps option, or -1. */
  public int timestamps() {
    int i = find(TIMESTAMPS);
    return isWhole(i, 10) ? i : -1;
  }

  public long tsVal() {
    int i = timestamps();
    return i >= 0 ? Bytes.u32(bytes, at[i] + 2) : -1;
  }

  public long tsEcr() {
    int i = timestamps();
    return i >= 0 ? Bytes.u32(bytes, at[i] + 6) : -1;
  }

  /** Number of whole blocks in the first SACK option. */
  public int sackBlocks() {
    int i = find(SACK);
    return i >= 0 && has(i, len(i)) ? (len(i) - 2) / 8 : 0;
  }

  /**
   * Whether bytes that a full account of the options needs were not captured: of an option, of what
   * stands behind their end, or of what a length past the header would cover in it.
   */
  public boolean cut() {
    return cut;
  }

  /** Raw sequence number of the left edge of block {@code n}. */
  public int sackLeft(int n) {
    return Bytes.i32(bytes, at[find(SACK)] + 2 + 8 * n);
  }

  /** Raw sequence number behind the right edge of block {@code n}. */
  public int sackRight(int n) {
    return Bytes.i32(bytes, at[find(SACK)] + 6 + 8 * n);
  }

  /** The name of an option kind (IANA registry), or null for one without a name. */
  public static String name(int kind) {
    return switch (kind) {
      case EOL -> "End of option list";
      case NOP -> "No-operation";
      case MSS -> "Maximum segment size";
      case WINDOW_SCALE -> "Window scale";
      case SACK_PERMITTED -> "SACK permitted";
      case SACK -> "SACK";
      case 6 -> "Echo (obsolete)";
      case 7 -> "Echo reply (obsolete)";
      case TIMESTAMPS -> "Timestamps";
      case 9 -> "Partial order permitted (obsolete)";
      case 10 -> "Partial order profile (obsolete)";
      case 11 -> "CC (obsolete)";
      case 12 -> "CC.NEW (obsolete)";
      case 13 -> "CC.ECHO (obsolete)";
      case 14 -> "Alternate checksum request (obsolete)";
      case 15 -> "Alternate checksum data (obsolete)";
      case 16 -> "Skeeter";
      case 17 -> "Bubba";
      case 18 -> "Trailer checksum";
      case MD5 -> "MD5 signature";
      case 20 -> "SCPS capabilities";
      case 21 -> "Selective negative acknowledgment";
      case 22 -> "Record boundary";
      case 23 -> "Corruption experienced";
      case 24 -> "SNAP";
      case 26 -> "Compression filter";
      case 27 -> "Quick-Start response";
      case USER_TIMEOUT -> "User timeout";
      case AUTHENTICATION -> "Authentication (TCP-AO)";
      case MPTCP -> "Multipath TCP";
      case FAST_OPEN -> "Fast Open cookie";
      case 69 -> "Encryption negotiation (ENO)";
      case 76 -> "Riverbed probe";
      case 78 -> "Riverbed transparency";
      case ACC_ECN_0 -> "Accurate ECN, order 0";
      case ACC_ECN_1 -> "Accurate ECN, order 1";
      case EXPERIMENT_1, EXPERIMENT_2 -> "Experiment";
      default -> null;
    };
  }
}
