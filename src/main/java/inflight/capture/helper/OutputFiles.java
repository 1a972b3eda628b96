package inflight.capture.helper;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;

/** The file that is written, or one after the other of a ring. Only its user may read it. */
final class OutputFiles {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final long NEARLY_NOTHING = 2 << 20;

  private final CaptureOptions options;
  private final Report report;
  private final Queue<Path> kept = new ArrayDeque<>();
  private int number;
  private Path path;
  private FileChannel channel;

  OutputFiles(CaptureOptions options, Report report) {
    this.options = options;
    this.report = report;
  }

  FileChannel channel() {
    return channel;
  }

  /** Closes the file and begins the next; of a ring that is full the oldest goes. */
  void next() throws HelperException {
    close();
    path = options.fileBytes == Long.MAX_VALUE ? options.file : numbered(++number);
    FileAttribute<?>[] mine =
        path.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      channel =
          FileChannel.open(
              path,
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING),
              mine);
      kept.add(path);
      if (options.files > 0 && kept.size() > options.files) {
        Files.deleteIfExists(kept.remove());
      }
    } catch (IOException e) {
      throw failure(e);
    }
    report.line("file " + path);
  }

  /** As dumpcap names them: the name, a number, the time, the ending. */
  private Path numbered(int n) {
    String name = options.file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot);
    String stamp = STAMP.format(LocalDateTime.now());
    return options.file.resolveSibling(
        String.format(Locale.ROOT, "%s_%05d_%s%s", stem, n, stamp, ending));
  }

  HelperException failure(IOException e) {
    if (isFull(e)) {
      return new HelperException(HelperException.DISK_FULL, path + ": the disk is full");
    }
    String why =
        switch (e) {
          case NoSuchFileException _ -> "there is no such folder";
          case AccessDeniedException _ -> "permission denied";
          default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    return new HelperException(
        HelperException.CANNOT_WRITE, why.startsWith(path + ":") ? why : path + ": " + why);
  }

  /** The message is in the language of the system, so the disk is asked too. */
  private boolean isFull(IOException e) {
    try {
      return String.valueOf(e.getMessage()).contains("No space left")
          || channel != null && Files.getFileStore(path).getUsableSpace() < NEARLY_NOTHING;
    } catch (IOException unknown) {
      return false;
    }
  }

  void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // everything was written before
    }
  }
}
