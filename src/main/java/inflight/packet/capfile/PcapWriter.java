package inflight.packet.capfile;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a pcap file: little-endian, nanosecond time stamps, one link type. Not thread-safe. */
public final class PcapWriter implements Closeable {
  private static final int MAGIC_NANOS = 0xa1b23c4d;
  private static final int VERSION_2_4 = 4 << 16 | 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final OutputStream out;
  private final byte[] header = new byte[24];

  /**
   * Writes the file header. The stream is closed with this writer.
   *
   * @param snapLen most bytes kept of a packet
   */
  public PcapWriter(OutputStream out, int linkType, int snapLen) throws IOException {
    this.out = out;
    Bytes.put32(header, 0, MAGIC_NANOS);
    Bytes.put32(header, 4, VERSION_2_4);
    Bytes.put32(header, 16, snapLen);
    Bytes.put32(header, 20, linkType);
    out.write(header, 0, 24);
  }

  /**
   * Writes one packet, data[off..off + capturedLen).
   *
   * @param tsNanos since the epoch; what the format has no room for becomes 0
   * @param originalLen bytes it had on the wire
   */
  public void packet(long tsNanos, byte[] data, int off, int capturedLen, int originalLen)
      throws IOException {
    long seconds = Math.floorDiv(tsNanos, NANOS_PER_SECOND);
    boolean fits = seconds >= 0 && seconds <= 0xffff_ffffL;
    Bytes.put32(header, 0, fits ? (int) seconds : 0);
    Bytes.put32(header, 4, fits ? (int) Math.floorMod(tsNanos, NANOS_PER_SECOND) : 0);
    Bytes.put32(header, 8, capturedLen);
    Bytes.put32(header, 12, originalLen);
    out.write(header, 0, 16);
    out.write(data, off, capturedLen);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
