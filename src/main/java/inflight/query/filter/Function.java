package inflight.query.filter;

import inflight.packet.wire.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The functions of the language. */
enum Function {
  LEN,
  COUNT,
  UPPER,
  LOWER,
  STRING,
  MAX,
  MIN,
  ABS;

  /** The function of this name, or null. */
  static Function of(String name) {
    for (Function f : values()) {
      if (f.spelling().equals(name)) {
        return f;
      }
    }
    return null;
  }

  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it takes more than one argument. */
  boolean takesSeveral() {
    return this == MAX || this == MIN;
  }

  /** Whether {@link #STRING} knows how to write it. */
  static boolean hasText(ValueType type) {
    return type.isNumber()
        || type == ValueType.IPV4
        || type == ValueType.IPV6
        || type == ValueType.ETHER;
  }

  /**
   * A call with its arguments.
   *
   * @param type of the arguments
   */
  record Call(Function function, ValueType type, List<Operand> arguments, int slot)
      implements Operand {
    @Override
    public ValueList read(Context c) {
      if (function.takesSeveral()) {
        return extreme(c);
      }
      ValueList in = arguments.getFirst().read(c);
      if (in == null) {
        return null;
      }
      ValueList out = c.list(slot);
      if (function == COUNT) {
        out.add(in.count);
        return out;
      }
      for (int i = 0; i < in.count; i++) {
        apply(in, i, out);
      }
      return out.count == 0 ? null : out;
    }

    private void apply(ValueList in, int i, ValueList out) {
      switch (function) {
        case LEN -> out.add(type.isBytes() ? in.len[i] : type.sizeBytes());
        case UPPER, LOWER -> letters(in, i, out);
        case STRING -> {
          byte[] text = text(in, i).getBytes(StandardCharsets.US_ASCII);
          out.add(text, 0, text.length);
        }
        default -> {
          if (negative(in, i)) {
            Calculation.negate(type, in, i, out);
          } else {
            out.add(in, i);
          }
        }
      }
    }

    /** Wireshark takes whole seconds for the sign of a time. */
    private boolean negative(ValueList in, int i) {
      if (type == ValueType.RELATIVE_TIME) {
        return in.number[i] <= -1_000_000_000;
      }
      return (type.isSigned() || in.signed[i]) && in.number[i] < 0;
    }

    /** Letters of ASCII only. */
    private void letters(ValueList in, int i, ValueList out) {
      byte[] b = new byte[in.len[i]];
      for (int k = 0; k < b.length; k++) {
        int c = in.bytes[i][in.at[i] + k];
        boolean changes = function == UPPER ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
        b[k] = (byte) (changes ? c ^ 0x20 : c);
      }
      out.add(b, 0, b.length);
    }

    private String text(ValueList in, int i) {
      return switch (type) {
        case IPV4 -> Addresses.v4((int) in.number[i]);
        case IPV6 -> Addresses.v6(in.bytes[i], in.at[i]);
        case ETHER -> Addresses.mac(in.bytes[i], in.at[i]);
        default ->
            type.isSigned() || in.signed[i]
                ? Long.toString(in.number[i])
                : Long.toUnsignedString(in.number[i]);
      };
    }

    /** The largest or smallest value of those arguments that are there. */
    private ValueList extreme(Context c) {
      ValueList out = c.list(slot);
      for (Operand argument : arguments) {
        ValueList in = argument.read(c);
        for (int i = 0; in != null && i < in.count; i++) {
          if (out.count == 0 || isBeyond(in, i, out)) {
            out.count = 0;
            out.add(in, i);
          }
        }
      }
      return out.count == 0 ? null : out;
    }

    private boolean isBeyond(ValueList in, int i, ValueList out) {
      int order = Order.compare(type, in, i, out, 0);
      return order != Order.NONE && (function == MAX ? order > 0 : order < 0);
    }
  }
}
