package inflight.bench;

/** The window under load; it lives with the views, for it looks into them. */
public final class WindowBench {
  private WindowBench() {}

  /** {@code WindowBench FILE}; without a display on the toolkit's headless platform. */
  public static void main(String[] args) throws InterruptedException {
    if (System.getenv("DISPLAY") == null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    inflight.ui.view.WindowBench.main(args);
  }
}
