package inflight.lab.script;

import inflight.packet.wire.Bytes;
import inflight.tcp.connection.Endpoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Understands a text in segment notation; what it does not know is an error, never skipped. */
final class ScriptParser {
  private static final int MAX_TEXT = 64 << 20;
  private static final int MIN_MTU = 68;
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(Long.MAX_VALUE, 9);

  private ScriptParser() {}

  static List<Script.Line> parse(String text) throws ScriptException {
    if (text.length() > MAX_TEXT) {
      throw new ScriptException(1, 1, "the text is longer than " + MAX_TEXT + " characters");
    }
    List<Script.Line> lines = new ArrayList<>();
    int number = 0;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      lines.add(line(new Tokens(text.substring(from, end), ++number)));
      from = end + 1;
    }
    return lines;
  }

  private static Script.Line line(Tokens t) throws ScriptException {
    String first = t.next();
    Script.Line line =
        switch (first) {
          case "" -> null;
          case "C", "S" -> address(t, first.equals("C"));
          case "link" -> link(t);
          case "start" -> new Script.Start(nanos(t, t.next(), 0));
          default -> null;
        };
    if (line == null && first.isEmpty()) {
      return new Script.Comment(t.comment());
    }
    if (line == null) {
      char sign = first.charAt(0);
      if (sign != '+' && sign != '-') {
        throw t.wrong("a line begins with +SECONDS, C, S, link, start or #" + Tokens.found(first));
      }
      long nanos = nanos(t, first.substring(1), 1);
      return timed(t, sign == '-' ? -nanos : nanos);
    }
    if (!t.next().isEmpty() || !t.comment().isEmpty()) {
      throw t.wrong("nothing more is wanted on this line" + Tokens.found(t.word()));
    }
    return line;
  }

  private static Script.Line timed(Tokens t, long nanos) throws ScriptException {
    String side = t.next();
    if (!side.equals("C") && !side.equals("S")) {
      throw t.wrong("the sender is wanted, C or S" + Tokens.found(side));
    }
    boolean fromClient = side.equals("C");
    if (!t.next().equals("udp")) {
      return new SegmentParser(t, nanos, fromClient).parse();
    }
    Script.Payload payload = payload(t, t.next());
    if (payload == null) {
      throw t.wrong("\"text\" or hex:... is wanted" + Tokens.found(t.word()));
    }
    if (!t.next().isEmpty()) {
      throw t.wrong("nothing more is wanted on this line" + Tokens.found(t.word()));
    }
    return new Script.Datagram(nanos, fromClient, payload, t.comment());
  }

  /** Seconds with up to nine decimals; {@code offset} is where they stand in the word. */
  private static long nanos(Tokens t, String seconds, int offset) throws ScriptException {
    if (!seconds.matches("\\d{1,10}(\\.\\d{1,9})?")) {
      throw t.wrong(offset, "seconds are wanted, like 0.001" + Tokens.found(seconds));
    }
    BigDecimal value = new BigDecimal(seconds);
    if (value.compareTo(MAX_SECONDS) > 0) {
      throw t.wrong(offset, "at most " + MAX_SECONDS + " seconds can be written");
    }
    return value.movePointRight(9).longValueExact();
  }

  private static Script.Line address(Tokens t, boolean client) throws ScriptException {
    String where = t.next();
    int colon = where.lastIndexOf(':');
    if (colon < 0) {
      throw t.wrong("ADDRESS:PORT is wanted" + Tokens.found(where));
    }
    int port = (int) t.number(where.substring(colon + 1), colon + 1, 0, 0xffff);
    Endpoint endpoint = endpoint(t, where.substring(0, colon), port);
    if (!t.next().equals("iss")) {
      throw t.wrong("iss and the initial sequence number are wanted" + Tokens.found(t.word()));
    }
    return new Script.Address(client, endpoint, t.number(0, 0xffff_ffffL));
  }

  private static Endpoint endpoint(Tokens t, String address, int port) throws ScriptException {
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    byte[] b = AddressText.parse(bracketed ? address.substring(1, address.length() - 1) : address);
    if (b == null || bracketed != (b.length == 16)) {
      throw t.wrong(
          "an address is wanted, like 192.0.2.1 or [2001:db8::1]" + Tokens.found(address));
    }
    return b.length == 4
        ? new Endpoint(0, Bytes.u32(b, 0), false, port)
        : new Endpoint(Bytes.i64(b, 0), Bytes.i64(b, 8), true, port);
  }

  private static Script.Line link(Tokens t) throws ScriptException {
    String kind = t.next();
    if (!kind.equals("ethernet") && !kind.equals("raw")) {
      throw t.wrong("ethernet or raw is wanted" + Tokens.found(kind));
    }
    if (!t.next().equals("mtu")) {
      throw t.wrong("mtu and its bytes are wanted" + Tokens.found(t.word()));
    }
    return new Script.Link(kind.equals("ethernet"), (int) t.number(MIN_MTU, 1 << 24));
  }

  /** The payload that a word gives, null if it gives none. */
  static Script.Payload payload(Tokens t, String word) throws ScriptException {
    if (word.startsWith("hex:")) {
      return new Script.Payload(hex(t, word.substring(4), 4));
    }
    return word.startsWith("\"") ? new Script.Payload(unquoted(t, word)) : null;
  }

  static byte[] hex(Tokens t, String digits, int offset) throws ScriptException {
    if (!digits.matches("([0-9a-fA-F]{2})*+")) {
      throw t.wrong(offset, "pairs of hexadecimal digits are wanted" + Tokens.found(digits));
    }
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = Character.digit(digits.charAt(2 * i), 16);
      bytes[i] = (byte) (high << 4 | Character.digit(digits.charAt(2 * i + 1), 16));
    }
    return bytes;
  }

  private static byte[] unquoted(Tokens t, String word) throws ScriptException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(word.length());
    int end = word.length() - 1;
    for (int i = 1; i < end; i++) {
      char c = word.charAt(i);
      if (c != '\\') {
        int to = i;
        while (to < end && word.charAt(to) != '\\') {
          to++;
        }
        out.writeBytes(word.substring(i, to).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        i = to - 1;
        continue;
      }
      i++;
      switch (word.charAt(i)) {
        case 'n' -> out.write('\n');
        case 'r' -> out.write('\r');
        case 't' -> out.write('\t');
        case '"', '\\' -> out.write(word.charAt(i));
        case 'x' -> {
          String digits = word.substring(i + 1, Math.min(end, i + 3));
          if (digits.length() < 2) {
            throw t.wrong(i, "\\x wants two hexadecimal digits");
          }
          out.writeBytes(hex(t, digits, i + 1));
          i += 2;
        }
        default -> throw t.wrong(i - 1, "escapes are \\n \\r \\t \\\" \\\\ \\xNN");
      }
    }
    return out.toByteArray();
  }
}
