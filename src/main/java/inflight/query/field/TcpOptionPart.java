package inflight.query.field;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.TcpOptions;
import java.util.function.IntPredicate;

/**
 * Some options of some segments, named by their kind, and by what else they must be like. Makes the
 * readers of fields that stand in them. Offsets count from the option's kind byte; what was not
 * captured is not read.
 */
record TcpOptionPart(IntPredicate kinds, Condition condition) {
  /** Whether an option of {@code len} bytes at {@code b[at]} has the part. */
  @FunctionalInterface
  interface Condition {
    boolean holds(byte[] b, int at, int len);
  }

  /** Gives the values of one option that has the part. */
  @FunctionalInterface
  interface OptionReader {
    void read(TcpOptions o, int i, Values out);
  }

  static TcpOptionPart ofKind(int kind, Condition condition) {
    return new TcpOptionPart(k -> k == kind, condition);
  }

  static TcpOptionPart ofLen(int kind, int wantedLen) {
    return ofKind(kind, (b, at, len) -> len == wantedLen);
  }

  /** Every option that has the part, once {@code captured} bytes of it are there. */
  Field.Reader each(int captured, OptionReader reader) {
    return (v, layer, out) -> {
      int count = v.optionCount(layer);
      TcpOptions o = v.options(layer);
      for (int i = 0; i < count; i++) {
        if (kinds.test(o.kind(i))
            && o.has(i, captured)
            && condition.holds(o.bytes(), o.at(i), o.len(i))) {
          reader.read(o, i, out);
        }
      }
    };
  }

  /** An unsigned number of {@code lenBytes}. */
  Field.Reader number(int offset, int lenBytes) {
    return bits(offset, lenBytes, -1);
  }

  /** The bits of {@code mask} of a number of {@code lenBytes}, moved to the right. */
  Field.Reader bits(int offset, int lenBytes, long mask) {
    int shift = Long.numberOfTrailingZeros(mask);
    return each(
        offset + lenBytes,
        (o, i, out) -> {
          if (offset + lenBytes <= o.len(i)) {
            int at = o.at(i) + offset;
            out.number((Bytes.unsigned(o.bytes(), at, lenBytes) & mask) >>> shift, at, lenBytes);
          }
        });
  }

  /** Gives a number out of option {@code i}, if the option reaches so far and was captured. */
  static void number(TcpOptions o, int i, int offset, int lenBytes, Values out) {
    if (offset + lenBytes <= o.len(i) && o.has(i, offset + lenBytes)) {
      int at = o.at(i) + offset;
      out.number(Bytes.unsigned(o.bytes(), at, lenBytes), at, lenBytes);
    }
  }

  Field.Reader bytes(int offset, int lenBytes) {
    return each(
        offset + lenBytes,
        (o, i, out) -> {
          if (offset + lenBytes <= o.len(i)) {
            out.bytes(o.bytes(), o.at(i) + offset, lenBytes);
          }
        });
  }

  /** All bytes from {@code offset} to the end of the option, if there are any. */
  Field.Reader rest(int offset) {
    return each(
        offset,
        (o, i, out) -> {
          if (o.len(i) > offset && o.has(i, o.len(i))) {
            out.bytes(o.bytes(), o.at(i) + offset, o.len(i) - offset);
          }
        });
  }
}
