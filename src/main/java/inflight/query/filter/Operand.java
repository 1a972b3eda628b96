package inflight.query.filter;

/** One side of a comparison: its values in a frame. Immutable; what changes is in the context. */
interface Operand {
  /** The values, good until the next frame; null where a field that it needs is not there. */
  ValueList read(Context c);

  /** A field. */
  record Read(FieldRef field, Ranges layers, int slot) implements Operand {
    @Override
    public ValueList read(Context c) {
      ValueList out = c.list(slot);
      c.source.read(field, out);
      if (layers != null && out.count > 0) {
        out.keepLayers(layers);
      }
      return out.count == 0 ? null : out;
    }
  }

  /** A value that was written in the filter. */
  record Constant(ValueList values) implements Operand {
    @Override
    public ValueList read(Context c) {
      return values;
    }
  }

  /** Bytes out of the bytes of another operand. */
  record Slice(Operand of, ValueType type, Ranges ranges, int slot) implements Operand {
    @Override
    public ValueList read(Context c) {
      ValueList in = of.read(c);
      if (in == null) {
        return null;
      }
      ValueList out = c.list(slot);
      for (int i = 0; i < in.count; i++) {
        if (type == ValueType.IPV4) {
          byte[] address = new byte[4];
          for (int b = 0; b < 4; b++) {
            address[b] = (byte) (in.number[i] >> 24 - 8 * b);
          }
          ranges.slice(address, 0, 4, 4, out);
        } else {
          int end = type == ValueType.PROTOCOL ? in.extra[i] : in.at[i] + in.len[i];
          ranges.slice(in.bytes[i], in.at[i], in.len[i], end, out);
        }
      }
      return out;
    }
  }

  /** Numbers calculated from numbers, or masked bytes. */
  record Calculate(Calculation how, ValueType type, Operand left, Operand right, int slot)
      implements Operand {
    /** Each calculation with a field of two values doubles their number; ten of them may. */
    private static final int MAX_PAIRS = 1024;

    @Override
    public ValueList read(Context c) {
      ValueList a = left.read(c);
      ValueList b = a == null ? null : right.read(c);
      if (b == null) {
        return null;
      }
      ValueList out = c.list(slot);
      int pairs = (int) Math.min((long) a.count * b.count, MAX_PAIRS);
      for (int pair = 0; pair < pairs; pair++) {
        how.add(type, a, pair / b.count, b, pair % b.count, out);
      }
      return out;
    }
  }

  /** A minus sign. */
  record Negate(ValueType type, Operand of, int slot) implements Operand {
    @Override
    public ValueList read(Context c) {
      ValueList in = of.read(c);
      if (in == null) {
        return null;
      }
      ValueList out = c.list(slot);
      for (int i = 0; i < in.count; i++) {
        Calculation.negate(type, in, i, out);
      }
      return out;
    }
  }
}
