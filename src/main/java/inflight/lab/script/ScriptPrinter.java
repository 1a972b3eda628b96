package inflight.lab.script;

import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import java.util.List;

/** Writes lines of segment notation, each fact in the one form that the parser gives back. */
final class ScriptPrinter {
  /** The flags in the order in which they are printed, and their letters. */
  static final int[] FLAGS = {
    Tcp.SYN, Tcp.FIN, Tcp.RST, Tcp.PSH, Tcp.ACK, Tcp.URG, Tcp.ECE, Tcp.CWR, Tcp.AE
  };

  static final String FLAG_LETTERS = "SFRPAUEWe";

  /** The three reserved bits, above the flags. */
  static final int RESERVED_SHIFT = 9;

  private static final int NANO_DIGITS = 9;
  private static final int LEAST_DIGITS = 3;
  private static final long NANOS = 1_000_000_000;

  private ScriptPrinter() {}

  static void line(StringBuilder out, Script.Line line) {
    switch (line) {
      case Script.Comment c -> comment(out, c.text(), "");
      case Script.Address a ->
          out.append(a.client() ? "C " : "S ").append(a.endpoint()).append(" iss ").append(a.iss());
      case Script.Link l ->
          out.append("link ")
              .append(l.ethernet() ? "ethernet" : "raw")
              .append(" mtu ")
              .append(l.mtuBytes());
      case Script.Start s -> {
        out.append("start ");
        seconds(out, s.tsNanos(), NANO_DIGITS);
      }
      case Script.Datagram d -> {
        delta(out, d.deltaNanos(), d.fromClient());
        out.append("udp ").append(d.payload());
        comment(out, d.comment(), "  ");
      }
      case Script.Segment s -> segment(out, s);
    }
  }

  private static void segment(StringBuilder out, Script.Segment s) {
    delta(out, s.deltaNanos(), s.fromClient());
    out.append(flags(s.flags())).append(' ').append(s.seq());
    if (s.lenBytes() > 0) {
      out.append(':').append(s.seq() + s.lenBytes());
    }
    if (s.ack() != Script.NONE) {
      out.append(" ack ").append(s.ack());
    } else {
      unless(out, " ackraw ", s.ackRaw(), 0);
    }
    out.append(" win ").append(s.window());
    unless(out, " urg ", s.urgentPointer(), 0);
    if (!s.options().list().isEmpty()) {
      out.append(" <");
      options(out, s.options().list());
      out.append('>');
    }
    if (s.payload() != null) {
      out.append(' ').append(s.payload());
    }
    out.append(
        switch (s.ecn()) {
          case 1 -> " ect1";
          case 2 -> " ect0";
          case 3 -> " ce";
          default -> "";
        });
    unless(out, " ttl ", s.ttl(), Script.NONE);
    unless(out, " id ", s.id(), Script.NONE);
    unless(out, " reserved ", s.flags() >>> RESERVED_SHIFT, 0);
    out.append(s.badChecksum() ? " badsum" : "").append(s.lost() ? " lost" : "");
    comment(out, s.comment(), "  ");
  }

  private static void unless(StringBuilder out, String name, long value, long usual) {
    if (value != usual) {
      out.append(name).append(value);
    }
  }

  private static void delta(StringBuilder out, long nanos, boolean fromClient) {
    out.append(nanos < 0 ? '-' : '+');
    seconds(out, Math.abs(nanos), LEAST_DIGITS);
    out.append(fromClient ? " C " : " S ");
  }

  /** Without zeros at the end, but with so many digits at least. */
  private static void seconds(StringBuilder out, long nanos, int leastDigits) {
    String digits = Long.toString(NANOS + nanos % NANOS).substring(1);
    int end = NANO_DIGITS;
    while (end > leastDigits && digits.charAt(end - 1) == '0') {
      end--;
    }
    out.append(nanos / NANOS).append('.').append(digits, 0, end);
  }

  static String flags(int bits) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < FLAGS.length; i++) {
      if ((bits & FLAGS[i]) != 0) {
        out.append(FLAG_LETTERS.charAt(i));
      }
    }
    return out.isEmpty() ? "." : out.toString();
  }

  private static void options(StringBuilder out, List<Options.Option> list) {
    String separator = "";
    for (Options.Option option : list) {
      out.append(separator);
      separator = ",";
      switch (option) {
        case Options.Known k -> known(out, k);
        case Options.Sack s -> {
          out.append("sack");
          for (int i = 0; i + 1 < s.edges().size(); i += 2) {
            out.append(i == 0 ? ' ' : '/');
            out.append(s.edges().get(i)).append(':').append(s.edges().get(i + 1));
          }
        }
        case Options.Bytes b -> {
          String value = hex(b.value().bytes());
          if (b.kind() == Options.Bytes.WHOLE) {
            out.append("hex:").append(value);
          } else {
            String name = b.kind() == TcpOptions.FAST_OPEN ? "tfo" : "k" + b.kind();
            out.append(name).append(value.isEmpty() ? "" : " ").append(value);
          }
        }
      }
    }
  }

  private static void known(StringBuilder out, Options.Known k) {
    switch (k.kind()) {
      case TcpOptions.MSS -> out.append("mss ").append(k.value());
      case TcpOptions.WINDOW_SCALE -> out.append("wscale ").append(k.value());
      case TcpOptions.SACK_PERMITTED -> out.append("sackOK");
      case TcpOptions.TIMESTAMPS ->
          out.append("ts ").append(k.value()).append('/').append(k.second());
      case TcpOptions.EOL -> out.append("eol");
      default -> out.append("nop");
    }
  }

  /** As text where a person can read it, else in hexadecimal. */
  static String payload(byte[] bytes) {
    int readable = 0;
    for (byte b : bytes) {
      readable += b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t' ? 1 : 0;
    }
    return readable * 4 < bytes.length * 3 || bytes.length == 0
        ? "hex:" + hex(bytes)
        : quoted(bytes);
  }

  private static String quoted(byte[] bytes) {
    StringBuilder out = new StringBuilder("\"");
    for (byte b : bytes) {
      switch (b) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> {
          if (b >= ' ' && b < 0x7f) {
            out.append((char) b);
          } else {
            out.append("\\x").append(hex(new byte[] {b}));
          }
        }
      }
    }
    return out.append('"').toString();
  }

  static String hex(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length * 2);
    for (byte b : bytes) {
      out.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return out.toString();
  }

  private static void comment(StringBuilder out, String text, String before) {
    if (!text.isEmpty()) {
      out.append(before).append("# ").append(text);
    }
  }
}
