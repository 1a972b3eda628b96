package inflight.query.filter;

import java.nio.charset.StandardCharsets;

/** Turns what was written into a value of the type that the other side of a comparison has. */
final class Constants {
  private Constants() {}

  /**
   * A value that was written without quotes.
   *
   * @param field the field on the other side, which may know words for its numbers; or null
   */
  static ValueList literal(String text, ValueType type, FieldRef field, Node at)
      throws FilterException {
    Integer word = ValueWords.number(field, text);
    if (word != null) {
      return number(word);
    }
    return switch (type) {
      case LABEL -> throw wrong(at, type.title() + " cannot be compared with anything");
      case BOOLEAN -> number(truth(text, at));
      case IPV4 -> ipv4(text, at);
      case IPV6 -> ipv6(text, at);
      case ETHER -> ether(text, at);
      case BYTES, PROTOCOL -> bytes(hex(text, at));
      case TEXT -> bytes(text.getBytes(StandardCharsets.ISO_8859_1));
      case ABSOLUTE_TIME -> number(time(text, at));
      case RELATIVE_TIME -> {
        Long nanos = Literals.seconds(text);
        if (nanos == null) {
          throw wrong(at, "'" + text + "' is no time: seconds are expected, as in 0.25");
        }
        yield number(nanos);
      }
      default -> type.isSigned() ? signed(text, type, at) : unsigned(text, type, at);
    };
  }

  /**
   * A double quoted string.
   *
   * @param text one character per byte
   */
  static ValueList string(String text, ValueType type, FieldRef field, Node at)
      throws FilterException {
    Integer word = ValueWords.number(field, text);
    if (word != null) {
      return number(word);
    }
    return switch (type) {
      case BYTES, PROTOCOL, TEXT -> bytes(text.getBytes(StandardCharsets.ISO_8859_1));
      case ABSOLUTE_TIME -> number(time(text, at));
      default -> throw wrong(at, type.title() + " is expected, and stands without quotes");
    };
  }

  /** A byte between single quotes. */
  static ValueList character(int value, ValueType type, Node at) throws FilterException {
    if (type.isNumber() || type == ValueType.BOOLEAN) {
      return number(value);
    }
    return switch (type) {
      case BYTES, PROTOCOL, TEXT -> bytes(new byte[] {(byte) value});
      default -> throw wrong(at, type.title() + " is expected, not a character");
    };
  }

  private static FilterException wrong(Node at, String reason) {
    return new FilterException(at.at(), at.length(), reason);
  }

  private static ValueList number(long value) {
    ValueList list = new ValueList();
    list.add(value);
    return list;
  }

  private static ValueList bytes(byte[] b) {
    ValueList list = new ValueList();
    list.add(b, 0, b.length);
    return list;
  }

  private static long truth(String text, Node at) throws FilterException {
    switch (text) {
      case "True", "TRUE":
        return 1;
      case "False", "FALSE":
        return 0;
      default:
        Long value = Literals.unsigned(text);
        if (value == null) {
          throw wrong(at, "'" + text + "' is neither True nor False, nor 1 or 0");
        }
        return value;
    }
  }

  private static ValueList unsigned(String text, ValueType type, Node at) throws FilterException {
    Long value = Literals.unsigned(text);
    if (value == null) {
      throw wrong(at, "'" + text + "' is no number; " + type.title() + " is expected");
    }
    if (Long.compareUnsigned(value, type.max()) > 0) {
      throw wrong(at, type.title() + " goes up to " + Long.toUnsignedString(type.max()));
    }
    return number(value);
  }

  private static ValueList signed(String text, ValueType type, Node at) throws FilterException {
    Long value = Literals.integer(text);
    if (value == null) {
      throw wrong(at, "'" + text + "' is no number; " + type.title() + " is expected");
    }
    if (value > type.max() || value < type.min()) {
      throw wrong(at, type.title() + " goes from " + type.min() + " to " + type.max());
    }
    return number(value);
  }

  private static ValueList ipv4(String text, Node at) throws FilterException {
    int slash = text.indexOf('/');
    long address = Literals.ipv4(slash < 0 ? text : text.substring(0, slash));
    if (address < 0) {
      throw wrong(
          at, "'" + text + "' is no IPv4 address, as in 192.0.2.1 or 192.0.2.0/24; no names");
    }
    ValueList list = new ValueList();
    list.addIpv4((int) address, prefix(text, slash, ValueList.IPV4_BITS, at));
    return list;
  }

  private static ValueList ipv6(String text, Node at) throws FilterException {
    int slash = text.indexOf('/');
    byte[] address = Literals.ipv6(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw wrong(at, "'" + text + "' is no IPv6 address, as in 2001:db8::1 or 2001:db8::/32");
    }
    ValueList list = new ValueList();
    list.add(address, 0, address.length, prefix(text, slash, ValueList.IPV6_BITS, at));
    return list;
  }

  private static int prefix(String text, int slash, int most, Node at) throws FilterException {
    if (slash < 0) {
      return most;
    }
    Long bits = Literals.unsigned(text.substring(slash + 1));
    if (bits == null || bits < 0 || bits > most) {
      throw wrong(at, "behind / stands how many bits count, 0 to " + most);
    }
    return bits.intValue();
  }

  /** For {@code contains} a part of what the other side holds is enough. */
  static ValueList part(String text, ValueType type, Node at) throws FilterException {
    return type == ValueType.ETHER ? bytes(hex(text, at)) : literal(text, type, null, at);
  }

  private static ValueList ether(String text, Node at) throws FilterException {
    byte[] b = Literals.bytes(text);
    if (b == null || b.length != 6) {
      throw wrong(at, "'" + text + "' is no hardware address, as in 00:00:5e:00:53:01");
    }
    return bytes(b);
  }

  private static byte[] hex(String text, Node at) throws FilterException {
    byte[] b = Literals.bytes(text);
    if (b == null) {
      throw wrong(at, "'" + text + "' is no byte string, as in 0d:0a or \"text\"");
    }
    return b;
  }

  private static long time(String text, Node at) throws FilterException {
    Long nanos = Times.parse(text);
    if (nanos == null) {
      throw wrong(
          at,
          "'"
              + text
              + "' is no point in time, as in \"Nov 20, 2026 10:00:00\" or"
              + " \"2026-11-20T10:00:00Z\"");
    }
    return nanos;
  }
}
