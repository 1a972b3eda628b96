package inflight.capture;

import java.util.ArrayList;
import java.util.List;

/** Capturing on another host through ssh: tcpdump there, the same reader here. */
public final class Remote {
  private Remote() {}

  /**
   * The command whose output is the capture. The port that ssh itself uses is left out, or every
   * packet sent here would make another one there.
   *
   * @param host as ssh wants it: {@code user@host}
   * @param device on that host; empty for its first
   * @throws IllegalArgumentException if the host would be taken for an option of ssh
   */
  public static List<String> command(String host, String device, String filter, int snapLen) {
    if (host.isBlank() || host.startsWith("-")) {
      throw new IllegalArgumentException("'" + host + "' is no USER@HOST");
    }
    List<String> there = new ArrayList<>(List.of("tcpdump", "-U", "-w", "-"));
    if (!device.isEmpty()) {
      there.addAll(List.of("-i", device));
    }
    if (snapLen > 0) {
      there.addAll(List.of("-s", String.valueOf(snapLen)));
    }
    String notMine = "not (tcp port 22)";
    there.add(filter.isBlank() ? notMine : "(" + filter.strip() + ") and " + notMine);
    // the other host's shell takes the words apart again
    List<String> quoted = there.stream().map(Remote::quoted).toList();
    return List.of("ssh", "-T", "--", host, "exec " + String.join(" ", quoted));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
