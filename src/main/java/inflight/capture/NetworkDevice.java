package inflight.capture;

import java.util.List;

/**
 * An interface that libpcap knows.
 *
 * @param name such as {@code eth0}
 * @param description in words, often empty
 * @param addresses numbers of IPv4 and IPv6, perhaps none
 * @param flags libpcap's PCAP_IF_ bits
 * @param linkType LINKTYPE_ number, -1 if only opening it would tell
 */
public record NetworkDevice(
    String name, String description, List<String> addresses, int flags, int linkType) {
  private static final int LOOPBACK = 1;
  private static final int UP = 1 << 1;
  private static final int RUNNING = 1 << 2;
  private static final int WIRELESS = 1 << 3;
  private static final int CONNECTION = 3 << 4;
  private static final int CONNECTED = 1 << 4;
  private static final int DISCONNECTED = 2 << 4;

  public boolean isLoopback() {
    return (flags & LOOPBACK) != 0;
  }

  public boolean isUp() {
    return (flags & UP) != 0;
  }

  public boolean isRunning() {
    return (flags & RUNNING) != 0;
  }

  public boolean isWireless() {
    return (flags & WIRELESS) != 0;
  }

  /** There is a cable or a radio link; what has neither counts as connected too. */
  public boolean isConnected() {
    return (flags & CONNECTION) != DISCONNECTED;
  }

  /** In one word: {@code up}, {@code down}, {@code no link} or {@code not running}. */
  public String state() {
    if (!isUp()) {
      return (flags & CONNECTION) == CONNECTED || flags == 0 || isOfNoNetwork() ? "" : "down";
    }
    if (!isConnected()) {
      return "no link";
    }
    return isRunning() ? "up" : "not running";
  }

  /** Pseudo-devices, as those of Bluetooth or netfilter, have no state. */
  private boolean isOfNoNetwork() {
    return (flags & CONNECTION) == CONNECTION && (flags & RUNNING) == 0;
  }

  /**
   * From a line of the helper: name, flags, link type, addresses, description, tabs between.
   *
   * @throws IllegalArgumentException if it is no such line
   */
  static NetworkDevice parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException(line);
    }
    List<String> addresses =
        cells[3].isEmpty()
            ? List.of()
            : List.of(cells[3].split(",")).stream().map(NetworkDevice::shortest).toList();
    return new NetworkDevice(
        cells[0], cells[4], addresses, Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
  }

  /** RFC 5952: the longest run of zero groups becomes two colons. */
  static String shortest(String address) {
    String[] groups = address.split(":");
    if (groups.length != 8) {
      return address;
    }
    int best = 0;
    int bestLen = 1;
    for (int i = 0; i < 8; i++) {
      int n = 0;
      while (i + n < 8 && groups[i + n].equals("0")) {
        n++;
      }
      if (n > bestLen) {
        best = i;
        bestLen = n;
      }
    }
    if (bestLen == 1) {
      return address;
    }
    List<String> all = List.of(groups);
    return String.join(":", all.subList(0, best))
        + "::"
        + String.join(":", all.subList(best + bestLen, 8));
  }
}
