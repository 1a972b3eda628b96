package inflight.ui.model;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder in which live captures are kept until they are saved under a name. The name of a file
 * ends with the process that made it: what a process left behind that is gone is offered again.
 */
public final class UnsavedCaptures {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final Pattern NAME = Pattern.compile(".*-(\\d+)\\.pcapng");

  /** A file with a section header and an interface holds no packet yet. */
  private static final long EMPTY_BYTES = 400;

  private final Path folder;

  UnsavedCaptures(Path folder) {
    this.folder = folder;
  }

  /** A name for a new capture of this source; the file is not made. */
  public Path newFile(String source) throws IOException {
    Files.createDirectories(folder);
    String safe = source.replaceAll("[^A-Za-z0-9_.-]", "_");
    String stamp = STAMP.format(LocalDateTime.now());
    long pid = ProcessHandle.current().pid();
    return folder.resolve(safe + "-" + stamp + "-" + pid + ".pcapng");
  }

  /** What earlier runs left behind, the oldest first; what they left empty is removed. */
  public List<Path> leftBehind() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pcapng")) {
      for (Path file : files) {
        if (!isInUse(file)) {
          if (Files.size(file) <= EMPTY_BYTES) {
            Files.delete(file);
          } else {
            found.add(file);
          }
        }
      }
    } catch (IOException e) {
      // no folder: nothing was left
    }
    found.sort(null);
    return found;
  }

  private static boolean isInUse(Path file) {
    Matcher m = NAME.matcher(file.getFileName().toString());
    try {
      return m.matches()
          && ProcessHandle.of(Long.parseLong(m.group(1))).map(ProcessHandle::isAlive).orElse(false);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether the file is one of these, and so goes away when it is not saved. */
  public boolean holds(Path file) {
    return file.toAbsolutePath().startsWith(folder.toAbsolutePath());
  }
}
