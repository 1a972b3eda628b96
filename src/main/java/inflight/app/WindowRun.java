package inflight.app;

import inflight.host.Check;
import inflight.host.Display;
import inflight.ui.view.InflightApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Opens the window, or finds out why that cannot be. Three nets, for a toolkit that lacks something
 * may refuse, throw or hang: what it needs is looked for first, what it throws is caught, and a
 * window that does not show in time is given up.
 */
final class WindowRun {
  private static final long SHOW_SECONDS = 60;

  private WindowRun() {}

  /** Returns when the window is closed, with the exit code of the process. */
  static int run(List<Path> captures) {
    if (System.getProperty("glass.platform") == null) {
      Check window = Display.window();
      if (!window.works()) {
        return WindowlessRun.run(window, captures);
      }
    }
    CountDownLatch shown = new CountDownLatch(1);
    Thread.ofPlatform().daemon().name("window-watch").start(() -> giveUpUnless(shown, captures));
    try {
      InflightApplication.open(captures, shown::countDown);
      return 0;
    } catch (RuntimeException | LinkageError e) {
      if (shown.getCount() == 0) {
        throw e;
      }
      shown.countDown();
      return WindowlessRun.run(failed(deepest(e)), captures);
    }
  }

  private static void giveUpUnless(CountDownLatch shown, List<Path> captures) {
    try {
      if (shown.await(SHOW_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      return;
    }
    int code =
        WindowlessRun.run(
            new Check(
                "window",
                false,
                "the toolkit did not show a window within " + SHOW_SECONDS + " s",
                "see native-setup.md, or `inflight doctor`"),
            captures);
    // a hanging toolkit also hangs an orderly exit
    Runtime.getRuntime().halt(code);
  }

  private static Check failed(Throwable e) {
    return new Check(
        "window",
        false,
        e.getClass().getSimpleName() + ": " + e.getMessage(),
        "see native-setup.md");
  }

  private static Throwable deepest(Throwable e) {
    return e.getCause() == null ? e : deepest(e.getCause());
  }
}
