package inflight.ui.view;

import inflight.ui.model.Settings;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.stage.Window;

/** What buttons and keys of several places do. */
final class WindowActions {
  private static final String THEME = "theme";
  private final WindowModel model;
  private final FilePicker files;

  WindowActions(WindowModel model, FilePicker files) {
    this.model = model;
    this.files = files;
  }

  /** Asks for captures and opens them. */
  void open(Node from) {
    List<Path> picked = files.captures(from.getScene().getWindow());
    if (!picked.isEmpty()) {
      leave(from.getScene().getWindow(), () -> model.open(picked));
    }
  }

  /** Asks under which name, and saves the live capture that is open. */
  void saveLive(Window owner, Runnable then) {
    String name = model.workbenchProperty().get().live().file().getFileName().toString();
    String suggested = name.replaceFirst("-\\d+(\\.pcapng)$", "$1"); // without the process
    files
        .target(owner, suggested, Words.of("live.kind"))
        .ifPresent(target -> model.saveLive(target, then));
  }

  /** Does what closes the capture that is open, once it is saved or may be lost. */
  void leave(Window owner, Runnable then) {
    if (!model.unsaved()) {
      then.run();
      return;
    }
    switch (files.unsaved(owner, model.workbenchProperty().get().live().source())) {
      case SAVE -> saveLive(owner, then);
      case DISCARD -> {
        model.discardLive();
        then.run();
      }
      case STAY -> {}
    }
  }

  FilePicker files() {
    return files;
  }

  /** Light becomes dark and dark becomes light, from now on whatever the system says. */
  void switchTheme() {
    Theme.set(!Theme.dark());
    Settings settings = model.settings();
    settings.set(THEME, Theme.dark() ? "dark" : "light");
    settings.save();
  }

  /** As chosen the last time, else as the system is set. */
  static void startTheme(Settings settings) {
    String chosen = settings.get(THEME, "");
    Theme.set(chosen.isEmpty() ? Theme.systemIsDark() : chosen.equals("dark"));
  }

  /** Goes with the system as long as nothing was chosen. */
  static void systemThemeChanged(Settings settings) {
    if (settings.get(THEME, "").isEmpty()) {
      Theme.set(Theme.systemIsDark());
    }
  }

  void showKeys(Node from) {
    KeysDialog.show(from.getScene().getWindow());
  }
}
