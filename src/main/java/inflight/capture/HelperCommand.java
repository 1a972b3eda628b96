package inflight.capture;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How the helper is started: the same JVM and libraries, another main class, a small heap. */
final class HelperCommand {
  /** By name: this package may not use the helper's classes, and the window must not load them. */
  static final String MAIN = "inflight.capture.helper.Helper";

  private HelperCommand() {}

  static List<String> of(List<String> helperArguments) {
    List<String> words = new ArrayList<>();
    String java = Os.NOW == Os.WINDOWS ? "java.exe" : "java";
    words.add(Path.of(System.getProperty("java.home"), "bin", java).toString());
    words.addAll(
        List.of(
            "-Xlog:disable",
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "--enable-native-access=ALL-UNNAMED"));
    if (Os.NOW == Os.WINDOWS) {
      words.add("-Djna.library.path=" + System.getenv("SystemRoot") + "\\System32\\Npcap");
    }
    words.addAll(List.of("-cp", classPath(), MAIN));
    words.addAll(helperArguments);
    return words;
  }

  /** Absolute, for another user may start it from another folder. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(p -> !p.isEmpty())
        .map(p -> Path.of(p).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
