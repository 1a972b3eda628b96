package inflight.lab.script;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Seq;
import inflight.packet.wire.TcpOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One TCP option of a packet as the notation has it. */
final class OptionDecoder {
  private OptionDecoder() {}

  static Options.Option option(byte[] b, int at, int len, int otherIss, long near) {
    int kind = Bytes.u8(b, at);
    switch (kind) {
      case TcpOptions.NOP, TcpOptions.EOL -> {
        return new Options.Known(kind, 0, 0);
      }
      case TcpOptions.MSS -> {
        if (len == 4) {
          return new Options.Known(kind, Bytes.u16(b, at + 2), 0);
        }
      }
      case TcpOptions.WINDOW_SCALE -> {
        if (len == 3) {
          return new Options.Known(kind, Bytes.u8(b, at + 2), 0);
        }
      }
      case TcpOptions.SACK_PERMITTED -> {
        if (len == 2) {
          return new Options.Known(kind, 0, 0);
        }
      }
      case TcpOptions.TIMESTAMPS -> {
        if (len == 10) {
          return new Options.Known(kind, Bytes.u32(b, at + 2), Bytes.u32(b, at + 6));
        }
      }
      case TcpOptions.SACK -> {
        if (len >= 10 && (len - 2) % 8 == 0) {
          return sack(b, at, len, otherIss, near);
        }
      }
      default -> {}
    }
    byte[] value = Arrays.copyOfRange(b, at + 2, at + len);
    return new Options.Bytes(kind, new Script.Payload(value));
  }

  private static Options.Sack sack(byte[] b, int at, int len, int otherIss, long near) {
    List<Long> edges = new ArrayList<>();
    for (int i = 2; i < len; i += 4) {
      edges.add(Seq.widen(Bytes.i32(b, at + i) - otherIss, near));
    }
    return new Options.Sack(edges);
  }
}
