package inflight.app;

import inflight.packet.capfile.CaptureSource;
import inflight.packet.capfile.RecordReader;
import inflight.packet.wire.LinkType;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM does while the build records its ahead-of-time cache (JEP 514): the usual commands on
 * small captures and on a long one, so that the cache holds the classes of a real start and knows
 * which methods a long run will want compiled.
 */
final class AotTraining {
  private static final int CAPTURES = 3;

  /** Frames of the long capture: enough for its loops to be compiled, read in a second. */
  private static final int LONG_FRAMES = 200_000;

  private AotTraining() {}

  /** {@code AotTraining FOLDER}: works on the captures of the folder. */
  public static void main(String[] args) throws IOException {
    List<Path> captures = captures(Path.of(args[0]));
    Main.run(List.of("--version"));
    Main.run(List.of("--help"));
    for (Path capture : captures.subList(0, Math.min(CAPTURES, captures.size()))) {
      String file = capture.toString();
      Main.run(List.of("connections", file));
      Main.run(List.of("fields", file, "-e", "frame.number", "-e", "tcp.analysis.flags"));
      Main.run(List.of("segments", file, "--connection", "0"));
      Main.run(List.of("explain", file));
      Main.run(List.of("stats", file));
    }
    Path longCapture = Files.createTempFile("inflight-training", ".pcap");
    try {
      write(longCapture, captures);
      Main.run(List.of("connections", longCapture.toString()));
    } finally {
      Files.delete(longCapture);
    }
    // ends as Main does, for that loads classes too
    System.exit(0);
  }

  private static List<Path> captures(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().contains(".pcap")).sorted().toList();
    }
  }

  /** All Ethernet frames of the captures, over and over, as one pcap file. */
  private static void write(Path to, List<Path> captures) throws IOException {
    List<byte[]> frames = new ArrayList<>();
    for (Path capture : captures) {
      try (CaptureSource source = CaptureSource.open(List.of(capture));
          RecordReader r = source.records()) {
        while (r.next()) {
          if (r.linkType() == LinkType.ETHERNET) {
            byte[] frame = new byte[r.capturedLen()];
            System.arraycopy(r.buffer(), r.dataOffset(), frame, 0, frame.length);
            frames.add(frame);
          }
        }
      }
    }
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      // big-endian header: magic number, version 2.4, zone, accuracy, snap length, link type
      for (int word : new int[] {0xa1b2c3d4, 2 << 16 | 4, 0, 0, 1 << 18, LinkType.ETHERNET}) {
        out.writeInt(word);
      }
      for (int i = 0; i < LONG_FRAMES && !frames.isEmpty(); i++) {
        byte[] frame = frames.get(i % frames.size());
        out.writeInt(i / 1000);
        out.writeInt(i % 1000 * 1000);
        out.writeInt(frame.length);
        out.writeInt(frame.length);
        out.write(frame);
      }
    }
  }
}
