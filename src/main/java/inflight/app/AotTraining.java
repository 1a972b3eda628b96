package inflight.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM does while the build records its ahead-of-time cache (JEP 514): the usual commands on
 * a few captures, so that the classes and profiles of a real start are in the cache.
 */
final class AotTraining {
  private static final int CAPTURES = 3;

  private AotTraining() {}

  /** {@code AotTraining FOLDER}: works on the first captures of the folder. */
  public static void main(String[] args) throws IOException {
    commands(Path.of(args[0])).forEach(Main::run);
    // ends as Main does, for that loads classes too
    System.exit(0);
  }

  private static List<List<String>> commands(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Stream.concat(
              Stream.of(List.of("--version"), List.of("--help")),
              files
                  .filter(f -> f.getFileName().toString().contains(".pcap"))
                  .sorted()
                  .limit(CAPTURES)
                  .map(Path::toString)
                  .flatMap(
                      f ->
                          Stream.of(
                              List.of("connections", f),
                              List.of("fields", f, "-e", "frame.number", "-Y", "tcp"),
                              List.of("explain", f),
                              List.of("stats", f))))
          .toList();
    }
  }
}
