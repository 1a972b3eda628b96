package inflight.packet.capfile;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a pcapng file: one little-endian section, nanosecond time stamps, enhanced packets. The
 * same calls give the same bytes. Not thread-safe; buffers nothing beyond one block.
 */
public final class PcapngWriter implements Closeable {
  private static final int COMMENT = 1;
  private static final int IF_NAME = 2;
  private static final int IF_DESCRIPTION = 3;
  private static final int IF_TSRESOL = 9;
  private static final int IF_FILTER = 11;
  private static final int ISB_IFRECV = 4;
  private static final int ISB_IFDROP = 5;
  private static final int ISB_OSDROP = 7;
  private static final int ISB_USRDELIV = 8;

  private final OutputStream out;
  private byte[] block = new byte[4096];
  private int len;
  private int interfaces;

  /** Writes the section header. The stream is closed with this writer. */
  public PcapngWriter(OutputStream out) throws IOException {
    this.out = out;
    begin(Pcapng.SECTION);
    int32(0x1a2b3c4d);
    int32(1); // version 1.0
    int32(-1); // section length: unknown
    int32(-1);
    end();
  }

  /**
   * Describes an interface to which packets can then belong.
   *
   * @param snapLen most bytes kept of a packet, 0 = all
   * @param name may be empty
   * @return its id, counting from 0
   */
  public int addInterface(int linkType, int snapLen, String name) throws IOException {
    return addInterface(new CaptureInterface(0, linkType, snapLen, name, "", "", -1, -1));
  }

  /** Describes an interface like another one: link type, snap length, name, description, filter. */
  public int addInterface(CaptureInterface like) throws IOException {
    begin(Pcapng.INTERFACE);
    int32(like.linkType() & 0xffff);
    int32(like.snapLen());
    textOption(IF_NAME, like.name());
    textOption(IF_DESCRIPTION, like.description());
    option(IF_TSRESOL, new byte[] {9});
    if (!like.filter().isEmpty()) {
      textOption(IF_FILTER, "\0" + like.filter()); // 0: it is text, as libpcap reads it
    }
    int32(0);
    end();
    return interfaces++;
  }

  /**
   * Writes one packet, data[off..off + capturedLen).
   *
   * @param interfaceId what {@link #addInterface} returned
   * @param tsNanos since the epoch, not negative
   * @param originalLen bytes it had on the wire
   */
  public void packet(
      int interfaceId, long tsNanos, byte[] data, int off, int capturedLen, int originalLen)
      throws IOException {
    packet(interfaceId, tsNanos, data, off, capturedLen, originalLen, "");
  }

  /** As the other one, with a comment, which may be empty. */
  public void packet(
      int interfaceId,
      long tsNanos,
      byte[] data,
      int off,
      int capturedLen,
      int originalLen,
      String comment)
      throws IOException {
    if (interfaceId < 0 || interfaceId >= interfaces) {
      throw new IllegalArgumentException("no interface " + interfaceId);
    }
    long ts = Math.max(tsNanos, 0); // a record without a time gets 0
    begin(Pcapng.ENHANCED_PACKET);
    int32(interfaceId);
    int32((int) (ts >>> 32));
    int32((int) ts);
    int32(capturedLen);
    int32(originalLen);
    bytes(data, off, capturedLen);
    if (!comment.isEmpty()) {
      textOption(COMMENT, comment);
      int32(0);
    }
    end();
  }

  /**
   * Writes what an interface has counted since the capture began.
   *
   * @param tsNanos when it was counted, since the epoch
   * @param delivered packets that came to be written
   * @param droppedByKernel packets that found no room on their way here
   * @param droppedByInterface packets the device itself had no room for
   */
  public void statistics(
      int interfaceId, long tsNanos, long delivered, long droppedByKernel, long droppedByInterface)
      throws IOException {
    begin(Pcapng.STATISTICS);
    int32(interfaceId);
    int32((int) (tsNanos >>> 32));
    int32((int) tsNanos);
    option(ISB_IFRECV, delivered + droppedByKernel);
    option(ISB_IFDROP, droppedByInterface);
    option(ISB_OSDROP, droppedByKernel);
    option(ISB_USRDELIV, delivered);
    int32(0);
    end();
  }

  private void begin(int type) {
    len = 0;
    int32(type);
    int32(0); // total length, known at the end
  }

  private void end() throws IOException {
    int total = len + 4;
    Bytes.put32(block, 4, total);
    int32(total);
    out.write(block, 0, total);
  }

  private void textOption(int code, String text) {
    if (!text.isEmpty()) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      option(code, utf8.length <= 0xffff ? utf8 : Arrays.copyOf(utf8, 0xffff));
    }
  }

  private void option(int code, byte[] value) {
    int32(code | value.length << 16);
    bytes(value, 0, value.length);
  }

  private void option(int code, long value) {
    int32(code | Long.BYTES << 16);
    int32((int) value);
    int32((int) (value >>> 32));
  }

  private void int32(int value) {
    room(4);
    Bytes.put32(block, len, value);
    len += 4;
  }

  private void bytes(byte[] b, int off, int n) {
    int padded = n + 3 & ~3;
    room(padded);
    System.arraycopy(b, off, block, len, n);
    Arrays.fill(block, len + n, len + padded, (byte) 0);
    len += padded;
  }

  private void room(int n) {
    if (block.length - len < n) {
      block = Arrays.copyOf(block, Math.max(2 * block.length, len + n));
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
