package inflight.query.field;

import inflight.packet.wire.Protocol;
import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpChecksum;
import inflight.tcp.connection.Side;
import java.util.Locale;

/** The fixed TCP header, and what follows from it within the connection. */
final class TcpFields {
  private static final String FLAG_LETTERS = "RRRACEUAPRSF";

  private TcpFields() {}

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("RFC 9293 §3.1", Protocol.TCP);
    numbers(tcp);
    flags(tcp);
    window(tcp);
    times(tcp);
  }

  private static void numbers(Registry.Group tcp) {
    tcp.add(
            "tcp.srcport",
            "Source port",
            FieldType.UNSIGNED,
            "Port of the sender.",
            (v, layer, out) -> {
              if (v.has(layer, 4)) {
                out.number(Tcp.sourcePort(v.data(layer), v.start(layer)), v.start(layer), 2);
              }
            })
        .add(
            "tcp.dstport",
            "Destination port",
            FieldType.UNSIGNED,
            "Port of the receiver.",
            (v, layer, out) -> {
              if (v.has(layer, 4)) {
                int at = v.start(layer);
                out.number(Tcp.destinationPort(v.data(layer), at), at + 2, 2);
              }
            })
        .add(
            "tcp.port",
            "Port",
            FieldType.UNSIGNED,
            "Both ports, the sender's first.",
            (v, layer, out) -> {
              if (v.has(layer, 4)) {
                int at = v.start(layer);
                out.number(Tcp.sourcePort(v.data(layer), at), at, 2);
                out.number(Tcp.destinationPort(v.data(layer), at), at + 2, 2);
              }
            })
        .add(
            "tcp.stream",
            "Connection",
            FieldType.UNSIGNED,
            "Number of the connection in the capture, from 0.",
            "",
            (v, layer, out) -> {
              if (v.connection() != null && layer == v.dissection().tcp()) {
                out.derived(v.connection().number());
              }
            })
        .add(
            "tcp.completeness",
            "Completeness",
            FieldType.UNSIGNED,
            "What the whole connection shows: 1 SYN, 2 SYN ACK, 4 ACK, 8 data, 16 FIN, 32 RST,"
                + " added up.",
            "",
            (v, layer, out) -> {
              if (v.connection() != null && layer == v.dissection().tcp()) {
                out.derived(v.connection().completeness | v.analysis().completenessBefore);
              }
            })
        .add(
            "tcp.len",
            "Payload length",
            FieldType.UNSIGNED,
            "Bytes of data that the segment carries.",
            (v, layer, out) -> {
              if (v.followed(layer)) {
                out.derived(v.analysis().payloadLen);
              }
            })
        .add(
            "tcp.seq",
            "Sequence number",
            FieldType.UNSIGNED,
            "Number of the segment's first byte, counted from the initial sequence number.",
            "RFC 9293 §3.4",
            TcpFields::seq)
        .add(
            "tcp.seq_raw",
            "Sequence number (raw)",
            FieldType.UNSIGNED,
            "The sequence number as it stands in the header.",
            "RFC 9293 §3.4",
            (v, layer, out) -> {
              if (v.has(layer, Tcp.FOLLOW_LEN) && !v.quotedInIcmp(layer)) {
                int at = v.start(layer);
                out.number(Seq.unsigned(Tcp.seq(v.data(layer), at)), at + 4, 4);
              }
            })
        .add(
            "tcp.nxtseq",
            "Next sequence number",
            FieldType.UNSIGNED,
            "Sequence number of the byte behind this segment; SYN and FIN take one number each.",
            "RFC 9293 §3.4",
            TcpFields::nextSeq)
        .add(
            "tcp.ack",
            "Acknowledgment number",
            FieldType.UNSIGNED,
            "Next byte that the sender of this segment expects, counted from the other side's"
                + " initial sequence number.",
            "RFC 9293 §3.4",
            TcpFields::ack)
        .add(
            "tcp.ack_raw",
            "Acknowledgment number (raw)",
            FieldType.UNSIGNED,
            "The acknowledgment number as it stands in the header.",
            "RFC 9293 §3.4",
            (v, layer, out) -> {
              if (v.hasTcp(layer, 0)) {
                int at = v.start(layer);
                out.number(Seq.unsigned(Tcp.ack(v.data(layer), at)), at + 8, 4);
              }
            })
        .add(
            "tcp.hdr_len",
            "Header length",
            FieldType.UNSIGNED,
            "Bytes of the TCP header, 20 to 60: the data offset times four.",
            (v, layer, out) -> {
              if (v.has(layer, Tcp.FOLLOW_LEN)) {
                int at = v.start(layer);
                out.number(Tcp.headerLen(v.data(layer), at), at + 12, 1);
              }
            });
  }

  private static void seq(FrameView v, int layer, Values out) {
    int at = v.start(layer);
    if (v.quotedInIcmp(layer)) {
      if (v.has(layer, 8)) {
        out.number(Seq.unsigned(Tcp.seq(v.data(layer), at)), at + 4, 4);
      }
    } else if (v.has(layer, Tcp.FOLLOW_LEN)) {
      int base = v.relative(layer) ? v.sent().baseSeq : 0;
      out.number(Seq.unsigned(Tcp.seq(v.data(layer), at) - base), at + 4, 4);
    }
  }

  private static void nextSeq(FrameView v, int layer, Values out) {
    if (v.followed(layer) && v.hasTcp(layer, 0)) {
      int seq = Tcp.seq(v.data(layer), v.start(layer)) - v.sent().baseSeq;
      int taken = (v.tcpFlags(layer) & (Tcp.SYN | Tcp.FIN)) != 0 ? 1 : 0;
      out.derived(Seq.unsigned(seq + v.analysis().payloadLen + taken));
    }
  }

  private static void ack(FrameView v, int layer, Values out) {
    if (v.hasTcp(layer, 0)) {
      int at = v.start(layer);
      boolean relative = v.relative(layer) && (v.tcpFlags(layer) & Tcp.ACK) != 0;
      int base = relative ? v.other().baseSeq : 0;
      out.number(Seq.unsigned(Tcp.ack(v.data(layer), at) - base), at + 8, 4);
    }
  }

  private static void flags(Registry.Group tcp) {
    tcp.add(
        "tcp.flags",
        "Flags",
        FieldType.HEX_16,
        "The twelve bits behind the data offset.",
        (v, layer, out) -> {
          if (v.hasTcp(layer, 0)) {
            out.number(v.tcpFlags(layer), v.start(layer) + 12, 2);
          }
        });
    tcp.add(
        "tcp.flags.res",
        "Reserved",
        FieldType.BOOLEAN,
        "Three bits without a meaning so far.",
        (v, layer, out) -> {
          if (v.hasTcp(layer, 0)) {
            out.number(v.tcpFlags(layer) & 0xe00, v.start(layer) + 12, 1);
          }
        });
    ecnFlag(tcp, "ae", Tcp.AE, "AE", "Accurate ECN, once the nonce sum.", "RFC 9768 §3.1");
    ecnFlag(tcp, "cwr", Tcp.CWR, "CWR", "The sender has reduced its window.", "RFC 3168 §6.1.2");
    ecnFlag(
        tcp, "ece", Tcp.ECE, "ECE", "Congestion was met; in a SYN: can do ECN.", "RFC 3168 §6.1");
    tcp.add(
        "tcp.flags.ace",
        "ACE",
        FieldType.UNSIGNED,
        "Three bits of the count of congestion marks, in place of AE, CWR and ECE.",
        "RFC 9768 §3.2.2",
        (v, layer, out) -> {
          if (v.hasTcp(layer, 0) && v.accEcnCounter(layer)) {
            out.number(v.tcpFlags(layer) >>> 6 & 7, v.start(layer) + 12, 2);
          }
        });
    flag(tcp, "urg", Tcp.URG, "URG", "The urgent pointer counts.");
    flag(tcp, "ack", Tcp.ACK, "ACK", "The acknowledgment number counts.");
    flag(tcp, "push", Tcp.PSH, "PSH", "Hand the data to the application now.");
    flag(tcp, "reset", Tcp.RST, "RST", "The connection is over at once.");
    flag(tcp, "syn", Tcp.SYN, "SYN", "Start counting from this sequence number.");
    flag(tcp, "fin", Tcp.FIN, "FIN", "The sender has no more data.");
    tcp.add(
        "tcp.flags.str",
        "Flags in letters",
        FieldType.TEXT,
        "The flags in one word, a dot for each that is not set.",
        (v, layer, out) -> {
          if (v.hasTcp(layer, 0)) {
            out.text(letters(v.tcpFlags(layer), v.accEcnCounter(layer)), v.start(layer) + 12, 2);
          }
        });
  }

  private static String letters(int flags, boolean counter) {
    StringBuilder text = new StringBuilder(12);
    for (int i = 0; i < 12; i++) {
      if (counter && i >= 3 && i <= 5) {
        text.append(i == 4 ? (char) ('0' + (flags >>> 6 & 7)) : '-');
      } else {
        text.append((flags >>> 11 - i & 1) != 0 ? FLAG_LETTERS.charAt(i) : '·');
      }
    }
    return text.toString();
  }

  private static void flag(
      Registry.Group tcp, String name, int bit, String title, String sentence) {
    tcp.add(
        "tcp.flags." + name,
        title,
        FieldType.BOOLEAN,
        sentence,
        (v, layer, out) -> {
          if (v.hasTcp(layer, 0)) {
            out.number(v.tcpFlags(layer) & bit, v.start(layer) + 13, 1);
          }
        });
  }

  private static void ecnFlag(
      Registry.Group tcp, String name, int bit, String title, String sentence, String rfc) {
    tcp.add(
        "tcp.flags." + name,
        title,
        FieldType.BOOLEAN,
        sentence,
        rfc,
        (v, layer, out) -> {
          if (v.hasTcp(layer, 0) && !v.accEcnCounter(layer)) {
            out.number(v.tcpFlags(layer) & bit, v.start(layer) + (bit == Tcp.AE ? 12 : 13), 1);
          }
        });
  }

  private static void window(Registry.Group tcp) {
    tcp.add(
            "tcp.window_size_value",
            "Window",
            FieldType.UNSIGNED,
            "The window as it stands in the header.",
            (v, layer, out) -> {
              if (v.hasTcp(layer, 0)) {
                int at = v.start(layer);
                out.number(Tcp.window(v.data(layer), at), at + 14, 2);
              }
            })
        .add(
            "tcp.window_size",
            "Window, scaled",
            FieldType.UNSIGNED,
            "Bytes that the sender of this segment is ready to take.",
            "RFC 7323 §2.2",
            (v, layer, out) -> {
              if (v.hasTcp(layer, 0)) {
                int shift = v.followed(layer) ? Math.max(0, shift(v, layer)) : 0;
                out.derived((long) Tcp.window(v.data(layer), v.start(layer)) << shift);
              }
            })
        .add(
            "tcp.window_size_scalefactor",
            "Window scale factor",
            FieldType.SIGNED,
            "What the window is multiplied by; -1 unknown, -2 not used.",
            "RFC 7323 §2.2",
            (v, layer, out) -> {
              if (v.hasTcp(layer, 0)
                  && v.connection() != null
                  && layer == v.dissection().tcp()
                  && (v.tcpFlags(layer) & Tcp.SYN) == 0) {
                int shift = v.sent().windowShift;
                out.derived(shift < 0 ? shift : 1 << shift);
              }
            })
        .add(
            "tcp.checksum",
            "Checksum",
            FieldType.HEX_16,
            "Checksum over pseudo header, header and data.",
            (v, layer, out) -> {
              if (v.hasTcp(layer, 18)) {
                int at = v.start(layer);
                out.number(Tcp.checksum(v.data(layer), at), at + 16, 2);
              }
            })
        .add(
            "tcp.checksum.status",
            "Checksum status",
            FieldType.UNSIGNED,
            "Wireshark's answer: 2, not checked, for that is what it does unless told otherwise;"
                + " inflight.tcp.checksum has ours.",
            (v, layer, out) -> {
              if (v.hasTcp(layer, 18)) {
                out.derived(2);
              }
            })
        .add(
            "inflight.tcp.checksum",
            "Checksum answer",
            FieldType.TEXT,
            "good; bad; offloaded, when the sender's network card was to fill it in; or unknown,"
                + " when the segment was not captured whole.",
            (v, layer, out) -> {
              if (layer == v.dissection().tcp() && v.hasTcp(layer, Tcp.MIN_HEADER_LEN)) {
                out.text(TcpChecksum.of(v.dissection()).name().toLowerCase(Locale.ROOT), 0, 0);
              }
            })
        .add(
            "tcp.checksum_calculated",
            "Checksum as calculated",
            FieldType.HEX_16,
            "What the checksum should be. Wireshark does not calculate it unless told to: always"
                + " empty.",
            Registry.NEVER)
        .add(
            "tcp.urgent_pointer",
            "Urgent pointer",
            FieldType.UNSIGNED,
            "How far the urgent data reaches, if URG is set.",
            (v, layer, out) -> {
              if (v.hasTcp(layer, 20)) {
                int at = v.start(layer);
                out.number(Tcp.urgentPointer(v.data(layer), at), at + 18, 2);
              }
            });
  }

  /** The shift that counts for this segment: a SYN is never scaled. */
  private static int shift(FrameView v, int layer) {
    return (v.tcpFlags(layer) & Tcp.SYN) != 0 ? Side.SHIFT_UNKNOWN : v.sent().windowShift;
  }

  private static void times(Registry.Group tcp) {
    tcp.add(
            "tcp.time_relative",
            "Time since first frame of the connection",
            FieldType.RELATIVE_TIME,
            "Seconds since the first frame of this connection.",
            "",
            (v, layer, out) -> {
              if (v.hasTcp(layer, 20) && v.connection() != null) {
                v.timeInConnection(out);
              }
            })
        .add(
            "tcp.time_delta",
            "Time since previous frame of the connection",
            FieldType.RELATIVE_TIME,
            "Seconds since the frame before in this connection.",
            "",
            (v, layer, out) -> {
              if (v.hasTcp(layer, 20) && v.connection() != null) {
                v.timeSincePreviousSegment(out);
              }
            });
  }
}
