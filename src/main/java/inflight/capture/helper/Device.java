package inflight.capture.helper;

import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import inflight.packet.wire.LinkType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Field;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;

/**
 * An open network device: pcap4j opens it, {@code pcap_next_ex} is called directly. Packets are
 * left where libpcap has them. For one thread.
 */
final class Device {
  /** How long the kernel keeps packets back to hand over many at once. */
  static final int TIMEOUT_MILLIS = 10;

  /** All memory of the process, to read what libpcap points to. */
  @SuppressWarnings("restricted")
  static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private static final int NO_SUCH_DEVICE = -5;
  private static final int NO_PERMISSION = -8;
  private static final int NOT_UP = -9;
  private static final int NO_PERMISSION_PROMISCUOUS = -11;

  /** {@code struct timeval} has two longs, which are of 32 bits on Windows. */
  private static final int TIME_HALF = Platform.isWindows() ? 4 : 8;

  private final String name;
  private final PcapHandle pcap;
  private final long handle;
  private final int nanosPerUnit;
  private final MemorySegment pointers;
  private final MemorySegment descriptor;

  private long header;
  private long data;

  private Device(String name, PcapHandle pcap) throws HelperException {
    this.name = name;
    this.pcap = pcap;
    this.handle = address(pcap);
    this.nanosPerUnit = pcap.getTimestampPrecision() == TimestampPrecision.NANO ? 1 : 1000;
    this.pointers = Arena.global().allocate(16, 8);
    this.descriptor = descriptor();
  }

  static Device open(String name, CaptureOptions o) throws HelperException {
    PcapHandle pcap;
    try {
      pcap =
          new PcapHandle.Builder(name)
              .snaplen(o.snapLen)
              .promiscuousMode(
                  o.promiscuous ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
              .timeoutMillis(TIMEOUT_MILLIS)
              .bufferSize(o.ringBytes)
              .timestampPrecision(TimestampPrecision.NANO)
              .build();
    } catch (PcapNativeException e) {
      throw cannotOpen(name, e);
    }
    try {
      if (!o.filter.isBlank()) {
        pcap.setFilter(o.filter, BpfCompileMode.OPTIMIZE);
      }
      return new Device(name, pcap);
    } catch (PcapNativeException e) {
      pcap.close();
      throw new HelperException(HelperException.BAD_FILTER, Filters.reason(e));
    } catch (NotOpenException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HelperException cannotOpen(String name, PcapNativeException e) {
    int code = e.getReturnCode() == null ? 0 : e.getReturnCode();
    String text = String.valueOf(e.getMessage());
    if (code == NO_PERMISSION || code == NO_PERMISSION_PROMISCUOUS || text.contains("ermi")) {
      return new HelperException(
          HelperException.NO_PERMISSION, name + " may not be opened by this user");
    }
    if (code == NO_SUCH_DEVICE || text.contains("No such device")) {
      return new HelperException(HelperException.NO_SUCH_DEVICE, "no interface is called " + name);
    }
    if (code == NOT_UP) {
      return new HelperException(HelperException.NOT_UP, name + " is not up");
    }
    return new HelperException(HelperException.CANNOT_OPEN, name + ": " + text);
  }

  /** pcap4j keeps the pointer to itself. Its version is pinned, and a test opens a device. */
  private static long address(PcapHandle pcap) {
    try {
      Field field = PcapHandle.class.getDeclaredField("handle");
      field.setAccessible(true);
      return Pointer.nativeValue((Pointer) field.get(pcap));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not pcap4j 1.8.2", e);
    }
  }

  /**
   * What to wait on, so that what came is written before waiting for more: {@code struct pollfd}.
   * Null where libpcap has nothing to wait on, as on Windows: there {@link #next} waits itself.
   */
  private MemorySegment descriptor() throws HelperException {
    int fd = Platform.isWindows() ? -1 : NativeCalls.Pcap.pcap_get_selectable_fd(handle);
    if (fd < 0) {
      return null;
    }
    try {
      pcap.setBlockingMode(BlockingMode.NONBLOCKING);
    } catch (PcapNativeException | NotOpenException e) {
      return null;
    }
    MemorySegment poll = Arena.global().allocate(8, 4);
    poll.set(INT, 0, fd);
    poll.set(INT, 4, 1); // POLLIN, in the order of bytes of all processors that Java 25 runs on
    return poll;
  }

  String name() {
    return name;
  }

  /** LINKTYPE_ number: as libpcap's own, but for raw IP, whose number differs by system. */
  int linkType() {
    int dlt = pcap.getDlt().value();
    return dlt == LinkType.RAW_BSD || dlt == LinkType.RAW_OPENBSD ? LinkType.RAW : dlt;
  }

  /** Moves to the next packet. False if none has come (yet). */
  boolean next() throws HelperException {
    long at = pointers.address();
    int found = NativeCalls.Pcap.pcap_next_ex(handle, at, at + 8);
    if (found == 1) {
      header = pointers.get(LONG, 0);
      data = pointers.get(LONG, 8);
      return true;
    }
    if (found == 0) {
      return false;
    }
    throw new HelperException(HelperException.DEVICE_GONE, name + ": " + error());
  }

  private String error() {
    try {
      return String.valueOf(pcap.getError());
    } catch (NotOpenException e) {
      return "closed";
    }
  }

  /** Returns when a packet may have come, or after this time. */
  void await(int millis) {
    if (descriptor != null) {
      NativeCalls.C.poll(descriptor.address(), 1, millis);
    }
  }

  /** Whether the device reported anything but packets when it was waited for last. */
  boolean troubled() {
    return descriptor != null && (descriptor.get(INT, 4) >>> 16 & ~1) != 0;
  }

  long tsNanos() {
    long seconds = TIME_HALF == 8 ? MEMORY.get(LONG, header) : MEMORY.get(INT, header);
    return seconds * 1_000_000_000L + (long) MEMORY.get(INT, header + TIME_HALF) * nanosPerUnit;
  }

  /** Where in {@link #MEMORY} the packet's bytes begin. */
  long data() {
    return data;
  }

  int capturedLen() {
    return MEMORY.get(INT, header + 2 * TIME_HALF);
  }

  int originalLen() {
    return MEMORY.get(INT, header + 2 * TIME_HALF + 4);
  }

  /** Null once the device is gone. */
  PcapStat statistics() {
    try {
      return pcap.getStats();
    } catch (PcapNativeException | NotOpenException e) {
      return null;
    }
  }

  void close() {
    pcap.close();
  }
}
