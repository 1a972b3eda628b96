package inflight.packet.wire;

/** Addresses as text; never a name look-up. */
public final class Addresses {
  private Addresses() {}

  /** Dotted decimal. */
  public static String v4(int a) {
    return (a >>> 24) + "." + (a >>> 16 & 0xff) + "." + (a >>> 8 & 0xff) + "." + (a & 0xff);
  }

  public static String v4(byte[] b, int at) {
    return v4(Bytes.i32(b, at));
  }

  public static String v6(byte[] b, int at) {
    return v6(Bytes.i64(b, at), Bytes.i64(b, at + 8));
  }

  /** The canonical text form of RFC 5952: lower case, the longest run of zeros as {@code ::}. */
  public static String v6(long hi, long lo) {
    int[] group = new int[8];
    for (int i = 0; i < 8; i++) {
      group[i] = (int) ((i < 4 ? hi : lo) >>> (48 - 16 * (i & 3))) & 0xffff;
    }
    // RFC 5952 5: an address that embeds an IPv4 address keeps its dotted tail. Mapped ones do, and
    // compatible ones, as far as they can be told from ::1.
    boolean mapped = hi == 0 && lo >>> 32 == 0xffff;
    boolean compatible = hi == 0 && lo >>> 32 == 0 && lo >>> 16 != 0;
    boolean dotted = mapped || compatible;
    int groups = dotted ? 6 : 8;
    int bestAt = -1;
    int bestLen = 1;
    for (int i = 0; i < groups; i++) {
      int len = 0;
      while (i + len < groups && group[i + len] == 0) {
        len++;
      }
      if (len > bestLen) {
        bestAt = i;
        bestLen = len;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < groups; i++) {
      if (i == bestAt) {
        text.append("::");
        i += bestLen - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(group[i]));
    }
    if (dotted) {
      text.append(mapped ? ":" : "").append(v4((int) lo));
    }
    return text.toString();
  }

  /** Six bytes in hexadecimal with colons. */
  public static String mac(byte[] b, int at) {
    StringBuilder text = new StringBuilder(17);
    for (int i = 0; i < 6; i++) {
      if (i > 0) {
        text.append(':');
      }
      text.append(Character.forDigit(b[at + i] >> 4 & 0xf, 16));
      text.append(Character.forDigit(b[at + i] & 0xf, 16));
    }
    return text.toString();
  }
}
