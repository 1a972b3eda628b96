package inflight.scene.export;

import inflight.scene.story.VerdictProof;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The segments of a connection as rows: the same names in CSV and in JSON. */
final class SegmentRows {
  private static final String[] NAMES = {
    "frame",
    "time_s",
    "side",
    "flags",
    "seq",
    "seq_raw",
    "ack",
    "ack_raw",
    "len",
    "window",
    "window_bytes",
    "sack",
    "verdicts",
    "proof",
    "original_frame",
    "acked_frame",
    "ack_rtt_ms",
    "bytes_in_flight",
    "client_state",
    "server_state"
  };

  private static final int NANOS_DIGITS = 9;
  private static final int MILLIS_DIGITS = 6;

  private SegmentRows() {}

  static void csv(ConnectionTrace trace, OutputStream out) throws IOException {
    StringBuilder row = new StringBuilder(String.join(",", NAMES)).append('\n');
    for (Segment s : trace.segments()) {
      Object[] values = values(s);
      for (int i = 0; i < values.length; i++) {
        row.append(i == 0 ? "" : ",").append(quoted(values[i]));
      }
      flush(row.append('\n'), out);
    }
    flush(row, out);
  }

  /** RFC 4180: quoted where it has to be. */
  private static String quoted(Object value) {
    String text =
        switch (value) {
          case null -> "";
          case BigDecimal number -> number.toPlainString();
          default -> value.toString();
        };
    boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  static void json(ConnectionTrace trace, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder("[");
    String separator = "\n";
    for (Segment s : trace.segments()) {
      text.append(separator);
      separator = ",\n";
      Json json = new Json(text).object();
      Object[] values = values(s);
      for (int i = 0; i < values.length; i++) {
        json.name(NAMES[i]);
        switch (values[i]) {
          case null -> json.nothing();
          case BigDecimal number -> json.number(number.toPlainString());
          case Number number -> json.value(number.longValue());
          default -> json.value(values[i].toString());
        }
      }
      json.endObject();
      flush(text, out);
    }
    flush(text.append("\n]\n"), out);
  }

  private static Object[] values(Segment s) {
    return new Object[] {
      s.frameNumber(),
      BigDecimal.valueOf(s.relativeNanos(), NANOS_DIGITS),
      (s.fromClient() ? "client" : "server") + (s.quoted() ? " (quoted in ICMP)" : ""),
      s.flagWords(),
      s.seq(),
      Integer.toUnsignedLong(s.seqRaw()),
      s.has(inflight.packet.wire.Tcp.ACK) ? s.ack() : null,
      Integer.toUnsignedLong(s.ackRaw()),
      s.len(),
      s.window(),
      s.windowBytes() < 0 ? null : s.windowBytes(),
      blocks(s.sack()),
      verdicts(s),
      VerdictProof.text(s),
      s.originalRow() < 0 ? null : s.originalRow() + 1,
      s.ackedFrame() == 0 ? null : s.ackedFrame(),
      s.ackedFrame() == 0 ? null : BigDecimal.valueOf(s.ackRttNanos(), MILLIS_DIGITS),
      s.bytesInFlight() == 0 ? null : s.bytesInFlight(),
      s.clientState().title(),
      s.serverState().title()
    };
  }

  private static String blocks(long[] sack) {
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i + 1 < sack.length; i += 2) {
      blocks.add(sack[i] + ":" + sack[i + 1]);
    }
    return String.join(" ", blocks);
  }

  private static String verdicts(Segment s) {
    List<String> names = new ArrayList<>();
    for (Verdict v : Verdict.values()) {
      if (s.is(v)) {
        names.add(v.fieldName());
      }
    }
    return String.join(" ", names);
  }

  private static void flush(StringBuilder text, OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }
}
