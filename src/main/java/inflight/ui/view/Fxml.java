package inflight.ui.view;

import inflight.ui.model.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** The files in the {@code fxml} folder; a test compares the two. */
public enum Fxml {
  MAIN("main.fxml"),
  WELCOME("welcome.fxml"),
  CAPTURE("capture.fxml"),
  LIVE("live.fxml"),
  WORKBENCH("workbench.fxml"),
  CONNECTIONS("connections.fxml"),
  SEGMENTS("segments.fxml"),
  TIMELINE("timeline.fxml"),
  STREAM("stream.fxml"),
  FINDINGS("findings.fxml"),
  INSPECTOR("inspector.fxml"),
  TRANSPORT("transport.fxml"),
  STATUS("status.fxml");

  private final String file;

  Fxml(String file) {
    this.file = file;
  }

  /** The name of the file in the folder, for instance {@code main.fxml}. */
  public String file() {
    return file;
  }

  /** Where the file is at run time. */
  public URL url() {
    return Fxml.class.getResource("/fxml/" + file);
  }

  /** Builds what the file describes, with controllers from {@code controllers}. */
  Parent load(Controllers controllers) {
    FXMLLoader loader = new FXMLLoader(url(), Words.bundle());
    loader.setControllerFactory(controllers);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
