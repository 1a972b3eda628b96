package inflight.cli;

import inflight.capture.Way;
import inflight.host.Check;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether this user may capture, by which way, and what gives the right once and for all. */
final class CaptureRight {
  private static final String NAME = "permission to capture";

  private CaptureRight() {}

  static Check check() {
    List<Way> ways = Way.usable();
    if (Way.mayCapture()) {
      return new Check(NAME, true, ways.getFirst().explanation(), "");
    }
    String others =
        ways.stream()
            .filter(w -> w != Way.DIRECT)
            .map(Way::explanation)
            .collect(Collectors.joining(" "));
    String found = "this user may not open network devices by itself";
    return new Check(NAME, false, others.isEmpty() ? found : found + ". " + others, mend());
  }

  /** One command, that installs the one program that hands the one capability on. */
  private static String mend() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return "install Wireshark's ChmodBPF, or: sudo chgrp staff /dev/bpf* && sudo chmod g+rw"
          + " /dev/bpf*";
    }
    if (os.startsWith("windows")) {
      return "install Npcap without \"restrict to administrators\", or start as administrator";
    }
    String folder = Way.INSTALLED_AT.getParent().toString();
    return "sudo install -d %s && sudo install -m 0750 -g \"$(id -gn)\" \"$(command -v setpriv)\" %s && sudo setcap cap_net_raw=ep %s"
        .formatted(folder, Way.INSTALLED_AT, Way.INSTALLED_AT);
  }
}
