package inflight.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ways to the right to open a network device, in the order in which they are tried. */
public enum Way {
  /** This user has it: root, a capability, the group of /dev/bpf, or Npcap without restriction. */
  DIRECT,
  /** A program of root's, installed once, that hands on the one capability and nothing else. */
  INSTALLED,
  /** The desktop asks for a password, then the helper starts as root and becomes this user. */
  PKEXEC,
  /** The same in a terminal. */
  SUDO,
  /** Wireshark's own helper, where the system gave it the right; its output is read. */
  DUMPCAP;

  /** A copy of setpriv (util-linux) with the capability, for this user's group only. */
  public static final Path INSTALLED_AT = Path.of("/usr/local/lib/inflight/with-net-raw");

  private static final long CAP_NET_RAW = 1L << 13;

  /** Those that this machine has, the best first. Starts no program. */
  public static List<Way> usable() {
    List<Way> ways = new ArrayList<>();
    if (Os.NOW != Os.LINUX || hasCapability()) {
      ways.add(DIRECT);
    }
    if (Os.NOW == Os.LINUX && Files.isExecutable(INSTALLED_AT)) {
      ways.add(INSTALLED);
    }
    if (!ways.contains(DIRECT) || Os.NOW == Os.MAC) {
      boolean desktop =
          System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
      if (desktop && Os.NOW == Os.LINUX && onPath("pkexec").isPresent()) {
        ways.add(PKEXEC);
      }
      if (System.console() != null && System.console().isTerminal() && onPath("sudo").isPresent()) {
        ways.add(SUDO);
      }
      if (onPath("dumpcap").isPresent()) {
        ways.add(DUMPCAP);
      }
    }
    return ways.isEmpty() ? List.of(DIRECT) : ways;
  }

  /** Whether a capture can begin without anybody being asked. */
  public static boolean mayCapture() {
    List<Way> ways = usable();
    return ways.contains(INSTALLED)
        || ways.contains(DIRECT) && (Os.NOW != Os.LINUX || hasCapability());
  }

  /** A sentence for people. */
  public String explanation() {
    return switch (this) {
      case DIRECT ->
          mayCapture()
              ? "This user may open network devices."
              : "This user may not open network devices; inflight doctor --fix mends that.";
      case INSTALLED -> "The installed helper " + INSTALLED_AT + " has the right.";
      case PKEXEC -> "The desktop asks for a password; the helper then runs as this user again.";
      case SUDO -> "sudo may ask for a password; the helper then runs as this user again.";
      case DUMPCAP -> "dumpcap of Wireshark captures; packets show up to half a second later.";
    };
  }

  /** Whether somebody is asked, who may say no. */
  boolean asks() {
    return this == PKEXEC || this == SUDO;
  }

  List<String> command(CaptureRequest request) {
    if (request.interfaces().isEmpty()) {
      return HelperCommand.of(request.words()); // a stream needs no right
    }
    List<String> prefix =
        switch (this) {
          case DIRECT, DUMPCAP -> List.of();
          case INSTALLED ->
              List.of(
                  INSTALLED_AT.toString(), "--inh-caps=+net_raw", "--ambient-caps=+net_raw", "--");
          case PKEXEC -> List.of("pkexec");
          case SUDO -> List.of("sudo", "--");
        };
    List<String> command = new ArrayList<>(prefix);
    CaptureRequest asked = this == DUMPCAP ? request.through(dumpcap(request)) : request;
    command.addAll(HelperCommand.of(asked.words()));
    return command;
  }

  private static List<String> dumpcap(CaptureRequest request) {
    List<String> words = new ArrayList<>(List.of("dumpcap", "-q", "-w", "-"));
    for (String name : request.interfaces()) {
      words.addAll(List.of("-i", name));
      if (!request.filter().isEmpty()) {
        words.addAll(List.of("-f", request.filter()));
      }
      if (request.snapLen() > 0) {
        words.addAll(List.of("-s", String.valueOf(request.snapLen())));
      }
      if (!request.promiscuous()) {
        words.add("-p");
      }
    }
    return words;
  }

  /** Root has it; anybody else's child keeps it only as an ambient one (capabilities(7)). */
  private static boolean hasCapability() {
    try {
      boolean root = false;
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        String[] words = line.split("\\s+");
        root |= words[0].equals("Uid:") && words[2].equals("0");
        if (words[0].equals(root ? "CapEff:" : "CapAmb:")) {
          return (Long.parseUnsignedLong(words[1], 16) & CAP_NET_RAW) != 0;
        }
      }
    } catch (IOException | NumberFormatException unknown) {
      return false;
    }
    return false;
  }

  static Optional<Path> onPath(String program) {
    Map<String, String> environment = System.getenv();
    String path = environment.getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
    return Pattern.compile(System.getProperty("path.separator"), Pattern.LITERAL)
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
