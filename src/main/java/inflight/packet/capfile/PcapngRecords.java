package inflight.packet.capfile;

import inflight.packet.wire.LinkType;
import java.nio.charset.StandardCharsets;

/**
 * Blocks of pcapng that carry no packet and that Wireshark lists as frames all the same: custom
 * blocks, entries of the systemd journal, events of sysdig. No interface saw them.
 *
 * <pre>
 *  0 type 4 total length                                                    (all)
 *  8 private enterprise number 12 data, options                             custom
 *  8 entry as "journalctl -o export" writes it, padded with zeros           systemd journal
 *  8 cpu (2) 10 time 18 thread 26 length 30 event (2) [32 parameters] data  sysdig, version [2]
 * </pre>
 */
final class PcapngRecords {
  private static final int JOURNAL = 9;
  private static final int CUSTOM = 0x0bad;
  private static final int CUSTOM_NOT_COPIED = 0x4000_0bad;
  private static final int SYSDIG = 0x204;
  private static final int SYSDIG_2 = 0x216;
  private static final int SYSDIG_2_LARGE = 0x221;

  private static final byte[] REALTIME =
      "__REALTIME_TIMESTAMP=".getBytes(StandardCharsets.US_ASCII);

  /** The shortest journal entry has the time with one digit and a line feed. */
  private static final int MIN_ENTRY = REALTIME.length + 2;

  private PcapngRecords() {}

  static boolean isOne(int type) {
    return switch (type) {
      case JOURNAL, CUSTOM, CUSTOM_NOT_COPIED, SYSDIG, SYSDIG_2, SYSDIG_2_LARGE -> true;
      default -> false;
    };
  }

  /** Shortest total length of a block of this type, or of an unknown type. */
  static int minLen(int type) {
    return switch (type) {
      case CUSTOM, CUSTOM_NOT_COPIED -> 16;
      case JOURNAL -> 12 + MIN_ENTRY;
      case SYSDIG -> 36;
      case SYSDIG_2, SYSDIG_2_LARGE -> 40;
      default -> 12;
    };
  }

  /** For messages, with its article. */
  static String name(int type) {
    return switch (type) {
      case CUSTOM, CUSTOM_NOT_COPIED -> "a custom block";
      case JOURNAL -> "a systemd journal block";
      case SYSDIG, SYSDIG_2, SYSDIG_2_LARGE -> "a sysdig event block";
      default -> "a block of type 0x" + Integer.toHexString(type);
    };
  }

  /** As {@link Pcapng#decodeFrame}. */
  static String decode(byte[] b, int at, int type, int blockLen, boolean big, Record out) {
    out.interfaceId = -1;
    out.tsNanos = Long.MIN_VALUE;
    out.oddTime = null;
    int end = at + blockLen - 4;
    return switch (type) {
      case CUSTOM, CUSTOM_NOT_COPIED -> whole(LinkType.CUSTOM_BLOCK, at + 12, end, out);
      case JOURNAL -> journal(b, at + 8, end, out);
      default -> {
        whole(LinkType.SYSDIG, at + minLen(type) - 4, end, out);
        time(Bytes.i64(b, at + 10, big), 1, out);
        out.originalLen = Bytes.i32(b, at + 26, big);
        yield null;
      }
    };
  }

  private static String whole(int linkType, int from, int end, Record out) {
    out.linkType = linkType;
    out.dataOffset = from;
    out.capturedLen = end - from;
    out.originalLen = end - from;
    return null;
  }

  /** The zeros behind an entry are padding; its time is a line of text in it. */
  private static String journal(byte[] b, int from, int end, Record out) {
    int to = end;
    while (to > from && b[to - 1] == 0) {
      to--;
    }
    whole(LinkType.SYSTEMD_JOURNAL, from, to, out);
    if (to - from < MIN_ENTRY) {
      return "a systemd journal entry of at least " + MIN_ENTRY + " bytes";
    }
    readTime(b, from, to, out);
    return null;
  }

  private static void readTime(byte[] b, int from, int end, Record out) {
    for (int i = from; i + REALTIME.length < end && b[i] != 0; i++) {
      int n = 0;
      while (n < REALTIME.length && b[i + n] == REALTIME[n]) {
        n++;
      }
      if (n == REALTIME.length) {
        microseconds(b, i + n, end, out);
        return;
      }
    }
  }

  /**
   * Spaces, digits, anything: as lenient as Wireshark. No time if there is no number below 2^64.
   */
  private static void microseconds(byte[] b, int from, int end, Record out) {
    int i = from;
    while (i < end && (b[i] == ' ' || b[i] >= '\t' && b[i] <= '\r')) {
      i++;
    }
    if (i > from && i < end && b[i] == '+') {
      i++;
    }
    int digits = i;
    long value = 0;
    for (; i < end && b[i] >= '0' && b[i] <= '9'; i++) {
      int digit = b[i] - '0';
      if (Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 10)) > 0) {
        return;
      }
      value = value * 10 + digit;
    }
    if (i > digits) {
      time(value, 1000, out);
    }
  }

  /** {@code count}, unsigned, times {@code unit}. */
  private static void time(long count, int unit, Record out) {
    boolean odd = count < 0 || count > Long.MAX_VALUE / unit;
    out.tsNanos = odd ? Long.MAX_VALUE : count * unit;
    if (odd) {
      long perSecond = 1_000_000_000 / unit;
      long nanos = Long.remainderUnsigned(count, perSecond) * unit;
      out.oddTime = new OddTime(Long.divideUnsigned(count, perSecond), (int) nanos);
    }
  }
}
