package inflight.ui.model;

import inflight.query.field.Escape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The files opened last, newest first, kept in the {@link Settings}. */
public final class RecentFiles {
  private static final int MAX = 8;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /**
   * One file that was opened.
   *
   * @param frames how many it held, -1 if it was left before that was known
   * @param openedMillis since the epoch
   */
  public record Recent(Path path, long frames, long openedMillis) {
    public String name() {
      Path name = path.getFileName();
      return Escape.text(name == null ? path.toString() : name.toString());
    }

    /** Size, frames and day, as far as they are known: {@code 48 MB · 61 234 frames · today}. */
    public String facts(LocalDate today) {
      List<String> facts = new ArrayList<>();
      try {
        facts.add(Units.bytes(Files.size(path)));
      } catch (IOException e) {
        facts.add(Words.of("recent.gone"));
      }
      if (frames >= 0) {
        facts.add(Words.counted("frames", frames));
      }
      facts.add(day(today));
      return String.join(" · ", facts);
    }

    private String day(LocalDate today) {
      LocalDate day =
          Instant.ofEpochMilli(openedMillis).atZone(ZoneId.systemDefault()).toLocalDate();
      long ago = ChronoUnit.DAYS.between(day, today);
      if (ago == 0) {
        return Words.of("day.today");
      }
      if (ago == 1) {
        return Words.of("day.yesterday");
      }
      return ago > 1 && ago < 7
          ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
          : DAY.format(day);
    }
  }

  private final Settings settings;
  private final ObservableList<Recent> files = FXCollections.observableArrayList();

  /** Held, for it listens to {@link #files} only as long as somebody holds it. */
  private final ObservableList<Recent> view = FXCollections.unmodifiableObservableList(files);

  public RecentFiles(Settings settings) {
    this.settings = settings;
    for (int i = 0; i < MAX; i++) {
      String path = settings.get("recent." + i + ".path", "");
      if (!path.isEmpty()) {
        read(i, path);
      }
    }
  }

  private void read(int i, String path) {
    try {
      files.add(
          new Recent(
              Path.of(path),
              (long) settings.get("recent." + i + ".frames", -1),
              (long) settings.get("recent." + i + ".opened", 0)));
    } catch (InvalidPathException e) {
      // written on another system
    }
  }

  public ObservableList<Recent> files() {
    return view;
  }

  /** Puts a file at the top and remembers it. */
  public void opened(Path path, long frames, long openedMillis) {
    Path absolute = path.toAbsolutePath().normalize();
    files.removeIf(r -> r.path().equals(absolute));
    files.addFirst(new Recent(absolute, frames, openedMillis));
    if (files.size() > MAX) {
      files.removeLast();
    }
    save();
  }

  /** Forgets one, as when it is no longer there. */
  public void forget(Path path) {
    files.removeIf(r -> r.path().equals(path));
    save();
  }

  private void save() {
    for (int i = 0; i < MAX; i++) {
      String key = "recent." + i;
      if (i < files.size()) {
        Recent r = files.get(i);
        settings.set(key + ".path", r.path().toString());
        settings.set(key + ".frames", r.frames());
        settings.set(key + ".opened", r.openedMillis());
      } else {
        settings.remove(key + ".path");
      }
    }
    settings.save();
  }
}
