package inflight.query.filter;

import inflight.query.field.Values;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of one operand in one frame, all of one type. Reused from frame to frame: nothing is
 * allocated once it has grown. Bytes are not copied, so a list is good until the next frame.
 *
 * <p>A number is kept in {@link #number}: booleans as zero or not, times in nanoseconds, IPv4
 * addresses as unsigned numbers. Bytes are {@code bytes[at, at + len)}.
 */
final class ValueList implements Values {
  static final int IPV4_BITS = 32;
  static final int IPV6_BITS = 128;

  int count;
  long[] number = new long[4];

  /** The value has become a signed number by calculation. */
  boolean[] signed = new boolean[4];

  /** Bits of an address that count, or behind the last byte that was captured of a protocol. */
  int[] extra = new int[4];

  byte[][] bytes = new byte[4][];
  int[] at = new int[4];
  int[] len = new int[4];

  /** Which layer of its protocol each value is from, from 1. */
  int[] layer = new int[4];

  private int currentLayer = 1;
  private ValueType expected = ValueType.LABEL;

  /** Bytes that were put together for this list. */
  private byte[] own = new byte[0];

  private int ownLen;

  void clear() {
    count = 0;
    ownLen = 0;
    currentLayer = 1;
  }

  /** The values that follow are of the {@code number}th layer of their protocol. */
  void inLayer(int number) {
    currentLayer = number;
  }

  /** Makes room for one more; call it before the arrays are named, for they may be replaced. */
  private int next() {
    if (count == number.length) {
      grow();
    }
    layer[count] = currentLayer;
    signed[count] = false;
    return count++;
  }

  private void grow() {
    int size = count * 2;
    number = Arrays.copyOf(number, size);
    signed = Arrays.copyOf(signed, size);
    extra = Arrays.copyOf(extra, size);
    bytes = Arrays.copyOf(bytes, size);
    at = Arrays.copyOf(at, size);
    len = Arrays.copyOf(len, size);
    layer = Arrays.copyOf(layer, size);
  }

  void add(long value) {
    int i = next();
    number[i] = value;
  }

  void addSigned(long value) {
    int i = next();
    number[i] = value;
    signed[i] = true;
  }

  /** An address of which only the first {@code bits} count. */
  void addIpv4(int address, int bits) {
    int i = next();
    number[i] = address & 0xffff_ffffL;
    extra[i] = bits;
  }

  void add(byte[] b, int from, int length) {
    add(b, from, length, from + length);
  }

  /**
   * @param more for {@link #extra}
   */
  void add(byte[] b, int from, int length, int more) {
    int i = next();
    bytes[i] = b;
    at[i] = from;
    len[i] = length;
    extra[i] = more;
  }

  /** Takes value {@code i} of another list. */
  void add(ValueList other, int i) {
    int n = next();
    number[n] = other.number[i];
    signed[n] = other.signed[i];
    extra[n] = other.extra[i];
    bytes[n] = other.bytes[i];
    at[n] = other.at[i];
    len[n] = other.len[i];
  }

  /** Begins a value whose bytes are put together piece by piece. */
  void beginBytes() {
    int i = next();
    at[i] = ownLen;
  }

  void appendBytes(byte[] b, int from, int length) {
    if (ownLen + length > own.length) {
      own = Arrays.copyOf(own, Math.max(ownLen + length, 2 * own.length));
    }
    System.arraycopy(b, from, own, ownLen, length);
    ownLen += length;
  }

  void appendByte(int b) {
    if (ownLen == own.length) {
      own = Arrays.copyOf(own, Math.max(16, 2 * own.length));
    }
    own[ownLen++] = (byte) b;
  }

  void endBytes() {
    int i = count - 1;
    len[i] = ownLen - at[i];
    extra[i] = ownLen;
    for (int j = 0; j < count; j++) {
      bytes[j] = own; // it may have been moved while it grew
    }
  }

  /** Keeps only the values of some layers. */
  void keepLayers(Ranges layers) {
    int most = 0;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, layer[i]);
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (layers.containsLayer(layer[i], most)) {
        move(i, kept++);
      }
    }
    count = kept;
  }

  private void move(int from, int to) {
    number[to] = number[from];
    signed[to] = signed[from];
    extra[to] = extra[from];
    bytes[to] = bytes[from];
    at[to] = at[from];
    len[to] = len[from];
    layer[to] = layer[from];
  }

  // What the readers of fields call:

  /** How the values of the field that is read next are to be taken. */
  void expect(ValueType type) {
    expected = type;
  }

  @Override
  public void number(long value, int from, int lenBytes) {
    if (expected == ValueType.IPV4) {
      addIpv4((int) value, IPV4_BITS);
    } else {
      add(value);
    }
  }

  @Override
  public void text(String value, int from, int lenBytes) {
    byte[] b = value.getBytes(StandardCharsets.UTF_8);
    add(b, 0, b.length);
  }

  @Override
  public void bytes(byte[] b, int from, int lenBytes) {
    add(b, from, lenBytes, expected == ValueType.IPV6 ? IPV6_BITS : from + lenBytes);
  }
}
