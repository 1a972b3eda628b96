package inflight.capture;

import java.util.Locale;

/** The system this runs on, as far as capturing differs. */
enum Os {
  LINUX,
  MAC,
  WINDOWS;

  /** Other Unixes are taken for Linux. */
  static final Os NOW = of(System.getProperty("os.name", ""));

  static Os of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("windows") ? WINDOWS : lower.startsWith("mac") ? MAC : LINUX;
  }
}
