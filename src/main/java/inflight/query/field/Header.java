package inflight.query.field;

import inflight.packet.wire.Bytes;

/**
 * Readers of parts that stand at a fixed place in a header. Offsets count from the start of the
 * layer; a part is read once all its bytes, or as many as asked for, were captured.
 */
final class Header {
  /** Whether a layer has a part. */
  @FunctionalInterface
  interface Condition {
    boolean holds(FrameView v, int layer);
  }

  private Header() {}

  /** An unsigned number in network byte order. */
  static Field.Reader number(int offset, int lenBytes) {
    return bits(offset, lenBytes, -1);
  }

  /** The bits of {@code mask} of a number, moved to the right. */
  static Field.Reader bits(int offset, int lenBytes, long mask) {
    int shift = Long.numberOfTrailingZeros(mask);
    return (v, layer, out) -> {
      if (v.has(layer, offset + lenBytes)) {
        int at = v.start(layer) + offset;
        out.number((Bytes.unsigned(v.data(layer), at, lenBytes) & mask) >>> shift, at, lenBytes);
      }
    };
  }

  static Field.Reader bytes(int offset, int lenBytes) {
    return (v, layer, out) -> {
      if (v.has(layer, offset + lenBytes)) {
        out.bytes(v.data(layer), v.start(layer) + offset, lenBytes);
      }
    };
  }

  /** A value that was worked out and is always the same. */
  static Field.Reader always(long value) {
    return (v, layer, out) -> out.derived(value);
  }

  static Field.Reader when(Condition condition, Field.Reader reader) {
    return (v, layer, out) -> {
      if (condition.holds(v, layer)) {
        reader.read(v, layer, out);
      }
    };
  }

  /** Read only if the first {@code bytes} of the layer were captured. */
  static Field.Reader needing(int bytes, Field.Reader reader) {
    return when((v, layer) -> v.has(layer, bytes), reader);
  }

  /** The values of one reader, then those of another. */
  static Field.Reader both(Field.Reader first, Field.Reader second) {
    return (v, layer, out) -> {
      first.read(v, layer, out);
      second.read(v, layer, out);
    };
  }

  /** A byte that is there. */
  static int u8(FrameView v, int layer, int offset) {
    return Bytes.u8(v.data(layer), v.start(layer) + offset);
  }

  /** Two bytes that are there. */
  static int u16(FrameView v, int layer, int offset) {
    return Bytes.u16(v.data(layer), v.start(layer) + offset);
  }
}
