package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.BYTES;
import static inflight.query.field.FieldType.HEX_24;
import static inflight.query.field.FieldType.NONE;
import static inflight.query.field.FieldType.RELATIVE_TIME;
import static inflight.query.field.FieldType.TEXT;
import static inflight.query.field.FieldType.UNSIGNED;

import inflight.packet.wire.Protocol;
import inflight.packet.wire.Tcp;

/**
 * The data of a segment; and fields that Wireshark fills from what its application dissectors, the
 * host or a changed preference tell it. Inflight follows bytes, not messages, so those are empty,
 * and are listed so that their names are known.
 */
final class TcpPayloadFields {
  private static final String MESSAGES =
      " Wireshark's dissectors of applications tell; Inflight has none: always empty.";
  private static final String COOKIES =
      " Wireshark shows it only if told to take the number for a SYN cookie: always empty.";

  private TcpPayloadFields() {}

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("RFC 9293 §3.1", Protocol.TCP);
    tcp.add(
            "tcp.payload",
            "Payload",
            BYTES,
            "The data of the segment, as far as it was captured.",
            (v, layer, out) -> payload(v, layer, false, out))
        .add(
            "tcp.reset_cause",
            "Reset cause",
            TEXT,
            "Data of a segment with RST: a text that explains it, if anything.",
            "RFC 9293 §3.5.2",
            (v, layer, out) -> payload(v, layer, true, out))
        .add(
            "tcp.segment_data",
            "Segment data",
            BYTES,
            "The data of the segment, as tcp.payload. Wireshark: the part that waits for more of"
                + " the same message.",
            (v, layer, out) -> payload(v, layer, false, out));
    reassembly(tcp);
    processes(tcp);
    cookies(tcp);
  }

  private static void payload(FrameView v, int layer, boolean reset, Values out) {
    if (!v.hasTcp(layer, Tcp.MIN_HEADER_LEN)
        || (v.tcpFlags(layer) & Tcp.RST) != 0 != reset
        || !v.headerRead(layer)) {
      return;
    }
    int at = v.start(layer) + Tcp.headerLen(v.data(layer), v.start(layer));
    int len = v.dissection().capturedEnd(layer) - at;
    if (len > 0) {
      if (reset) {
        out.text(Ascii.text(v.data(layer), at, len), at, len);
      } else {
        out.bytes(v.data(layer), at, len);
      }
    }
  }

  private static void reassembly(Registry.Group tcp) {
    never(tcp, "segments", "Segments of the message", NONE, "Lists them." + MESSAGES);
    never(tcp, "segment", "Segment of the message", UNSIGNED, "Frame of a part." + MESSAGES);
    never(tcp, "segment.overlap", "Overlap", BOOLEAN, "Parts overlap." + MESSAGES);
    never(tcp, "segment.overlap.conflict", "Conflict", BOOLEAN, "Overlaps differ." + MESSAGES);
    never(tcp, "segment.multipletails", "Two ends", BOOLEAN, "Two last parts." + MESSAGES);
    never(tcp, "segment.toolongfragment", "Too long", BOOLEAN, "A part is too long." + MESSAGES);
    never(tcp, "segment.error", "Error", UNSIGNED, "Frame that does not fit." + MESSAGES);
    never(tcp, "segment.count", "Segment count", UNSIGNED, "Number of parts." + MESSAGES);
    never(tcp, "reassembled_in", "Message in", UNSIGNED, "Frame that ends it." + MESSAGES);
    never(tcp, "reassembled.length", "Message length", UNSIGNED, "Bytes of it." + MESSAGES);
    never(tcp, "reassembled.data", "Message", BYTES, "The message." + MESSAGES);
    never(tcp, "pdu.time", "Time to end", RELATIVE_TIME, "Time until its end." + MESSAGES);
    never(tcp, "pdu.size", "Message size", UNSIGNED, "Bytes of it." + MESSAGES);
    never(tcp, "pdu.last_frame", "Last frame", UNSIGNED, "Frame that ends it." + MESSAGES);
    never(tcp, "continuation_to", "Continues", UNSIGNED, "Frame of the beginning." + MESSAGES);
    never(
        tcp,
        "fin_retransmission",
        "FIN of frame",
        UNSIGNED,
        "Frame of the FIN that is repeated while a message waits for its end." + MESSAGES);
  }

  private static void processes(Registry.Group tcp) {
    for (String side : new String[] {"src", "dst"}) {
      String of = side.equals("src") ? "sending" : "receiving";
      never(tcp, "proc." + side + "uid", "User", UNSIGNED, process("User", of));
      never(tcp, "proc." + side + "pid", "Process", UNSIGNED, process("Number", of));
      never(tcp, "proc." + side + "uname", "User name", TEXT, process("User", of));
      never(tcp, "proc." + side + "cmd", "Command", TEXT, process("Name", of));
    }
  }

  private static String process(String what, String side) {
    return what
        + " of the "
        + side
        + " process. No capture format holds it; a host that tells it is asked elsewhere: always"
        + " empty.";
  }

  private static void cookies(Registry.Group tcp) {
    never(tcp, "syncookie.time", "Cookie time", UNSIGNED, "Minutes." + COOKIES);
    never(tcp, "syncookie.mss", "Cookie MSS", UNSIGNED, "Index of an MSS." + COOKIES);
    never(tcp, "syncookie.hash", "Cookie hash", HEX_24, "Hash of the addresses." + COOKIES);
    String stamp = "options.timestamp.tsval.syncookie.";
    never(tcp, stamp + "timestamp", "Cookie time", UNSIGNED, "Seconds." + COOKIES);
    never(tcp, stamp + "ecn", "Cookie ECN", BOOLEAN, "ECN was offered." + COOKIES);
    never(tcp, stamp + "sack", "Cookie SACK", BOOLEAN, "SACK was offered." + COOKIES);
    never(tcp, stamp + "wscale", "Cookie scale", UNSIGNED, "Window shift." + COOKIES);
  }

  private static void never(
      Registry.Group tcp, String name, String title, FieldType type, String sentence) {
    tcp.add("tcp." + name, title, type, sentence, "", Registry.NEVER);
  }
}
