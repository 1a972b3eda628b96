package inflight.query.filter;

import inflight.packet.wire.Addresses;
import inflight.query.field.Escape;
import inflight.query.field.Field;
import inflight.query.field.FieldType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes filters: one that a value at hand passes, and one made of two. */
public final class FilterText {
  /** A longer byte string is asked for by its beginning. */
  private static final int MAX_BYTES = 32;

  private FilterText() {}

  /** How a new filter goes together with the one that is there. */
  public enum Combination {
    REPLACE,
    AND,
    OR,
    AND_NOT
  }

  /** The filter made of {@code present}, which may be empty, and {@code added}. */
  public static String combine(String present, Combination how, String added) {
    String before = present.strip();
    if (before.isEmpty() || how == Combination.REPLACE) {
      return how == Combination.AND_NOT ? "!(" + added + ")" : added;
    }
    return switch (how) {
      case AND -> group(before) + " && " + added;
      case OR -> group(before) + " || " + added;
      default -> group(before) + " && !(" + added + ")";
    };
  }

  /** Parentheses around all that is more than one comparison. */
  private static String group(String filter) {
    boolean plain = filter.matches("[\\w.]+(\\s*(==|<|>|<=|>=)\\s*[\\w.:/-]+)?");
    return plain ? filter : "(" + filter + ")";
  }

  /** What a frame passes in which {@code field} has this number. */
  public static String of(Field field, long value) {
    if (field.type() == FieldType.NONE) {
      return field.name();
    }
    StringBuilder text = new StringBuilder(field.name()).append(" == ");
    if (field.type() == FieldType.LOCAL_TIME) {
      long seconds = Math.floorDiv(value, 1_000_000_000L);
      String date = Instant.ofEpochSecond(seconds).toString();
      String fraction = String.format("%09d", Math.floorMod(value, 1_000_000_000L));
      text.append('"').append(date, 0, date.length() - 1).append('.').append(fraction);
      return text.append("Z\"").toString();
    }
    field.type().appendNumber(text, value);
    return text.toString();
  }

  /** The same for text. */
  public static String of(Field field, String value) {
    StringBuilder text = new StringBuilder(field.name()).append(" == \"");
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c == '"' || c == '\\') {
        text.append('\\').append((char) c);
      } else if (c >= ' ' && c < 0x7f) {
        text.append((char) c);
      } else {
        text.append("\\x").append(Escape.hex(c));
      }
    }
    return text.append('"').toString();
  }

  /** The same for the bytes {@code b[at, at + lenBytes)}. */
  public static String of(Field field, byte[] b, int at, int lenBytes) {
    if (field.type() == FieldType.IPV6 && lenBytes == 16) {
      return field.name() + " == " + Addresses.v6(b, at);
    }
    if (lenBytes == 0) {
      return field.name() + " == \"\"";
    }
    StringBuilder text = new StringBuilder(field.name());
    if (lenBytes > MAX_BYTES) {
      text.append("[0:").append(MAX_BYTES).append(']');
    }
    text.append(" == ");
    int n = Math.min(lenBytes, MAX_BYTES);
    for (int i = 0; i < n; i++) {
      text.append(i == 0 ? n == 1 ? ":" : "" : ":").append(Escape.hex(b[at + i]));
    }
    return text.toString();
  }
}
