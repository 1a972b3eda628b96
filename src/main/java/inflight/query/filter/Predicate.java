package inflight.query.filter;

import inflight.query.filter.Token.Kind;
import java.util.List;

/** A test that a frame passes or does not. Immutable; what changes is in the context. */
interface Predicate {
  boolean test(Context c);

  /** All of them. */
  record And(Predicate... parts) implements Predicate {
    @Override
    public boolean test(Context c) {
      for (Predicate part : parts) {
        if (!part.test(c)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one of them. */
  record Or(Predicate... parts) implements Predicate {
    @Override
    public boolean test(Context c) {
      for (Predicate part : parts) {
        if (part.test(c)) {
          return true;
        }
      }
      return false;
    }
  }

  record Not(Predicate of) implements Predicate {
    @Override
    public boolean test(Context c) {
      return !of.test(c);
    }
  }

  /** The field is there. */
  record Exists(Operand of) implements Predicate {
    @Override
    public boolean test(Context c) {
      return of.read(c) != null;
    }
  }

  /** At least one value is not zero; of bytes, at least one has a length. */
  record NotZero(Operand of, ValueType type, boolean slice) implements Predicate {
    @Override
    public boolean test(Context c) {
      ValueList in = of.read(c);
      for (int i = 0; in != null && i < in.count; i++) {
        if (slice ? in.len[i] > 0 : !zero(in, i)) {
          return true;
        }
      }
      return false;
    }

    private boolean zero(ValueList in, int i) {
      if (!type.isBytes()) {
        return in.number[i] == 0;
      }
      for (int k = 0; k < in.len[i]; k++) {
        if (in.bytes[i][in.at[i] + k] != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Compares every value of one side with every value of the other.
   *
   * @param operator one of {@code ANY_EQ}, which stands for all equalities, {@code ALL_NE}, which
   *     stands for all inequalities, and the four orders
   * @param all whether all pairs have to fit; otherwise one is enough
   */
  record Compare(Kind operator, boolean all, ValueType type, Operand left, Operand right)
      implements Predicate {
    @Override
    public boolean test(Context c) {
      ValueList a = left.read(c);
      ValueList b = a == null ? null : right.read(c);
      if (b == null) {
        return false;
      }
      for (int i = 0; i < a.count; i++) {
        for (int j = 0; j < b.count; j++) {
          int order = Order.compare(type, a, i, b, j);
          if (order != Order.NONE && fits(operator, order) != all) {
            return !all;
          }
        }
      }
      return all;
    }

    static boolean fits(Kind operator, int order) {
      return switch (operator) {
        case ANY_EQ -> order == 0;
        case ALL_NE -> order != 0;
        case GT -> order > 0;
        case GE -> order >= 0;
        case LT -> order < 0;
        default -> order <= 0;
      };
    }
  }

  /** Values from one to another, both included. */
  record Between(boolean all, ValueType type, Operand of, Operand from, Operand to)
      implements Predicate {
    @Override
    public boolean test(Context c) {
      ValueList in = of.read(c);
      ValueList low = in == null ? null : from.read(c);
      ValueList high = low == null ? null : to.read(c);
      if (high == null || low.count == 0 || high.count == 0) {
        return false;
      }
      for (int i = 0; i < in.count; i++) {
        int below = Order.compare(type, in, i, low, 0);
        int above = Order.compare(type, in, i, high, 0);
        boolean inside = below != Order.NONE && above != Order.NONE && below >= 0 && above <= 0;
        if (inside != all) {
          return !all;
        }
      }
      return all;
    }
  }

  /** One byte string is somewhere in the other. */
  record Contains(boolean all, ValueType type, Operand left, Operand right) implements Predicate {
    @Override
    public boolean test(Context c) {
      ValueList a = left.read(c);
      ValueList b = a == null ? null : right.read(c);
      if (b == null) {
        return false;
      }
      for (int i = 0; i < a.count; i++) {
        for (int j = 0; j < b.count; j++) {
          if (contains(a, i, b, j) != all) {
            return !all;
          }
        }
      }
      return all;
    }

    private boolean contains(ValueList a, int i, ValueList b, int j) {
      byte[] hay = a.bytes[i];
      byte[] needle = b.bytes[j];
      int from = b.at[j];
      int len = b.len[j];
      int last = end(type, a, i) - len;
      if (len == 0) {
        return type == ValueType.BYTES || type == ValueType.ETHER;
      }
      byte first = needle[from];
      for (int at = a.at[i]; at <= last; at++) {
        if (hay[at] == first && same(hay, at, needle, from, len)) {
          return true;
        }
      }
      return false;
    }

    private static boolean same(byte[] a, int i, byte[] b, int j, int len) {
      for (int k = 1; k < len; k++) {
        if (a[i + k] != b[j + k]) {
          return false;
        }
      }
      return true;
    }

    /** A protocol is searched with all that it carries. */
    static int end(ValueType type, ValueList a, int i) {
      return type == ValueType.PROTOCOL ? a.extra[i] : a.at[i] + a.len[i];
    }
  }

  /** A regular expression is found in it. */
  record Matches(boolean all, ValueType type, Operand left, Regex regex) implements Predicate {
    @Override
    public boolean test(Context c) {
      ValueList a = left.read(c);
      if (a == null) {
        return false;
      }
      for (int i = 0; i < a.count; i++) {
        if (regex.isFoundIn(a.bytes[i], a.at[i], Contains.end(type, a, i)) != all) {
          return !all;
        }
      }
      return all;
    }
  }

  static Predicate and(List<Predicate> parts) {
    return new And(parts.toArray(Predicate[]::new));
  }

  static Predicate or(List<Predicate> parts) {
    return new Or(parts.toArray(Predicate[]::new));
  }
}
