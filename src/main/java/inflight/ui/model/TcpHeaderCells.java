package inflight.ui.model;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpChecksum;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.verdict.Segment;
import inflight.ui.model.HeaderCell.Kind;
import java.util.ArrayList;
import java.util.List;

/** The TCP header as cells (RFC 9293 3.1), options included, as far as it was captured. */
final class TcpHeaderCells {
  private static final String[] FLAGS = {
    "AE", "CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN"
  };
  private static final String[] FLAG_FIELDS = {
    "ae", "cwr", "ece", "urg", "ack", "push", "reset", "syn", "fin"
  };

  private final Dissection d;
  private final FrameBytes bytes;
  private final Segment segment;
  private final byte[] b;
  private final int at;
  private final int captured;
  private final List<HeaderCell> cells = new ArrayList<>();

  /**
   * @param segment what is known of the segment, null if nothing is
   */
  TcpHeaderCells(Dissection d, FrameBytes bytes, Segment segment) {
    this.d = d;
    this.bytes = bytes;
    this.segment = segment;
    b = d.data(d.tcp());
    at = d.start(d.tcp());
    captured = d.capturedEnd(d.tcp()) - at;
  }

  List<HeaderCell> cells() {
    field(0, 16, "srcport", "srcport", captured < 2 ? "" : port(Tcp.sourcePort(b, at)));
    field(16, 16, "dstport", "dstport", captured < 4 ? "" : port(Tcp.destinationPort(b, at)));
    field(32, 32, "seq", "seq", captured < 8 ? "" : seq());
    field(64, 32, "ack", "ack", captured < 12 ? "" : ack());
    if (captured >= 16) {
      flagsAndWindow();
    }
    field(128, 16, "checksum", "checksum", captured < 18 ? "" : checksum());
    field(
        144,
        16,
        "urgent",
        "urgent_pointer",
        captured < 20 ? "" : Integer.toString(Tcp.urgentPointer(b, at)));
    if (captured >= Tcp.MIN_HEADER_LEN && Tcp.headerLen(b, at) > Tcp.MIN_HEADER_LEN) {
      options();
    }
    return List.copyOf(cells);
  }

  private static String port(int port) {
    return Integer.toString(port);
  }

  private void field(int bit, int bits, String word, String name, String value) {
    if (captured * 8 >= bit + bits) {
      cells.add(
          new HeaderCell(
              bit,
              bits,
              Words.of("header." + word),
              value,
              Kind.FIELD,
              "tcp." + name,
              range(bit / 8, (bits + 7) / 8)));
    }
  }

  private ByteRange range(int offset, int len) {
    return bytes.range(b, at + offset, len);
  }

  private String seq() {
    String raw = Units.count(Seq.unsigned(Tcp.seq(b, at)));
    return segment == null ? raw : Words.of("header.relative", raw, Units.count(segment.seq()));
  }

  private String ack() {
    String raw = Units.count(Seq.unsigned(Tcp.ack(b, at)));
    return segment == null || !segment.has(Tcp.ACK)
        ? raw
        : Words.of("header.relative", raw, Units.count(segment.ack()));
  }

  private void flagsAndWindow() {
    int flags = Tcp.flags(b, at);
    field(96, 4, "offset", "hdr_len", Integer.toString(Tcp.headerLen(b, at) / 4));
    field(100, 3, "reserved", "flags.res", Integer.toString(flags >>> 9));
    for (int i = 0; i < FLAGS.length; i++) {
      boolean on = (flags & 1 << FLAGS.length - 1 - i) != 0;
      cells.add(
          new HeaderCell(
              103 + i,
              1,
              FLAGS[i],
              on ? "1" : "0",
              on ? Kind.FLAG_ON : Kind.FLAG_OFF,
              "tcp.flags." + FLAG_FIELDS[i],
              range(i == 0 ? 12 : 13, 1)));
    }
    int window = Tcp.window(b, at);
    boolean scaled = segment != null && segment.windowBytes() > 0 && window > 0;
    long factor = scaled ? segment.windowBytes() / window : 1;
    cells.add(
        new HeaderCell(
            112,
            16,
            factor > 1
                ? Words.of("header.window.scaled", Units.count(factor))
                : Words.of("header.window"),
            factor > 1 ? window + " → " + Units.count(segment.windowBytes()) : Units.count(window),
            Kind.FIELD,
            "tcp.window_size_value",
            range(14, 2)));
  }

  private String checksum() {
    String value = String.format("0x%04x", Tcp.checksum(b, at));
    return switch (TcpChecksum.of(d)) {
      case GOOD -> value + " ✓";
      case BAD -> value + " ✗";
      case OFFLOADED -> Words.of("header.checksum.offload", value);
      case UNKNOWN -> value;
    };
  }

  private void options() {
    TcpOptions options = new TcpOptions();
    options.parse(d, d.tcp());
    for (int i = 0; i < options.count(); i++) {
      option(options, i);
    }
    int headerEnd = Math.min(Tcp.headerLen(b, at), captured);
    if (options.fault() != TcpOptions.Trouble.NONE) {
      int from = options.faultAt() - at;
      if (headerEnd > from) {
        option(from, headerEnd - from, Words.of("header.unreadable"), hex(from, headerEnd), "");
      }
    }
  }

  private void option(TcpOptions options, int i) {
    int from = options.at(i) - at;
    int len = options.len(i);
    int kind = options.kind(i);
    String name = shortName(kind);
    switch (kind) {
      case TcpOptions.MSS -> {
        head(from, name);
        rest(from + 2, len - 2, "MSS", number(from + 2, len - 2), "tcp.options.mss_val");
      }
      case TcpOptions.WINDOW_SCALE -> {
        head(from, name);
        rest(
            from + 2,
            len - 2,
            Words.of("header.shift"),
            number(from + 2, len - 2),
            "tcp.options.wscale.shift");
      }
      case TcpOptions.TIMESTAMPS -> {
        head(from, name);
        if (len == 10) {
          rest(from + 2, 4, "TSval", number(from + 2, 4), "tcp.options.timestamp.tsval");
          rest(from + 6, 4, "TSecr", number(from + 6, 4), "tcp.options.timestamp.tsecr");
        } else {
          rest(from + 2, len - 2, "", hex(from + 2, from + len), "");
        }
      }
      case TcpOptions.SACK -> sack(from, len, name);
      default -> {
        if (len <= 4) {
          option(from, len, name, hex(from, from + len), "tcp.option_kind");
        } else {
          head(from, name);
          rest(from + 2, len - 2, Words.of("header.value"), hex(from + 2, from + len), "");
        }
      }
    }
  }

  private void sack(int from, int len, String name) {
    head(from, name);
    boolean whole = (len - 2) % 8 == 0;
    for (int p = from + 2; whole && p < from + len; p += 8) {
      edge(p, "header.left", "tcp.options.sack_le");
      edge(p + 4, "header.right", "tcp.options.sack_re");
    }
    if (!whole) {
      rest(from + 2, len - 2, "", hex(from + 2, from + len), "");
    }
  }

  private void edge(int offset, String word, String field) {
    String value = Units.count(Bytes.u32(b, at + offset));
    rest(offset, 4, Words.of(word), relativeEdge(offset, value), field);
  }

  private String relativeEdge(int offset, String raw) {
    if (segment == null || segment.sack().length == 0) {
      return raw;
    }
    int seq = Bytes.i32(b, at + offset);
    for (long edge : segment.sack()) {
      // the widened edge that has the same difference to the acknowledgment number
      if (Seq.widen(seq - segment.ackRaw(), 0) == edge - segment.ack()) {
        return Words.of("header.relative", raw, Units.count(edge));
      }
    }
    return raw;
  }

  /** Kind and length. */
  private void head(int from, String name) {
    option(from, 2, name, hex(from, from + 2), "tcp.option_kind");
  }

  private void rest(int from, int len, String name, String value, String field) {
    if (len > 0) {
      option(from, len, name, value, field);
    }
  }

  private void option(int from, int len, String name, String value, String field) {
    cells.add(new HeaderCell(from * 8, len * 8, name, value, Kind.OPTION, field, range(from, len)));
  }

  private String number(int offset, int len) {
    long value = 0;
    for (int i = 0; i < len && i < 8; i++) {
      value = value << 8 | Bytes.u8(b, at + offset + i);
    }
    return Units.count(value);
  }

  private String hex(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i > from ? " " : "").append(String.format("%02x", Bytes.u8(b, at + i)));
    }
    return text.toString();
  }

  private static String shortName(int kind) {
    String key = "option." + kind;
    if (Words.bundle().containsKey(key)) {
      return Words.of(key);
    }
    String name = TcpOptions.name(kind);
    return name == null ? Words.of("option.unknown", kind) : name;
  }
}
