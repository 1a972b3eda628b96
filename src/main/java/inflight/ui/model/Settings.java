package inflight.ui.model;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;

/**
 * What the window remembers from one run to the next, in a small properties file in the user's
 * configuration folder. A folder that cannot be read or written costs the memory, nothing else.
 */
public final class Settings {
  private final Path file;
  private final Properties values = new Properties();

  /**
   * @param file null to remember nothing
   */
  public Settings(Path file) {
    this.file = file;
    if (file != null && Files.isRegularFile(file)) {
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        values.load(in);
      } catch (IOException | IllegalArgumentException e) {
        // unreadable or damaged: start afresh
        values.clear();
      }
    }
  }

  /** In the place where this system keeps such files; {@code -Dinflight.config=FOLDER} moves it. */
  public static Settings ofThisUser() {
    return new Settings(folder().resolve("window.properties"));
  }

  /** Where this user's program keeps what is too large for settings. */
  public Path dataFolder() {
    if (file == null) {
      return Path.of(System.getProperty("java.io.tmpdir"), "inflight-without-settings");
    }
    boolean own = System.getProperty("inflight.config") == null;
    String state = env("XDG_STATE_HOME", System.getProperty("user.home", ".") + "/.local/state");
    return own && file.startsWith(folder()) && System.getProperty("os.name", "").equals("Linux")
        ? Path.of(state, "inflight")
        : file.toAbsolutePath().getParent();
  }

  private static Path folder() {
    String named = System.getProperty("inflight.config");
    if (named != null) {
      return Path.of(named);
    }
    String home = System.getProperty("user.home", ".");
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return Path.of(env("APPDATA", home), "Inflight");
    }
    if (system.contains("mac")) {
      return Path.of(home, "Library", "Application Support", "Inflight");
    }
    return Path.of(env("XDG_CONFIG_HOME", home + "/.config"), "inflight");
  }

  private static String env(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  public String get(String key, String otherwise) {
    return values.getProperty(key, otherwise);
  }

  public double get(String key, double otherwise) {
    try {
      double value = Double.parseDouble(values.getProperty(key, ""));
      return Double.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  public void set(String key, String value) {
    values.setProperty(key, value);
  }

  public void set(String key, double value) {
    values.setProperty(key, Double.toString(value));
  }

  public void remove(String key) {
    values.remove(key);
  }

  /** Writes the file as a whole or not at all. */
  public void save() {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path next = Files.createTempFile(file.getParent(), "window", ".tmp");
      try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
        values.store(out, null);
      }
      move(next);
    } catch (IOException | SecurityException e) {
      // a read-only home: nothing is remembered, and nothing else is lost
    }
  }

  private void move(Path next) throws IOException {
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
