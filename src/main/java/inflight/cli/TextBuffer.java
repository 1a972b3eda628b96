package inflight.cli;

import inflight.tcp.connection.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of UTF-8 text that grow; numbers are written without a string in between. */
final class TextBuffer {
  /** Of a long; its first power of ten that is too large would overflow. */
  private static final int MAX_DIGITS = 19;

  private byte[] bytes = new byte[1 << 13];
  private int len;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return len;
  }

  void clear() {
    len = 0;
  }

  TextBuffer text(String text) {
    int chars = text.length();
    room(chars);
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return utf8(text.substring(i));
      }
      bytes[len++] = (byte) c;
    }
    return this;
  }

  private TextBuffer utf8(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return bytes(utf8, 0, utf8.length);
  }

  TextBuffer bytes(byte[] b, int from, int count) {
    room(count);
    System.arraycopy(b, from, bytes, len, count);
    len += count;
    return this;
  }

  TextBuffer ascii(char c) {
    room(1);
    bytes[len++] = (byte) c;
    return this;
  }

  TextBuffer spaces(int count) {
    if (count > 0) {
      room(count);
      int end = len + count;
      while (len < end) { // mostly a few
        bytes[len++] = ' ';
      }
    }
    return this;
  }

  TextBuffer number(long value) {
    if (value < 0) {
      if (value == Long.MIN_VALUE) {
        return text("-9223372036854775808");
      }
      ascii('-');
    }
    long rest = Math.abs(value);
    if (rest < 10) {
      return ascii((char) ('0' + rest));
    }
    int digits = 2;
    for (long limit = 100; digits < MAX_DIGITS && rest >= limit; limit *= 10) {
      digits++;
    }
    return padded(rest, digits);
  }

  /** The last {@code digits} digits, with zeros in front. */
  private TextBuffer padded(long value, int digits) {
    room(digits);
    long rest = value;
    int i = len + digits - 1;
    while (rest > Integer.MAX_VALUE && i >= len) {
      bytes[i--] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    for (int small = (int) rest; i >= len; i--) {
      int tenth = tenth(small);
      bytes[i] = (byte) ('0' + small - 10 * tenth);
      small = tenth;
    }
    len += digits;
    return this;
  }

  /** A tenth, rounded down, of a number that is not negative: by multiplication, which is quick. */
  private static int tenth(int value) {
    return (int) (value * 0xcccc_cccdL >>> 35);
  }

  TextBuffer address(Endpoint e) {
    if (e.v6()) {
      return text(e.address());
    }
    int a = (int) e.lo();
    number(a >>> 24).ascii('.').number(a >>> 16 & 0xff).ascii('.');
    return number(a >>> 8 & 0xff).ascii('.').number(a & 0xff);
  }

  /** Nanoseconds as seconds with nine decimals. */
  TextBuffer seconds(long nanos) {
    return decimal(nanos, 1_000_000_000, 9);
  }

  /** Nanoseconds as milliseconds with six decimals. */
  TextBuffer millis(long nanos) {
    return decimal(nanos, 1_000_000, 6);
  }

  private TextBuffer decimal(long value, long one, int digits) {
    if (value < 0) {
      ascii('-');
    }
    long rest = Math.abs(value);
    return number(rest / one).ascii('.').padded(rest % one, digits);
  }

  /** Takes the last bytes away again. */
  void drop(int count) {
    len -= count;
  }

  private void room(int more) {
    if (bytes.length - len < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, len + more));
    }
  }
}
