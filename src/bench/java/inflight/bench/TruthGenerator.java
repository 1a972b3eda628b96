package inflight.bench;

import inflight.bench.FrameBytes.Segment;
import inflight.packet.capfile.PcapngWriter;
import inflight.packet.wire.LinkType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Writes a capture and, beside it, what happened to each segment: {@code TruthGenerator FILE [FLOWS
 * [SEED [TAP]]]}, the truth as {@code FILE.truth} with a line {@code frame TAB class} for each
 * event. TAP, from 0 (beside the sender) to 1 (beside the receiver), is where it is captured; left
 * out, it differs from flow to flow. The same arguments give the same bytes.
 */
public final class TruthGenerator {
  private static final int SNAP_LEN = 128;

  private TruthGenerator() {}

  /** A frame as it passes the capture point, with the classes of what happened to it. */
  record Captured(Segment segment, int id, int tsVal, int tsEcr, List<String> classes) {}

  public static void main(String[] args) throws IOException {
    int flows = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    double tap = args.length > 3 ? Double.parseDouble(args[3]) : -1;
    write(Path.of(args[0]), flows, seed, tap);
  }

  /** Writes both files; what is there is overwritten. */
  static void write(Path file, int flows, long seed, double tap) throws IOException {
    Random random = new Random(seed);
    PriorityQueue<Captured> all =
        new PriorityQueue<>(Comparator.comparingLong(c -> c.segment().tsNanos()));
    for (int i = 0; i < flows; i++) {
      long start = 1_750_000_000_000_000_000L + i * 40_000_000L;
      new TruthFlow(random, i, start, tap < 0 ? random.nextDouble() : tap, all::add).run();
    }
    FrameBytes frame = new FrameBytes(SNAP_LEN);
    Path truth = Path.of(file + ".truth");
    try (PcapngWriter out = new PcapngWriter(Files.newOutputStream(file));
        BufferedWriter told = Files.newBufferedWriter(truth)) {
      int iface = out.addInterface(LinkType.ETHERNET, SNAP_LEN, "tap");
      for (int n = 1; !all.isEmpty(); n++) {
        Captured c = all.remove();
        frame.tcp(c.segment(), c.id(), c.tsVal(), c.tsEcr());
        int len = frame.headersLen() + c.segment().payloadLen();
        out.packet(iface, c.segment().tsNanos(), frame.bytes(), 0, Math.min(SNAP_LEN, len), len);
        for (String name : c.classes()) {
          told.write(String.format(Locale.ROOT, "%d\t%s%n", n, name));
        }
      }
    }
  }
}
