package inflight.ui.model;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One capture of the sample gallery, as its MANIFEST describes it.
 *
 * @param title at most four words
 * @param shows one sentence
 * @param eventFrame the frame to look at first, counted from 1; 1 if the manifest names none
 */
public record Sample(Path file, String title, String shows, int eventFrame) {

  /** The samples that are shipped with the program, in the order of the manifest; often none. */
  public static List<Sample> all() {
    for (Path folder : folders()) {
      Path manifest = folder.resolve("MANIFEST");
      if (Files.isReadable(manifest)) {
        try {
          return read(folder, Files.readAllLines(manifest, StandardCharsets.UTF_8));
        } catch (IOException e) {
          // look in the next place
        }
      }
    }
    return List.of();
  }

  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    String named = System.getProperty("inflight.samples");
    if (named != null) {
      folders.add(Path.of(named));
    }
    folders.add(Path.of("sample-captures"));
    Path beside = besideTheProgram();
    if (beside != null) {
      folders.add(beside);
    }
    return folders;
  }

  /** The program is {@code lib/inflight.jar}, or {@code target/classes} while it is developed. */
  private static Path besideTheProgram() {
    CodeSource source = Sample.class.getProtectionDomain().getCodeSource();
    try {
      Path program = source == null ? null : Path.of(source.getLocation().toURI());
      Path folder = program == null ? null : program.getParent();
      return folder == null ? null : folder.resolveSibling("sample-captures");
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  /** Reads a manifest; a record without a file that exists is left out. */
  static List<Sample> read(Path folder, List<String> lines) {
    List<Sample> samples = new ArrayList<>();
    Map<String, String> record = new HashMap<>();
    for (String line : lines) {
      if (line.isEmpty()) {
        add(samples, folder, record);
        record.clear();
      } else if (!line.startsWith("#")) {
        String[] parts = line.split("\t", 3);
        if (parts.length > 1) {
          // of repeated keys the first counts
          record.putIfAbsent(parts[0], parts[1]);
        }
      }
    }
    add(samples, folder, record);
    return List.copyOf(samples);
  }

  private static void add(List<Sample> samples, Path folder, Map<String, String> record) {
    String name = record.get("file");
    if (name == null || !Files.isReadable(folder.resolve(name))) {
      return;
    }
    samples.add(
        new Sample(
            folder.resolve(name),
            record.getOrDefault("title", name),
            record.getOrDefault("shows", ""),
            number(record.get("event"))));
  }

  private static int number(String text) {
    try {
      return text == null ? 1 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
