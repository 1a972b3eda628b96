package inflight.capture.helper;

import inflight.packet.capfile.CaptureInterface;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Moves a pcap or pcapng stream into the file: from stdin, a named pipe, or a program that is
 * started here and ended when the capture stops. Blocks of pcapng are copied as they are.
 */
final class StreamSource {
  private static final int SECTION = 0x0a0d0d0a;
  private static final int BYTE_ORDER = 0x1a2b3c4d;
  private static final int INTERFACE = 1;
  private static final int PCAP_MICROS = 0xa1b2c3d4;
  private static final int PCAP_NANOS = 0xa1b23c4d;
  private static final int LINK_TYPE_MASK = 0x03ff_ffff;
  private static final int MAX_BLOCK = 16 << 20;
  private static final int BUFFER = 1 << 16;
  private static final long LAST_WORDS_MILLIS = 2000;

  private final CaptureOptions options;
  private final CaptureWriter writer;
  private final Report report;
  private final Stop stop;
  private InputStream in;
  private byte[] bytes = new byte[BUFFER];
  private ByteBuffer view = ByteBuffer.wrap(bytes);

  StreamSource(CaptureOptions options, CaptureWriter writer, Report report, Stop stop) {
    this.options = options;
    this.writer = writer;
    this.report = report;
    this.stop = stop;
  }

  void run() throws HelperException, IOException, InterruptedException {
    Process program = options.command.isEmpty() ? null : start();
    in = new BufferedInputStream(open(program), BUFFER);
    endWithStop(program);
    try {
      copy();
    } catch (EOFException e) {
      // the stream ends: between two blocks or within one, which is left out
    } catch (IOException e) {
      if (!stop.requested()) {
        throw new HelperException(HelperException.BAD_STREAM, String.valueOf(e.getMessage()));
      }
    }
    writer.flush();
    if (program != null) {
      ended(program);
    }
  }

  private Process start() throws HelperException {
    try {
      Process program = new ProcessBuilder(options.command).redirectError(Redirect.INHERIT).start();
      if (options.stream != null) {
        program.getOutputStream().close();
      }
      return program;
    } catch (IOException e) {
      throw new HelperException(HelperException.CANNOT_OPEN, String.valueOf(e.getMessage()));
    }
  }

  private InputStream open(Process program) throws HelperException {
    try {
      if (options.stream == null) {
        return program.getInputStream();
      }
      return options.stream.equals("-") ? System.in : Files.newInputStream(Path.of(options.stream));
    } catch (IOException e) {
      throw new HelperException(HelperException.CANNOT_OPEN, String.valueOf(e.getMessage()));
    }
  }

  /** When the capture is to end, so is the program; what it then still says is taken. */
  private void endWithStop(Process program) {
    Thread.ofPlatform()
        .daemon()
        .name("stop")
        .start(
            () -> {
              try {
                while (!stop.requested()) {
                  stop.await(3600);
                }
                if (program != null) {
                  program.destroy();
                  Thread.sleep(LAST_WORDS_MILLIS);
                  program.destroyForcibly();
                }
                in.close();
              } catch (InterruptedException | IOException e) {
                // the process ends
              }
            });
  }

  private void ended(Process program) throws HelperException, InterruptedException {
    boolean wanted = stop.requested();
    stop.request();
    if (!program.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
      program.destroyForcibly();
    } else if (program.exitValue() != 0 && !wanted) {
      throw new HelperException(
          HelperException.BAD_STREAM,
          options.command.getFirst() + " ended with code " + program.exitValue());
    }
  }

  private void copy() throws IOException, HelperException {
    read(0, 4);
    int magic = view.order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    if (magic == SECTION) {
      copyBlocks();
      return;
    }
    boolean big = isPcap(Integer.reverseBytes(magic));
    if (!big && !isPcap(magic)) {
      throw new HelperException(
          HelperException.BAD_STREAM, "what comes is neither pcap nor pcapng");
    }
    view.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    copyPcap();
  }

  private static boolean isPcap(int magic) {
    return magic == PCAP_MICROS || magic == PCAP_NANOS;
  }

  private void copyPcap() throws IOException, HelperException {
    int nanosPerUnit = view.getInt(0) == PCAP_NANOS ? 1 : 1000;
    read(4, 20);
    int linkType = view.getInt(20) & LINK_TYPE_MASK;
    int snapLen = view.getInt(16);
    writer.addInterface(new CaptureInterface(0, linkType, snapLen, "", "", options.filter, -1, -1));
    begun(String.valueOf(linkType));
    boolean more = true;
    while (more) {
      read(0, 16);
      long seconds = view.getInt(0) & 0xffff_ffffL;
      long ts = seconds * 1_000_000_000L + (view.getInt(4) & 0xffff_ffffL) * nanosPerUnit;
      int capturedLen = view.getInt(8);
      int originalLen = view.getInt(12);
      read(0, checked(capturedLen));
      more = writer.packet(0, ts, MemorySegment.ofArray(bytes), 0, capturedLen, originalLen);
      flushIfQuiet();
    }
  }

  private void copyBlocks() throws IOException, HelperException {
    boolean more = true;
    boolean first = true;
    read(4, 4);
    while (more) {
      int have = 8;
      boolean section = view.getInt(0) == SECTION; // reads the same in both orders
      if (section) {
        read(8, 4);
        have = 12;
        view.order(ByteOrder.LITTLE_ENDIAN);
        if (view.getInt(8) != BYTE_ORDER) {
          view.order(ByteOrder.BIG_ENDIAN);
        }
        writer.newSection();
      }
      int len = checked(view.getInt(4));
      if (len < 12 || len % 4 != 0 || len < have) {
        throw new HelperException(
            HelperException.BAD_STREAM, "a block of pcapng claims a length of " + len);
      }
      read(have, len - have);
      if (section || view.getInt(0) == INTERFACE) {
        writer.head(bytes, len, view.order() == ByteOrder.BIG_ENDIAN);
      } else {
        more = writer.block(bytes, len);
      }
      if (first) {
        first = false;
        begun("");
      }
      flushIfQuiet();
      read(0, 8);
    }
  }

  private void begun(String linkType) throws HelperException {
    writer.flush();
    report.line(("ready " + linkType).strip());
  }

  private static int checked(int len) throws HelperException {
    if (len < 0 || len > MAX_BLOCK) {
      throw new HelperException(
          HelperException.BAD_STREAM,
          "a record of the stream claims " + Integer.toUnsignedString(len) + " bytes");
    }
    return len;
  }

  private void flushIfQuiet() throws IOException, HelperException {
    if (in.available() == 0) {
      writer.flush();
    }
  }

  /** Reads so many bytes to bytes[at..]. */
  private void read(int at, int count) throws IOException {
    if (at + count > bytes.length) {
      ByteOrder order = view.order();
      bytes = Arrays.copyOf(bytes, at + count + BUFFER);
      view = ByteBuffer.wrap(bytes).order(order);
    }
    if (in.readNBytes(bytes, at, count) < count) {
      throw new EOFException();
    }
  }
}
