package inflight.ui.view;

import java.net.URL;

/** The files in the {@code fxml} folder; a test compares the two. */
public enum Fxml {
  MAIN("main.fxml");

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
}
