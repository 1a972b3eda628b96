package inflight.capture.helper;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.pcap4j.core.Pcaps;

/**
 * The calls of libpcap and of the system that are made per packet or that pcap4j does not have.
 * Addresses and handles are plain numbers, so that a call makes no object.
 */
final class NativeCalls {
  private NativeCalls() {}

  /** libpcap, the same one that pcap4j has loaded. */
  static final class Pcap {
    static {
      Pcaps.libVersion(); // pcap4j finds the library first, wherever this system has it
      Native.register(Pcap.class, NativeLibrary.getInstance(library()));
    }

    private Pcap() {}

    private static String library() {
      if (Platform.isWindows()) {
        return "wpcap";
      }
      if (Platform.isMac()) {
        return "pcap";
      }
      try {
        NativeLibrary.getInstance("pcap");
        return "pcap";
      } catch (UnsatisfiedLinkError e) {
        return "libpcap.so.0.8"; // what Debian installs without the development package
      }
    }

    /** Fills two pointers: to the header and to the bytes of the packet. */
    static native int pcap_next_ex(long handle, long header, long data);

    static native int pcap_get_selectable_fd(long handle);

    static native int pcap_findalldevs(long first, long error);

    static native void pcap_freealldevs(long first);
  }

  /** The C library of Linux and macOS. */
  static final class C {
    static {
      Native.register(C.class, NativeLibrary.getInstance(Platform.C_LIBRARY_NAME));
    }

    private C() {}

    static native int poll(long descriptors, long count, int timeoutMillis);

    static native int getuid();

    static native int geteuid();
  }
}
