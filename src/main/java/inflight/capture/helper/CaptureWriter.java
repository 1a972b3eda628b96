package inflight.capture.helper;

import inflight.packet.capfile.CaptureInterface;
import inflight.packet.capfile.PcapngWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Appends whole pcapng blocks to the capture file, or to a ring of files, and tells how far it has
 * come. Blocks are collected and written together: {@link #flush} says when. Thread-safe: several
 * devices write into one file.
 */
final class CaptureWriter {
  private static final int BUFFER = 1 << 20;
  private static final int PACKET_BLOCK = 6;
  private static final int OLD_PACKET_BLOCK = 2;
  private static final int SIMPLE_PACKET_BLOCK = 3;
  private static final int PACKET_OVERHEAD = 32;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final CaptureOptions options;
  private final Report report;
  private final Stop stop;
  private final OutputFiles files;

  private byte[] buffer = new byte[BUFFER + (512 << 10)];
  private int len;
  private long flushedNanos;

  /** What every file of a ring begins with: section header and interfaces. */
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();

  private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
  private PcapngWriter describe;
  private boolean bigEndian;
  private int interfaces;

  /** Of the current file, without what is in the buffer. */
  private long fileBytes;

  /** Of all files, with what is in the buffer. */
  private long frames;

  private boolean failed;

  CaptureWriter(CaptureOptions options, Report report, Stop stop) throws HelperException {
    this.options = options;
    this.report = report;
    this.stop = stop;
    this.files = new OutputFiles(options, report);
    files.next();
  }

  /** Describes a device; the packets of a pcapng stream bring their own descriptions. */
  synchronized int addInterface(CaptureInterface like) throws HelperException {
    try {
      if (describe == null) {
        describe = new PcapngWriter(blocks);
      }
      describe.addInterface(like);
    } catch (IOException e) {
      throw new IllegalStateException(e); // into memory
    }
    byte[] bytes = blocks.toByteArray();
    blocks.reset();
    head(bytes, bytes.length, false);
    return interfaces++;
  }

  /** Appends a section header or interface description, and repeats it in every further file. */
  synchronized void head(byte[] bytes, int count, boolean big) throws HelperException {
    bigEndian = big;
    head.write(bytes, 0, count);
    append(bytes, count);
  }

  /** A new section of a stream begins: what stood before is not for the next file. */
  synchronized void newSection() {
    head.reset();
  }

  /**
   * Appends a packet.
   *
   * @param tsNanos since the epoch
   * @param at where in {@code from} its bytes begin
   * @return false if there is room for no more: the capture has come to a limit
   */
  synchronized boolean packet(
      int id, long tsNanos, MemorySegment from, long at, int capturedLen, int originalLen)
      throws HelperException {
    if (frames >= options.maxFrames || failed) {
      return false;
    }
    int padded = capturedLen + 3 & ~3;
    int total = PACKET_OVERHEAD + padded;
    room(total);
    byte[] b = buffer;
    int p = len;
    INT.set(b, p, PACKET_BLOCK);
    INT.set(b, p + 4, total);
    INT.set(b, p + 8, id);
    INT.set(b, p + 12, (int) (tsNanos >>> 32));
    INT.set(b, p + 16, (int) tsNanos);
    INT.set(b, p + 20, capturedLen);
    INT.set(b, p + 24, originalLen);
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, at, b, p + 28, capturedLen);
    for (int i = p + 28 + capturedLen; i < p + 28 + padded; i++) {
      b[i] = 0;
    }
    INT.set(b, p + total - 4, total);
    len = p + total;
    frames++;
    return counted();
  }

  /** Appends a block of a stream as it is. False as for a packet. */
  synchronized boolean block(byte[] bytes, int count) throws HelperException {
    if (failed || isFrame(bytes, 0) && frames >= options.maxFrames) {
      return false;
    }
    append(bytes, count);
    if (!isFrame(bytes, 0)) {
      return true;
    }
    frames++;
    return counted();
  }

  private boolean isFrame(byte[] b, int at) {
    int type = int32(b, at);
    return type == PACKET_BLOCK || type == OLD_PACKET_BLOCK || type == SIMPLE_PACKET_BLOCK;
  }

  private int int32(byte[] b, int at) {
    int little = (int) INT.get(b, at);
    return bigEndian ? Integer.reverseBytes(little) : little;
  }

  /** Looks at the limits after a frame. */
  private boolean counted() throws HelperException {
    long size = fileBytes + len;
    if (frames >= options.maxFrames || size >= options.maxBytes) {
      flush();
      stop.request();
      return false;
    }
    if (size >= options.fileBytes) {
      flush();
      files.next();
      fileBytes = 0;
      append(head.toByteArray(), head.size());
    }
    return true;
  }

  /** Appends what a device has counted; see {@link PcapngWriter#statistics}. */
  synchronized void statistics(
      int id, long tsNanos, long delivered, long droppedByKernel, long droppedByInterface)
      throws HelperException {
    try {
      describe.statistics(id, tsNanos, delivered, droppedByKernel, droppedByInterface);
    } catch (IOException e) {
      throw new IllegalStateException(e); // into memory
    }
    append(blocks.toByteArray(), blocks.size());
    blocks.reset();
  }

  private void append(byte[] bytes, int count) throws HelperException {
    room(count);
    System.arraycopy(bytes, 0, buffer, len, count);
    len += count;
  }

  private void room(int count) throws HelperException {
    if (len + count > BUFFER) {
      flush();
      if (count > buffer.length) {
        buffer = Arrays.copyOf(buffer, count);
      }
    }
  }

  /** Nanoseconds since something was written, 0 if nothing waits to be. */
  synchronized long waitingNanos() {
    return len == 0 ? 0 : System.nanoTime() - flushedNanos;
  }

  /** Writes what was collected. */
  synchronized void flush() throws HelperException {
    if (len == 0 || failed) {
      return;
    }
    try {
      ByteBuffer view = ByteBuffer.wrap(buffer, 0, len);
      while (view.hasRemaining()) {
        files.channel().write(view);
      }
    } catch (IOException e) {
      failed = true;
      keepWholeBlocks();
      throw files.failure(e);
    }
    fileBytes += len;
    len = 0;
    flushedNanos = System.nanoTime();
    report.committed(fileBytes, frames);
  }

  /** Cuts the file behind the last block that was written to its end. */
  private void keepWholeBlocks() {
    try {
      long written = files.channel().size() - fileBytes;
      int kept = 0;
      for (int at = 0, next; at < len; at = next) {
        next = at + int32(buffer, at + 4);
        if (next <= written) {
          kept = next;
        } else if (isFrame(buffer, at)) {
          frames--;
        }
      }
      fileBytes += kept;
      files.channel().truncate(fileBytes);
      report.committed(fileBytes, frames);
    } catch (IOException e) {
      // a cut tail: readers stop before it
    }
  }

  synchronized void close() throws HelperException {
    try {
      flush();
    } finally {
      files.close();
    }
  }
}
