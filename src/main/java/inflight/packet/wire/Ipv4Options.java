package inflight.packet.wire;

/** IPv4 options (RFC 791 3.1), as far as a packet cannot be read on behind a broken one. */
public final class Ipv4Options {
  public static final int END = 0;
  public static final int NO_OPERATION = 1;
  public static final byte QUICK_START = 0x19;
  public static final byte ROUTER_ALERT = (byte) 0x94;

  private Ipv4Options() {}

  /**
   * Whether no option in {@code [from, to)} is shorter than what it has to hold. One whose length
   * makes no sense at all only ends the list, as Wireshark has it.
   */
  static boolean readable(byte[] b, int from, int to) {
    int p = from;
    while (p < to && b[p] != END) {
      if (b[p] == NO_OPERATION) {
        p++;
        continue;
      }
      int len = p + 1 < to ? Bytes.u8(b, p + 1) : 0;
      if (len < 2 || p + len > to) {
        return true;
      }
      if (len < shortest(b, p)) {
        return false;
      }
      p += len;
    }
    return true;
  }

  /** Requests and reports of a rate hold a nonce (RFC 4782 3.1); others are only told apart. */
  private static int quickStart(int function) {
    return function == 0 || function == 8 ? 8 : 3;
  }

  /** Whether the type is one that Wireshark takes apart. */
  public static boolean isKnown(byte type) {
    return switch (type & 0xff) {
      case 0x07, 0x0b, 0x0c, 0x19, 0x44, 0x52 -> true;
      case 0x82, 0x83, 0x85, 0x86, 0x88, 0x89, 0x94, 0x95 -> true;
      default -> false;
    };
  }

  /** MTU Probe and MTU Reply (RFC 1063). */
  public static boolean isMtu(byte type) {
    return type == 0x0b || type == 0x0c;
  }

  /** How many bytes the option at b[at] has to have for what it holds. */
  public static int shortest(byte[] b, int at) {
    return switch (Bytes.u8(b, at)) {
      case 0x82, 0x85 -> 3; // security
      case 0x86 -> 6; // commercial security
      case 0x83, 0x89, 0x07 -> 3; // routes: the pointer
      case 0x88, 0x0b, 0x0c, 0x44, 0x94 -> 4; // stream, MTU, time stamp, router alert
      case 0x52 -> 12; // traceroute
      case QUICK_START -> b[at + 1] < 3 ? 3 : quickStart(b[at + 2] >>> 4 & 0xf);
      default -> 2;
    };
  }
}
