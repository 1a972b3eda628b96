package inflight.cli;

import inflight.document.Capture;
import inflight.document.FrameWalk;
import inflight.packet.capfile.CaptureInterface;
import inflight.packet.capfile.PcapWriter;
import inflight.packet.capfile.PcapngWriter;
import inflight.packet.capfile.RecordReader;
import inflight.query.field.Field;
import inflight.query.field.Registry;
import inflight.query.field.TextValues;
import inflight.scene.export.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes chosen frames of a capture into a file of their own; its ending chooses the form. */
final class FramesExport {
  private static final int FLUSH_CHARS = 1 << 16;
  private static final List<String> ENDINGS = List.of(".pcap", ".pcapng", ".csv", ".json");

  /** The columns of .csv and the names of .json. */
  private static final List<Field> FIELDS =
      Stream.of(
              "frame.number",
              "frame.time_epoch",
              "frame.time_relative",
              "inflight.protocol",
              "frame.len",
              "ip.src",
              "ip.dst",
              "ipv6.src",
              "ipv6.dst",
              "tcp.stream",
              "tcp.srcport",
              "tcp.dstport",
              "udp.srcport",
              "udp.dstport",
              "tcp.flags.str",
              "tcp.seq",
              "tcp.ack",
              "tcp.len",
              "tcp.window_size")
          .map(Registry.all()::find)
          .toList();

  private final Capture capture;
  private final BitSet rows;

  private FramesExport(Capture capture, BitSet rows) {
    this.capture = capture;
    this.rows = rows;
  }

  /** Whether the name of a file asks for one of the forms. */
  static boolean knows(Path file) {
    return ENDINGS.stream().anyMatch(ending -> has(file, ending));
  }

  static String endings() {
    return String.join(", ", ENDINGS);
  }

  private static boolean has(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** Writes the frames of {@code rows} to {@code target}, completely or not at all. */
  static void write(Path target, Capture capture, BitSet rows) throws IOException {
    FramesExport export = new FramesExport(capture, rows);
    WholeFile.write(
        target,
        out -> {
          if (has(target, ".pcap")) {
            export.pcap(out);
          } else if (has(target, ".pcapng")) {
            export.pcapng(out);
          } else {
            export.rows(out, has(target, ".json"));
          }
        });
  }

  private void pcapng(OutputStream out) throws IOException {
    PcapngWriter to = new PcapngWriter(out); // the stream is not ours to close
    List<CaptureInterface> interfaces = capture.source().interfaces();
    for (CaptureInterface i : interfaces) {
      to.addInterface(i);
    }
    each(
        r ->
            to.packet(
                r.interfaceId(),
                r.tsNanos(),
                r.buffer(),
                r.dataOffset(),
                r.capturedLen(),
                r.originalLen()));
  }

  private void pcap(OutputStream out) throws IOException {
    int[] linkType = {-1};
    each(
        r -> {
          if (linkType[0] >= 0 && linkType[0] != r.linkType()) {
            throw new IOException(
                "frames of link types "
                    + linkType[0]
                    + " and "
                    + r.linkType()
                    + " do not fit into one pcap file; write .pcapng instead");
          }
          linkType[0] = r.linkType();
        });
    if (linkType[0] < 0) {
      List<CaptureInterface> interfaces = capture.source().interfaces();
      linkType[0] = interfaces.isEmpty() ? 1 : interfaces.getFirst().linkType();
    }
    PcapWriter to = new PcapWriter(out, linkType[0], 262_144);
    each(r -> to.packet(r.tsNanos(), r.buffer(), r.dataOffset(), r.capturedLen(), r.originalLen()));
  }

  /** Does something with a record. */
  @FunctionalInterface
  private interface Visitor {
    void record(RecordReader r) throws IOException;
  }

  private void each(Visitor visitor) throws IOException {
    int count = capture.frames().size();
    try (RecordReader r = capture.source().records()) {
      for (int row = 0; row < count && r.next(); row++) {
        if (rows.get(row)) {
          visitor.record(r);
        }
      }
    }
  }

  private void rows(OutputStream out, boolean json) throws IOException {
    StringBuilder text = new StringBuilder();
    FieldRows to =
        json
            ? new FieldRows.Json(FIELDS)
            : new FieldRows.Separated(FIELDS, ",", TextValues.Occurrence.FIRST, ",", true);
    to.begin(text, true);
    new FrameWalk(capture)
        .run(
            v -> {
              if (rows.get(v.row())) {
                to.row(text, (i, field, cell) -> cell.cell(field, v));
              }
              if (text.length() > FLUSH_CHARS) {
                flush(text, out);
              }
            });
    to.end(text);
    flush(text, out);
  }

  private static void flush(StringBuilder text, OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }
}
