package inflight.lab.script;

import inflight.packet.wire.TcpOptions;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * TCP options of one line, in their order. SACK edges are stream offsets of the other side.
 *
 * @param list empty for none
 */
public record Options(List<Option> list) {
  public static final Options NONE = new Options(List.of());

  /** Most bytes of options that a header can hold (RFC 9293 3.1). */
  public static final int MAX_LEN = 40;

  public Options {
    list = List.copyOf(list);
  }

  /** One option. */
  public sealed interface Option permits Known, Sack, Bytes {}

  /**
   * An option with up to two numbers.
   *
   * @param kind MSS, window scale, SACK permitted, timestamps, NOP or EOL
   */
  public record Known(int kind, long value, long second) implements Option {}

  /** Blocks as start, end, start, end. */
  public record Sack(List<Long> edges) implements Option {
    public Sack {
      edges = List.copyOf(edges);
    }
  }

  /**
   * An option as its bytes.
   *
   * @param kind {@link #WHOLE}: not one option but all bytes of the options field
   * @param value behind kind and length
   */
  public record Bytes(int kind, Script.Payload value) implements Option {
    public static final int WHOLE = -1;
  }

  /** The options field, a multiple of four bytes long, possibly longer than a header can hold. */
  byte[] encode(int otherIss) {
    boolean asGiven = list.stream().anyMatch(Options::isPadding);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < list.size(); i++) {
      if (!asGiven) {
        nops(out, nopsBefore(i));
      }
      encode(out, list.get(i), otherIss);
    }
    while (out.size() % 4 != 0) {
      out.write(asGiven ? TcpOptions.EOL : TcpOptions.NOP);
    }
    return out.toByteArray();
  }

  private static boolean isPadding(Option o) {
    return o instanceof Known k && (k.kind == TcpOptions.NOP || k.kind == TcpOptions.EOL)
        || o instanceof Bytes b && b.kind == Bytes.WHOLE;
  }

  private static int kind(Option o) {
    return switch (o) {
      case Known k -> k.kind;
      case Sack _ -> TcpOptions.SACK;
      case Bytes b -> b.kind;
    };
  }

  /** NOPs that align an option as Linux does: SACK permitted shares its word with timestamps. */
  private int nopsBefore(int i) {
    return switch (kind(list.get(i))) {
      case TcpOptions.WINDOW_SCALE -> 1;
      case TcpOptions.SACK -> 2;
      case TcpOptions.SACK_PERMITTED ->
          i + 1 < list.size() && kind(list.get(i + 1)) == TcpOptions.TIMESTAMPS ? 0 : 2;
      case TcpOptions.TIMESTAMPS ->
          i > 0 && kind(list.get(i - 1)) == TcpOptions.SACK_PERMITTED ? 0 : 2;
      default -> 0;
    };
  }

  private static void nops(ByteArrayOutputStream out, int count) {
    for (int i = 0; i < count; i++) {
      out.write(TcpOptions.NOP);
    }
  }

  private static void encode(ByteArrayOutputStream out, Option option, int otherIss) {
    switch (option) {
      case Known k -> known(out, k);
      case Sack s -> {
        out.write(TcpOptions.SACK);
        out.write(2 + 4 * s.edges.size());
        for (long edge : s.edges) {
          number(out, otherIss + edge, 4);
        }
      }
      case Bytes b -> {
        if (b.kind != Bytes.WHOLE) {
          out.write(b.kind);
          out.write(2 + b.value.length());
        }
        out.writeBytes(b.value.bytes());
      }
    }
  }

  private static void known(ByteArrayOutputStream out, Known k) {
    out.write(k.kind);
    switch (k.kind) {
      case TcpOptions.MSS -> {
        out.write(4);
        number(out, k.value, 2);
      }
      case TcpOptions.WINDOW_SCALE -> {
        out.write(3);
        number(out, k.value, 1);
      }
      case TcpOptions.SACK_PERMITTED -> out.write(2);
      case TcpOptions.TIMESTAMPS -> {
        out.write(10);
        number(out, k.value, 4);
        number(out, k.second, 4);
      }
      default -> {} // NOP and EOL have no length
    }
  }

  private static void number(ByteArrayOutputStream out, long value, int bytes) {
    for (int shift = 8 * bytes - 8; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  /**
   * The options that encode to exactly these bytes.
   *
   * @param otherIss initial sequence number of the other side
   * @param near a stream offset of the other side from which SACK edges are not far
   */
  static Options decode(byte[] field, int otherIss, long near) {
    if (field.length == 0) {
      return NONE;
    }
    TcpOptions parsed = new TcpOptions();
    parsed.parse(field, 0, field.length, field.length);
    List<Option> all = new ArrayList<>();
    List<Option> telling = new ArrayList<>();
    for (int i = 0; i < parsed.count(); i++) {
      Option o = OptionDecoder.option(field, parsed.at(i), parsed.len(i), otherIss, near);
      all.add(o);
      if (!isPadding(o)) {
        telling.add(o);
      }
    }
    for (List<Option> candidate : List.of(telling, all, withoutTrailingEol(all))) {
      Options options = new Options(candidate);
      if (java.util.Arrays.equals(options.encode(otherIss), field)) {
        return options;
      }
    }
    return new Options(List.of(new Bytes(Bytes.WHOLE, new Script.Payload(field))));
  }

  private static List<Option> withoutTrailingEol(List<Option> all) {
    int n = all.size();
    while (n > 1
        && kind(all.get(n - 1)) == TcpOptions.EOL
        && kind(all.get(n - 2)) == TcpOptions.EOL) {
      n--;
    }
    return all.subList(0, n);
  }
}
