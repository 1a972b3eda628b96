package inflight.query.field;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;

/** The TCP options. */
final class TcpOptionFields {
  /** Gives the values of one option whose kind and length fit. */
  @FunctionalInterface
  private interface OptionReader {
    void read(FrameView v, TcpOptions o, int i, Values out);
  }

  private TcpOptionFields() {}

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("RFC 9293 §3.2", Protocol.TCP);
    tcp.add(
            "tcp.options",
            "Options",
            FieldType.BYTES,
            "All options as they stand in the header.",
            (v, layer, out) -> {
              if (v.hasTcp(layer, Tcp.MIN_HEADER_LEN)) {
                int at = v.start(layer) + Tcp.MIN_HEADER_LEN;
                int end = v.start(layer) + Tcp.headerLen(v.data(layer), v.start(layer));
                int len = Math.min(v.dissection().capturedEnd(layer), end) - at;
                if (end > at) {
                  out.bytes(v.data(layer), at, Math.max(0, len));
                }
              }
            })
        .add(
            "tcp.option_kind",
            "Option kind",
            FieldType.UNSIGNED,
            "The kind of each option, in order.",
            (v, layer, out) -> {
              TcpOptions o = v.options(layer);
              for (int i = 0; i < v.optionCount(layer); i++) {
                out.number(o.kind(i), o.at(i), 1);
              }
            })
        .add(
            "tcp.option_len",
            "Option length",
            FieldType.UNSIGNED,
            "The length of each option that has one, with kind and length themselves.",
            (v, layer, out) -> {
              TcpOptions o = v.options(layer);
              for (int i = 0; i < v.optionCount(layer); i++) {
                if (o.kind(i) > TcpOptions.NOP) {
                  out.number(o.len(i), o.at(i) + 1, 1);
                }
              }
            })
        .add(
            "tcp.options.mss_val",
            "MSS",
            FieldType.UNSIGNED,
            "Largest payload that the sender of this SYN is ready to take in one segment.",
            "RFC 9293 §3.7.1",
            each(
                TcpOptions.MSS,
                4,
                (v, o, i, out) -> out.number(Bytes.u16(o.bytes(), o.at(i) + 2), o.at(i) + 2, 2)));
    windowScale(tcp);
    sack(tcp);
    timestamps(tcp);
  }

  private static void windowScale(Registry.Group tcp) {
    tcp.add(
            "tcp.options.wscale.shift",
            "Window shift",
            FieldType.UNSIGNED,
            "Places that this side's later windows are shifted to the left.",
            "RFC 7323 §2.2",
            each(
                TcpOptions.WINDOW_SCALE,
                3,
                (v, o, i, out) -> out.number(Bytes.u8(o.bytes(), o.at(i) + 2), o.at(i) + 2, 1)))
        .add(
            "tcp.options.wscale.multiplier",
            "Window multiplier",
            FieldType.UNSIGNED,
            "What this side's later windows are multiplied by.",
            "RFC 7323 §2.2",
            each(
                TcpOptions.WINDOW_SCALE,
                3,
                (v, o, i, out) -> {
                  int shift = Bytes.u8(o.bytes(), o.at(i) + 2);
                  out.number(1L << Math.min(shift, TcpOptions.MAX_WINDOW_SHIFT), o.at(i) + 2, 1);
                }));
  }

  private static void sack(Registry.Group tcp) {
    tcp.add(
            "tcp.options.sack_le",
            "SACK left edge",
            FieldType.UNSIGNED,
            "First byte of each block that arrived beyond a gap.",
            "RFC 2018 §3",
            (v, layer, out) -> edges(v, layer, 0, out))
        .add(
            "tcp.options.sack_re",
            "SACK right edge",
            FieldType.UNSIGNED,
            "The byte behind each block that arrived beyond a gap.",
            "RFC 2018 §3",
            (v, layer, out) -> edges(v, layer, 4, out))
        .add(
            "tcp.options.sack.count",
            "SACK blocks",
            FieldType.UNSIGNED,
            "Number of blocks in the option.",
            "RFC 2018 §3",
            (v, layer, out) -> {
              TcpOptions o = v.options(layer);
              for (int i = 0; i < v.optionCount(layer); i++) {
                if (o.kind(i) == TcpOptions.SACK && o.has(i, o.len(i))) {
                  out.derived((o.len(i) - 2) / 8);
                }
              }
            })
        .add(
            "tcp.options.sack.dsack_le",
            "D-SACK left edge",
            FieldType.UNSIGNED,
            "First of the bytes that arrived twice.",
            "RFC 2883 §4",
            (v, layer, out) -> duplicate(v, layer, 2, out))
        .add(
            "tcp.options.sack.dsack_re",
            "D-SACK right edge",
            FieldType.UNSIGNED,
            "The byte behind those that arrived twice.",
            "RFC 2883 §4",
            (v, layer, out) -> duplicate(v, layer, 6, out));
  }

  private static void duplicate(FrameView v, int layer, int offset, Values out) {
    int count = v.optionCount(layer);
    TcpOptions o = v.options(layer);
    int base = v.inConnection(layer) ? v.other().baseSeq : 0;
    for (int i = 0; i < count; i++) {
      boolean there = o.len(i) >= offset + 4 && o.has(i, o.len(i));
      if (there && v.isDuplicateSack(layer, i)) {
        int at = o.at(i) + offset;
        out.number(Seq.unsigned(Bytes.i32(o.bytes(), at) - base), at, 4);
      }
    }
  }

  private static void edges(FrameView v, int layer, int offset, Values out) {
    TcpOptions o = v.options(layer);
    boolean relative = v.connection() != null && layer == v.dissection().tcp();
    for (int i = 0; i < v.optionCount(layer); i++) {
      if (o.kind(i) != TcpOptions.SACK) {
        continue;
      }
      int end = o.at(i) + o.len(i);
      for (int at = o.at(i) + 2 + offset; at + 4 <= end && o.has(i, at + 4 - o.at(i)); at += 8) {
        int base = relative ? v.other().baseSeq : 0;
        out.number(Seq.unsigned(Bytes.i32(o.bytes(), at) - base), at, 4);
      }
    }
  }

  private static void timestamps(Registry.Group tcp) {
    tcp.add(
            "tcp.options.timestamp.tsval",
            "Timestamp value",
            FieldType.UNSIGNED,
            "The sender's clock when it sent.",
            "RFC 7323 §3.2",
            each(
                TcpOptions.TIMESTAMPS,
                10,
                6,
                (v, o, i, out) -> out.number(Bytes.u32(o.bytes(), o.at(i) + 2), o.at(i) + 2, 4)))
        .add(
            "tcp.options.timestamp.tsecr",
            "Timestamp echo",
            FieldType.UNSIGNED,
            "The other side's clock as it was last heard.",
            "RFC 7323 §3.2",
            each(
                TcpOptions.TIMESTAMPS,
                10,
                (v, o, i, out) -> out.number(Bytes.u32(o.bytes(), o.at(i) + 6), o.at(i) + 6, 4)));
  }

  private static Field.Reader each(int kind, int len, OptionReader reader) {
    return each(kind, len, len, reader);
  }

  /** Options of one kind and length, of which {@code needed} bytes were captured. */
  private static Field.Reader each(int kind, int len, int needed, OptionReader reader) {
    return (v, layer, out) -> {
      TcpOptions o = v.options(layer);
      for (int i = 0; i < v.optionCount(layer); i++) {
        if (o.kind(i) == kind && o.len(i) == len && o.has(i, needed)) {
          reader.read(v, o, i, out);
        }
      }
    };
  }
}
