package inflight.ui.model;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Work beside the window: runs jobs on threads of its own and hands results to the window's. */
public final class Background {
  private final Executor worker;
  private final Executor window;

  /**
   * @param worker runs jobs
   * @param window runs what touches properties of view models: the toolkit's thread
   */
  public Background(Executor worker, Executor window) {
    this.worker = worker;
    this.window = window;
  }

  /** With daemon threads, so that a job never keeps the program alive. */
  public static Background with(Executor window) {
    ExecutorService pool =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("work-", 0).factory());
    return new Background(pool, window);
  }

  /** Runs on the window's thread, later. */
  public void toWindow(Runnable task) {
    window.execute(task);
  }

  /** Runs {@code job} beside the window, then one of the two others on its thread. */
  public <T> void run(Callable<T> job, Consumer<T> done, Consumer<Exception> failed) {
    worker.execute(
        () -> {
          try {
            T result = job.call();
            window.execute(() -> done.accept(result));
          } catch (Exception e) {
            window.execute(() -> failed.accept(e));
          }
        });
  }

  /** A slot for jobs of which only the newest matters. */
  public Latest latest() {
    return new Latest(this);
  }

  /**
   * At most one job runs and at most one waits: a newer one takes the place of the one that waits,
   * and the result of an older one is dropped. To be used from the window's thread.
   */
  public static final class Latest {
    private final Background background;
    private Runnable waiting;
    private boolean running;
    private int newest;

    private Latest(Background background) {
      this.background = background;
    }

    public <T> void run(Callable<T> job, Consumer<T> done, Consumer<Exception> failed) {
      int mine = ++newest;
      Runnable start =
          () ->
              background.run(
                  job,
                  result -> {
                    next();
                    if (mine == newest) {
                      done.accept(result);
                    }
                  },
                  e -> {
                    next();
                    if (mine == newest) {
                      failed.accept(e);
                    }
                  });
      if (running) {
        waiting = start;
      } else {
        running = true;
        start.run();
      }
    }

    /** Whatever runs or waits is of no interest any more. */
    public void forget() {
      newest++;
      waiting = null;
    }

    private void next() {
      Runnable start = waiting;
      waiting = null;
      running = start != null;
      if (start != null) {
        start.run();
      }
    }
  }
}
