package inflight.scene.export;

import inflight.packet.index.FrameReader;
import inflight.scene.ladder.LadderOptions;
import inflight.scene.ladder.LadderScene;
import inflight.scene.ladder.Palette;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes one connection into a file of its own. Any thread; not the window's, for it takes time.
 */
public final class ConnectionExport {
  /** What a drawing shows at most: more can neither be read nor opened. */
  static final int MAX_DRAWN = 10_000;

  private static final int PNG_SCALE = 2;

  private ConnectionExport() {}

  /**
   * Writes {@code trace} to {@code target}, completely or not at all.
   *
   * @param reader a reader of the capture for this thread; used by HTML, for the header bytes
   * @throws IOException with one line that says what could not be done
   */
  public static void write(
      Path target, ExportFormat format, ConnectionTrace trace, FrameReader reader)
      throws IOException {
    WholeFile.write(target, out -> write(out, format, trace, reader));
  }

  private static void write(
      OutputStream out, ExportFormat format, ConnectionTrace trace, FrameReader reader)
      throws IOException {
    switch (format) {
      case SVG -> text(out, LadderSvg.document(scene(excerpt(trace)), Palette.LIGHT, title(trace)));
      case PNG -> LadderPng.write(scene(excerpt(trace)), Palette.LIGHT, PNG_SCALE, out);
      case HTML -> text(out, HtmlPlayer.document(excerpt(trace), reader));
      case CSV -> SegmentRows.csv(trace, out);
      case JSON -> SegmentRows.json(trace, out);
    }
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  static LadderScene scene(ConnectionTrace trace) {
    return LadderScene.of(trace, LadderOptions.DEFAULT);
  }

  static String title(ConnectionTrace trace) {
    return trace.client() + " → " + trace.server();
  }

  /** The beginning of a connection that is too long to be drawn; it says how much it leaves out. */
  static ConnectionTrace excerpt(ConnectionTrace t) {
    List<Segment> all = t.segments();
    if (all.size() <= MAX_DRAWN) {
      return t;
    }
    return new ConnectionTrace(
        t.number(),
        t.client(),
        t.server(),
        t.clientKnown(),
        t.portsReused(),
        t.completeness(),
        t.firstNanos(),
        t.initialRttNanos(),
        t.clientShift(),
        t.serverShift(),
        t.clientIss(),
        t.serverIss(),
        List.copyOf(all.subList(0, MAX_DRAWN)),
        t.omitted() + all.size() - MAX_DRAWN);
  }
}
