package inflight.bench;

import inflight.document.Capture;
import inflight.document.ConnectionStatistics;
import inflight.packet.capfile.CaptureSource;
import inflight.packet.capfile.RecordReader;
import inflight.packet.index.FrameKind;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.Tracker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;

/**
 * What each stage of reading a capture costs, in nanoseconds of CPU per frame: {@code EngineBench
 * [CAPTURE [ROUNDS]]}. Every line does what the line before does and one stage more; later rounds
 * show the compiled code.
 */
public final class EngineBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Path> file;

  private EngineBench(Path file) {
    this.file = List.of(file);
  }

  /** One stage on top of the others; returns the number of frames. */
  @FunctionalInterface
  private interface Stage {
    long run() throws IOException;
  }

  public static void main(String[] args) throws IOException {
    EngineBench bench =
        new EngineBench(args.length > 0 ? Path.of(args[0]) : CaptureGenerator.million());
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    System.out.printf(
        "%8s %8s %8s %8s %8s %8s%n", "round", "read", "dissect", "track", "index", "all");
    for (int round = 1; round <= rounds; round++) {
      System.out.printf(
          "%8d %8.0f %8.0f %8.0f %8.0f %8.0f%n",
          round,
          nanosPerFrame(bench::read),
          nanosPerFrame(bench::dissect),
          nanosPerFrame(bench::track),
          nanosPerFrame(bench::index),
          nanosPerFrame(bench::all));
    }
  }

  /** Frames and connections of a capture. */
  static long[] count(Path file) throws IOException {
    try (Capture capture = Capture.open(List.of(file))) {
      capture.load(Capture.Progress.NONE);
      return new long[] {capture.frames().size(), capture.connections().size()};
    }
  }

  private static double nanosPerFrame(Stage stage) throws IOException {
    long before = THREADS.getCurrentThreadCpuTime();
    long frames = stage.run();
    return (double) (THREADS.getCurrentThreadCpuTime() - before) / frames;
  }

  private long read() throws IOException {
    long frames = 0;
    try (CaptureSource source = CaptureSource.open(file);
        RecordReader r = source.records()) {
      while (r.next()) {
        frames++;
      }
    }
    return frames;
  }

  private long dissect() throws IOException {
    Dissection d = new Dissection();
    long frames = 0;
    try (CaptureSource source = CaptureSource.open(file);
        RecordReader r = source.records()) {
      while (r.next()) {
        dissect(d, r);
        frames++;
      }
    }
    return frames;
  }

  private static void dissect(Dissection d, RecordReader r) {
    Dissector.dissect(
        d, r.buffer(), r.dataOffset(), r.capturedLen(), r.originalLen(), r.linkType());
  }

  private long track() throws IOException {
    Dissection d = new Dissection();
    Tracker tracker = new Tracker();
    int row = 0;
    try (CaptureSource source = CaptureSource.open(file);
        RecordReader r = source.records()) {
      while (r.next()) {
        dissect(d, r);
        tracker.frame(d, row++, r.tsNanos());
      }
    }
    return row;
  }

  private long index() throws IOException {
    Dissection d = new Dissection();
    Tracker tracker = new Tracker();
    FrameTable frames = new FrameTable();
    try (CaptureSource source = CaptureSource.open(file);
        RecordReader r = source.records()) {
      while (r.next()) {
        dissect(d, r);
        Connection c = tracker.frame(d, frames.written(), r.tsNanos());
        frames.append(
            r.recordOffset(),
            r.tsNanos(),
            FrameKind.of(d),
            c == null ? FrameTable.NO_CONNECTION : c.number(),
            tracker.analysis().verdict,
            c == null ? 0 : Tcp.flags(d.data(d.tcp()), d.start(d.tcp())),
            Math.max(0, tracker.analysis().payloadLen));
      }
    }
    return frames.written();
  }

  /** As the program does it: also figures of each connection, and their round-trip times. */
  private long all() throws IOException {
    try (Capture capture = Capture.open(file)) {
      capture.load(Capture.Progress.NONE);
      ConnectionStatistics s = capture.statistics();
      if (s.size() != capture.connections().size()) {
        throw new IllegalStateException("figures are missing");
      }
      return capture.frames().size();
    }
  }
}
