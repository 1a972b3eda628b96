package inflight.bench;

import inflight.bench.FrameBytes.Segment;
import inflight.packet.wire.LinkType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Writes a capture for the benches: {@code CaptureGenerator FILE [FRAMES [SNAPLEN [SEED]]]}, a pcap
 * with microseconds in which some thousand connections come and go, among UDP. The same arguments
 * give the same bytes.
 */
public final class CaptureGenerator {
  /** Shares between 0 and 1. */
  record Mix(double loss, double reordering, double udp, double ipv6) {}

  private static final Mix MIX = new Mix(0.004, 0.002, 0.02, 0.10);
  private static final int LIVE_FLOWS = 400;
  private static final int ECHO_PORT = 7;
  private static final long START_NANOS = 1_750_000_000_000_000_000L;

  private final Random random;
  private final OutputStream out;
  private final int snapLen;
  private final FrameBytes frame;
  private final PriorityQueue<Segment> captured =
      new PriorityQueue<>(Comparator.comparingLong(Segment::tsNanos));
  private final PriorityQueue<GeneratedFlow> flows =
      new PriorityQueue<>(Comparator.comparingLong(GeneratedFlow::nextNanos));
  private int left;

  private CaptureGenerator(OutputStream out, int frames, int snapLen, long seed) {
    this.out = out;
    this.snapLen = snapLen;
    left = frames;
    random = new Random(seed);
    frame = new FrameBytes(snapLen);
  }

  public static void main(String[] args) throws IOException {
    int frames = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    int snapLen = args.length > 2 ? Integer.parseInt(args[2]) : 96;
    write(Path.of(args[0]), frames, snapLen, args.length > 3 ? Long.parseLong(args[3]) : 3);
  }

  /** The capture of the benches: a million frames of 96 bytes, made once. */
  static Path million() throws IOException {
    Path file = Path.of("target", "bench-1m.pcap");
    if (!Files.exists(file)) {
      write(file, 1_000_000, 96, 3);
    }
    return file;
  }

  /** Writes the file; what is there is overwritten. */
  static void write(Path file, int frames, int snapLen, long seed) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      new CaptureGenerator(out, frames, snapLen, seed).run();
    }
  }

  private void run() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    out.write(header.putInt(snapLen).putInt(LinkType.ETHERNET).array());
    for (int i = 0; i < LIVE_FLOWS; i++) {
      open(START_NANOS + random.nextInt(1_000_000_000));
    }
    while (left > 0) {
      GeneratedFlow flow = flows.remove();
      writeUntil(flow.nextNanos());
      if (flow.step()) {
        flows.add(flow);
      } else {
        open(flow.nextNanos() + random.nextInt(50_000_000));
      }
    }
  }

  private void open(long nanos) {
    flows.add(new GeneratedFlow(random, MIX, nanos, captured::add));
  }

  /** Nothing that a flow does from now on is captured earlier than its next step. */
  private void writeUntil(long nanos) throws IOException {
    while (left > 0 && !captured.isEmpty() && captured.peek().tsNanos() < nanos) {
      Segment s = captured.remove();
      frame.tcp(s);
      record(s.tsNanos(), frame.headersLen() + s.payloadLen());
      if (left > 0 && random.nextDouble() < MIX.udp()) {
        int len = 20 + random.nextInt(400);
        frame.udp(s.v6(), s.from(), s.to(), s.fromPort(), ECHO_PORT, len);
        record(s.tsNanos() + 500, frame.headersLen() + len);
      }
    }
  }

  private void record(long nanos, int originalLen) throws IOException {
    int len = Math.min(snapLen, originalLen);
    ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt((int) (nanos / 1_000_000_000)).putInt((int) (nanos % 1_000_000_000 / 1000));
    out.write(header.putInt(len).putInt(originalLen).array());
    out.write(frame.bytes(), 0, len);
    left--;
  }
}
