package inflight.host;

import inflight.host.NativeLibraries.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What works on this machine and what does not, each with the one step that mends it. */
public final class Machine {
  private static final int JAVA_WANTED = 25;
  private static final long CAP_NET_RAW = 1L << 13;

  private Machine() {}

  /**
   * Every check but that of the right to capture, in the order of how much depends on it; takes up
   * to 5 s where X hangs.
   */
  public static List<Check> checks() {
    return List.of(java(), Display.window(), Display.drawing(), libpcap());
  }

  private static Check java() {
    String found =
        "Java "
            + Runtime.version()
            + " ("
            + System.getProperty("java.vendor")
            + "), "
            + System.getProperty("java.home");
    return Runtime.version().feature() >= JAVA_WANTED
        ? Check.good("java", found)
        : Check.bad("java", found, "install a JDK " + JAVA_WANTED + " or newer");
  }

  /** Whether the library that captures is installed. */
  public static Check libpcap() {
    String name = "libpcap";
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path npcap = Path.of(System.getenv().getOrDefault("SystemRoot", "C:\\Windows"));
      return Files.exists(npcap.resolve("System32/Npcap/wpcap.dll"))
          ? Check.good(name, "Npcap")
          : Check.bad(name, "Npcap is not installed", "install Npcap from https://npcap.com");
    }
    if (os.startsWith("mac")) {
      return Check.good(name, "part of macOS");
    }
    Needed needed = new Needed("libpcap.so.0.8", "libpcap0.8");
    if (NativeLibraries.loads(needed.file()) || NativeLibraries.loads("libpcap.so.1")) {
      return Check.good(name, "found");
    }
    return Check.bad(
        name,
        "not found (only live capture needs it)",
        NativeLibraries.aptInstall(List.of(needed)));
  }

  /** Whether this process may open network devices. */
  public static Check permission() {
    String name = "permission to capture";
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return new Check(name, true, "not checked on " + System.getProperty("os.name"), "");
    }
    return hasNetRaw(status)
        ? Check.good(name, "this process may open network devices")
        : Check.bad(
            name,
            "this user may not open network devices",
            "capture with rights, open without: sudo tcpdump -w FILE.pcap; inflight FILE.pcap");
  }

  private static boolean hasNetRaw(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("CapEff:")) {
          return (Long.parseUnsignedLong(line.substring(7).trim(), 16) & CAP_NET_RAW) != 0;
        }
      }
    } catch (IOException | NumberFormatException unknown) {
      return false;
    }
    return false;
  }
}
