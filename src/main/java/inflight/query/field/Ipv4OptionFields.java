package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.UNSIGNED;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv4Options;
import inflight.packet.wire.Protocol;

/** Options of IPv4 headers: which they are, and the plain numbers in them. */
final class Ipv4OptionFields {
  private static final int LENGTH = 1;
  private static final int CONTENT = 2;

  private Ipv4OptionFields() {}

  static void addTo(Registry registry) {
    registry
        .of("RFC 791 §3.1", Protocol.IPV4)
        .add("ip.opt.type", "Option", UNSIGNED, "Type of an option.", type(0xff))
        .add(
            "ip.opt.type.copy",
            "Copied",
            BOOLEAN,
            "The option goes into every fragment.",
            type(0x80))
        .add("ip.opt.type.class", "Option class", UNSIGNED, "0 control, 2 debugging.", type(0x60))
        .add(
            "ip.opt.type.number",
            "Option number",
            UNSIGNED,
            "Number of the option in its class.",
            type(0x1f))
        .add(
            "ip.opt.len",
            "Option length",
            UNSIGNED,
            "Bytes of an option with its type and length.",
            each((v, b, at, end, out) -> number(b, at, end, LENGTH, 1, out)))
        .add(
            "ip.opt.mtu",
            "MTU",
            UNSIGNED,
            "Smallest MTU of the path so far.",
            "RFC 1063",
            each(
                (v, b, at, end, out) -> {
                  if (Ipv4Options.isMtu(b[at])) {
                    number(b, at, end, CONTENT, 2, out);
                  }
                }))
        .add(
            "ip.opt.ra",
            "Router alert",
            UNSIGNED,
            "0: routers are to look at the packet.",
            "RFC 2113",
            each(
                (v, b, at, end, out) -> {
                  if (b[at] == Ipv4Options.ROUTER_ALERT) {
                    number(b, at, end, CONTENT, 2, out);
                  }
                }));
  }

  /** Gives the values of one option, which begins at b[at]; nothing is there behind end. */
  private interface Option {
    void read(FrameView v, byte[] b, int at, int end, Values out);
  }

  private static void number(byte[] b, int at, int end, int offset, int lenBytes, Values out) {
    boolean single = b[at] == Ipv4Options.END || b[at] == Ipv4Options.NO_OPERATION;
    if (!single && at + offset + lenBytes <= end) {
      out.number(Bytes.unsigned(b, at + offset, lenBytes), at + offset, lenBytes);
    }
  }

  private static Field.Reader type(int mask) {
    int shift = Integer.numberOfTrailingZeros(mask);
    return each((v, b, at, end, out) -> out.number((b[at] & mask) >>> shift, at, 1));
  }

  /** Reads the options that Wireshark knows, up to one that makes no sense. */
  private static Field.Reader each(Option option) {
    return (v, layer, out) -> {
      if (!v.has(layer, Ipv4.MIN_HEADER_LEN) || Header.u8(v, layer, 0) >>> 4 != 4) {
        return;
      }
      byte[] b = v.data(layer);
      int to = v.start(layer) + Ipv4.headerLen(b, v.start(layer));
      int end = Math.min(to, v.dissection().capturedEnd(layer));
      int at = v.start(layer) + Ipv4.MIN_HEADER_LEN;
      while (at < end) {
        if (b[at] == Ipv4Options.END || b[at] == Ipv4Options.NO_OPERATION) {
          option.read(v, b, at, end, out);
          if (b[at++] == Ipv4Options.END) {
            return;
          }
          continue;
        }
        int len = at + 1 < end ? Bytes.u8(b, at + 1) : 0;
        if (len < 2 || at + len > end) {
          return;
        }
        boolean readable = len >= Ipv4Options.shortest(b, at);
        if (Ipv4Options.isKnown(b[at]) && (len > 2 || b[at] != Ipv4Options.QUICK_START)) {
          option.read(v, b, at, at + len, out); // of Quick-Start the content is looked at first
        }
        if (!readable) {
          return;
        }
        at += len;
      }
    };
  }
}
