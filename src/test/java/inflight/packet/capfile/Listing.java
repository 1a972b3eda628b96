package inflight.packet.capfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What a reader says about records, as text that can be compared. */
final class Listing {
  private Listing() {}

  static List<String> of(Path... files) throws IOException {
    try (CaptureSource source = CaptureSource.open(Arrays.asList(files))) {
      return of(source);
    }
  }

  static List<String> of(CaptureSource source) throws IOException {
    try (RecordReader reader = source.records()) {
      List<String> lines = new ArrayList<>();
      addTo(lines, reader);
      return lines;
    }
  }

  static void addTo(List<String> lines, RecordReader reader) throws IOException {
    while (reader.next()) {
      lines.add(line(reader));
    }
  }

  static String line(RecordReader r) {
    return text(
        r.recordOffset(),
        r.tsNanos(),
        r.interfaceId(),
        r.linkType(),
        r.originalLen(),
        Arrays.copyOfRange(r.buffer(), r.dataOffset(), r.dataOffset() + r.capturedLen()));
  }

  static String line(RecordAccess r) {
    return text(
        r.recordOffset(),
        r.tsNanos(),
        r.interfaceId(),
        r.linkType(),
        r.originalLen(),
        Arrays.copyOfRange(r.buffer(), r.dataOffset(), r.dataOffset() + r.capturedLen()));
  }

  static String text(
      long offset, long tsNanos, int iface, int linkType, int originalLen, byte[] data) {
    String time = tsNanos == Long.MIN_VALUE ? "no time" : tsNanos + " ns";
    return "@"
        + offset
        + " "
        + time
        + " if "
        + iface
        + " link "
        + linkType
        + " orig "
        + originalLen
        + " "
        + HexFormat.of().formatHex(data);
  }
}
