package inflight.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many bytes the interfaces have carried since they came up, where the system tells. */
public final class Traffic {
  private static final Path LINUX = Path.of("/proc/net/dev");
  private static final int RECEIVED = 0;
  private static final int SENT = 8;

  private Traffic() {}

  /** Received and sent bytes by name; empty on other systems than Linux. Opens a small file. */
  public static Map<String, Long> bytesByInterface() {
    try {
      return parse(Files.readAllLines(LINUX));
    } catch (IOException e) {
      return Map.of();
    }
  }

  /** Lines of {@code name: sixteen numbers}, the first eight of what was received. */
  static Map<String, Long> parse(List<String> lines) {
    Map<String, Long> bytes = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String[] numbers = line.substring(colon + 1).strip().split("\\s+");
        try {
          long sum = Long.parseLong(numbers[RECEIVED]) + Long.parseLong(numbers[SENT]);
          bytes.put(line.substring(0, colon).strip(), sum);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
          // not the line of an interface
        }
      }
    }
    return bytes;
  }
}
