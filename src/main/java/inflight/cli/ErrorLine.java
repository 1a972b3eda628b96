package inflight.cli;

import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** The one line on err that says what failed; never more than one, never unescaped. */
final class ErrorLine {
  private ErrorLine() {}

  static void print(PrintStream err, String message) {
    err.print("inflight: " + oneLine(message) + "\n");
  }

  /** What went wrong in words for a user; the JDK's file exceptions hold only the path. */
  static String of(Exception e) {
    if (e instanceof FileSystemException f) {
      return f.getFile() + ": " + reason(f);
    }
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  private static String reason(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "permission denied";
      case NotDirectoryException _ -> "not a folder";
      case FileAlreadyExistsException _ -> "exists already";
      default -> e.getReason() == null ? "cannot be used" : e.getReason();
    };
  }

  /** Control characters, which could move a terminal's cursor or fake a second line, as escapes. */
  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder();
    message
        .strip()
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                line.append("; ");
              } else if (Character.isISOControl(c)) {
                line.append(String.format("\\x%02x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }
}
