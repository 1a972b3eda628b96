package inflight.ui.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/**
 * Asks the user for files, and what to do with a capture that has none yet. Behind an interface,
 * for the headless platform has no such dialogs.
 */
interface FilePicker {
  /** Captures to open; empty if the user thinks better of it. */
  List<Path> captures(Window owner);

  /** What becomes of a live capture that is not saved. */
  enum Unsaved {
    SAVE,
    DISCARD,
    STAY
  }

  /** Asks what becomes of it. */
  default Unsaved unsaved(Window owner, String source) {
    return UnsavedDialog.ask(owner, source);
  }

  /** Where to write; the name carries the ending, such as {@code .svg}. */
  Optional<Path> target(Window owner, String suggestedName, String kind);
}
