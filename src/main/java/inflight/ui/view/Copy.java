package inflight.ui.view;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts text onto the clipboard. */
final class Copy {
  private Copy() {}

  static void text(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
