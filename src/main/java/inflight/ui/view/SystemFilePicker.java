package inflight.ui.view;

import inflight.ui.model.Settings;
import inflight.ui.model.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The dialogs of the system. They begin in the folder used last. */
final class SystemFilePicker implements FilePicker {
  private static final String FOLDER = "folder";
  private final Settings settings;

  SystemFilePicker(Settings settings) {
    this.settings = settings;
  }

  @Override
  public List<Path> captures(Window owner) {
    FileChooser chooser = chooser();
    chooser.setTitle(Words.of("open.title"));
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(
                Words.of("open.captures"),
                "*.pcap",
                "*.pcapng",
                "*.cap",
                "*.pcap.gz",
                "*.pcapng.gz",
                "*.cap.gz"),
            new ExtensionFilter(Words.of("open.all"), "*"));
    List<File> files = chooser.showOpenMultipleDialog(owner);
    if (files == null || files.isEmpty()) {
      return List.of();
    }
    remember(files.getFirst());
    return files.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> target(Window owner, String suggestedName, String kind) {
    FileChooser chooser = chooser();
    chooser.setTitle(Words.of("export.title", kind));
    chooser.setInitialFileName(suggestedName);
    File file = chooser.showSaveDialog(owner);
    if (file == null) {
      return Optional.empty();
    }
    remember(file);
    return Optional.of(file.toPath());
  }

  private FileChooser chooser() {
    FileChooser chooser = new FileChooser();
    File folder = new File(settings.get(FOLDER, ""));
    if (folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser;
  }

  private void remember(File file) {
    if (file.getParent() != null) {
      settings.set(FOLDER, file.getParent());
      settings.save();
    }
  }
}
