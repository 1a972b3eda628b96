package inflight.testing;

import inflight.packet.capfile.CaptureInterface;
import inflight.packet.capfile.CaptureSource;
import inflight.packet.capfile.PcapngWriter;
import inflight.packet.capfile.RecordReader;
import inflight.packet.wire.LinkType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A frame on its way into a test: the bytes that were captured, and how many there were on the
 * wire.
 */
public record Packet(long tsNanos, byte[] bytes, int originalLen, int linkType) {
  /** An Ethernet frame, captured whole. */
  public static Packet ethernet(long tsNanos, byte[] bytes) {
    return new Packet(tsNanos, bytes, bytes.length, LinkType.ETHERNET);
  }

  /** The same with no more than {@code snapLen} bytes captured. */
  public Packet cut(int snapLen) {
    byte[] kept = bytes.length > snapLen ? Arrays.copyOf(bytes, snapLen) : bytes;
    return new Packet(tsNanos, kept, originalLen, linkType);
  }

  public Packet at(long nanos) {
    return new Packet(nanos, bytes, originalLen, linkType);
  }

  /** Writes a capture, one interface for each link type. */
  public static void write(Path file, List<Packet> packets) throws IOException {
    try (PcapngWriter out = new PcapngWriter(Files.newOutputStream(file))) {
      List<Integer> linkTypes = new ArrayList<>();
      for (Packet p : packets) {
        if (!linkTypes.contains(p.linkType)) {
          linkTypes.add(p.linkType);
          out.addInterface(new CaptureInterface(0, p.linkType, 0, "", "", "", -1, -1));
        }
        int id = linkTypes.indexOf(p.linkType);
        out.packet(id, p.tsNanos, p.bytes, 0, p.bytes.length, p.originalLen);
      }
    }
  }

  /** Reads a capture. */
  public static List<Packet> read(Path file) throws IOException {
    List<Packet> packets = new ArrayList<>();
    try (CaptureSource source = CaptureSource.open(List.of(file));
        RecordReader r = source.records()) {
      while (r.next()) {
        int from = r.dataOffset();
        byte[] bytes = Arrays.copyOfRange(r.buffer(), from, from + r.capturedLen());
        packets.add(new Packet(r.tsNanos(), bytes, r.originalLen(), r.linkType()));
      }
    }
    return packets;
  }
}
