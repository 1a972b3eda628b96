package inflight.query.filter;

/**
 * What can be calculated. A result that does not fit, or a division by zero, is no value at all.
 * Unsigned numbers become signed where that is needed and they fit.
 */
enum Calculation {
  ADD("add"),
  SUBTRACT("subtract"),
  MULTIPLY("multiply"),
  DIVIDE("divide"),
  MODULO("divide"),
  MASK("mask");

  private final String verb;

  Calculation(String verb) {
    this.verb = verb;
  }

  /** For messages. */
  String verb() {
    return verb;
  }

  boolean suits(ValueType type) {
    return switch (this) {
      case ADD, SUBTRACT -> type.canAdd();
      case MULTIPLY, DIVIDE, MODULO -> type.canMultiply();
      case MASK -> type.canMask();
    };
  }

  /** Adds to {@code out} what comes out for one value of each side, if anything does. */
  void add(ValueType type, ValueList a, int i, ValueList b, int j, ValueList out) {
    if (this == MASK && !type.isNumber()) {
      mask(type, a, i, b, j, out);
    } else if (type == ValueType.RELATIVE_TIME) {
      long x = a.number[i];
      long y = b.number[j];
      out.add(this == ADD ? x + y : x - y);
    } else if (a.signed[i] || type.isSigned()) {
      signed(type.is64Bit(), a.number[i], b.number[j], out);
    } else {
      unsigned(type.is64Bit(), a.number[i], b.number[j], out);
    }
  }

  /** Adds to {@code out} the value with the other sign. */
  static void negate(ValueType type, ValueList in, int i, ValueList out) {
    long x = in.number[i];
    if (type == ValueType.RELATIVE_TIME) {
      out.add(-x);
      return;
    }
    long most = type.is64Bit() ? Long.MAX_VALUE : Integer.MAX_VALUE;
    boolean signed = in.signed[i] || type.isSigned();
    if (signed || Long.compareUnsigned(x, most) <= 0) {
      out.addSigned(type.is64Bit() ? -x : -(int) x);
    }
  }

  private void signed(boolean wide, long x, long y, ValueList out) {
    long a = wide ? x : (int) x;
    long b = wide ? y : (int) y;
    if ((this == DIVIDE || this == MODULO) && b == 0) {
      return;
    }
    try {
      long result =
          switch (this) {
            case ADD -> Math.addExact(a, b);
            case SUBTRACT -> Math.subtractExact(a, b);
            case MULTIPLY -> Math.multiplyExact(a, b);
            case DIVIDE -> Math.divideExact(a, b);
            case MODULO -> a % b;
            case MASK -> a & b;
          };
      if (wide || result == (int) result) {
        out.addSigned(result);
      }
    } catch (ArithmeticException e) {
      return; // it does not fit
    }
  }

  private void unsigned(boolean wide, long x, long y, ValueList out) {
    long a = wide ? x : x & 0xffff_ffffL;
    long b = wide ? y : y & 0xffff_ffffL;
    long most = wide ? Long.MAX_VALUE : Integer.MAX_VALUE;
    switch (this) {
      case ADD -> {
        long sum = a + b;
        boolean carried = wide ? Long.compareUnsigned(sum, a) < 0 : sum >>> 32 != 0;
        if (!carried) {
          out.add(sum);
        }
      }
      case SUBTRACT -> {
        if (Long.compareUnsigned(b, a) <= 0) {
          out.add(a - b);
        } else if (Long.compareUnsigned(a, most) <= 0 && Long.compareUnsigned(b, most) <= 0) {
          out.addSigned(a - b);
        }
      }
      case MULTIPLY -> {
        long product = a * b;
        boolean fits = wide ? Math.unsignedMultiplyHigh(a, b) == 0 : product >>> 32 == 0;
        if (fits) {
          out.add(product);
        }
      }
      case DIVIDE -> {
        if (b != 0) {
          out.add(Long.divideUnsigned(a, b));
        }
      }
      case MODULO -> {
        if (b != 0) {
          out.add(Long.remainderUnsigned(a, b));
        }
      }
      case MASK -> out.add(a & b);
    }
  }

  private static void mask(ValueType type, ValueList a, int i, ValueList b, int j, ValueList out) {
    if (type == ValueType.IPV4) {
      long bits = -1L << ValueList.IPV4_BITS - b.extra[j];
      out.addIpv4((int) (a.number[i] & b.number[j] & bits), a.extra[i]);
      return;
    }
    int n = Math.min(a.len[i], b.len[j]);
    out.beginBytes();
    for (int k = 0; k < n; k++) {
      out.appendByte(a.bytes[i][a.at[i] + k] & b.bytes[j][b.at[j] + k]);
    }
    out.endBytes();
    if (type == ValueType.IPV6) {
      out.extra[out.count - 1] = Math.min(a.extra[i], b.extra[j]);
    }
  }
}
