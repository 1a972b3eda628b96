package inflight.scene.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a connection can be written as; the ending of the file name chooses. */
public enum ExportFormat {
  /** The whole ladder as a drawing. */
  SVG,
  /** The whole ladder as a picture. */
  PNG,
  /** The ladder to be played in a browser, with explanations; one file, no network. */
  HTML,
  /** One row per segment. */
  CSV,
  /** One object per segment. */
  JSON;

  /** With the dot: {@code .svg}. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** The format that a file's name asks for. */
  public static Optional<ExportFormat> of(Path file) {
    String name =
        file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> name.endsWith(f.ending())).findFirst();
  }

  /** All endings in one line, for people. */
  public static String endings() {
    return Arrays.stream(values()).map(ExportFormat::ending).collect(Collectors.joining(", "));
  }
}
