package inflight.capture;

import inflight.capture.CaptureFailure.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A running capture: the helper process and what it tells. It ends by itself at a limit of the
 * request, or when it is stopped, or with this process, however that ends. Thread-safe.
 */
public final class LiveCapture {
  private static final int STDERR_KEPT = 2000;

  private final CaptureRequest request;
  private final CaptureListener listener;
  private final Way way;
  private final Process process;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final StringBuilder stderr = new StringBuilder();
  private volatile CaptureFailure failure;
  private volatile boolean ready;
  private volatile boolean done;

  private LiveCapture(CaptureRequest request, Way way, CaptureListener listener)
      throws CaptureFailure {
    this.request = request;
    this.way = way;
    this.listener = listener;
    try {
      process = new ProcessBuilder(way.command(request)).start();
    } catch (IOException e) {
      throw new CaptureFailure(Kind.HELPER_DIED, "the capture could not be started: " + e);
    }
    daemon("capture-errors", this::readErrors);
    daemon("capture-helper", this::readLines);
  }

  /**
   * Starts capturing, by the first way that has the right to.
   *
   * @param ways to be tried in this order, see {@link Way#usable}
   * @return once the devices are open
   * @throws CaptureFailure if no way leads there; of several, why the first failed
   */
  public static LiveCapture start(CaptureRequest request, List<Way> ways, CaptureListener listener)
      throws CaptureFailure, InterruptedException {
    CaptureFailure first = null;
    for (Way way : ways) {
      LiveCapture capture = new LiveCapture(request, way, listener);
      try {
        capture.begun.await();
      } catch (InterruptedException e) {
        capture.stop();
        throw e;
      }
      if (capture.ready) {
        return capture;
      }
      capture.ended.await();
      first = first == null ? capture.failure : first;
      if (capture.failure.kind() != Kind.NO_PERMISSION && !way.asks()) {
        throw capture.failure;
      }
    }
    throw first != null
        ? first
        : new CaptureFailure(Kind.NO_PERMISSION, "this user may not capture");
  }

  /** How the right to capture was come by. */
  public Way way() {
    return way;
  }

  /** Ends it; returns at once. What is on its way is still taken. */
  public void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it has gone
    }
  }

  /** Returns when the file is closed and {@link CaptureListener#ended} was called. */
  public void await() throws InterruptedException {
    ended.await();
  }

  /** The process of the helper, or of what started it. */
  public long pid() {
    return process.pid();
  }

  private static void daemon(String name, Runnable body) {
    Thread.ofPlatform().daemon().name(name).start(body);
  }

  private void readLines() {
    try (BufferedReader lines = reader(process.getInputStream())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
    } catch (IOException | RuntimeException e) {
      fail(Kind.HELPER_DIED, "the helper said what cannot be understood: " + e);
    }
    finish();
  }

  private void take(String line) {
    String[] words = line.split(" ", 3);
    switch (words[0]) {
      case "ready" -> {
        ready = true;
        listener.ready();
        begun.countDown();
      }
      case "file" -> listener.file(Path.of(line.substring("file ".length())));
      case "committed" -> listener.committed(Long.parseLong(words[1]), Long.parseLong(words[2]));
      case "dropped" -> listener.dropped(Long.parseLong(words[1]), Long.parseLong(words[2]));
      case "link" -> listener.link(words[2], words[1].equals("up"));
      case "error" -> fail(Kind.ofCode(words[1]), words.length > 2 ? words[2] : "");
      case "done" -> done = true;
      default -> {} // a newer helper may say more
    }
  }

  private void fail(Kind kind, String what) {
    if (failure == null) {
      failure = new CaptureFailure(kind, what);
    }
  }

  private void finish() {
    try {
      int code = process.waitFor();
      if (failure != null && way == Way.DUMPCAP && !ready) {
        failure = ofDumpcap(failure);
      } else if (!done && failure == null) {
        fail(way.asks() && !ready ? Kind.NO_PERMISSION : Kind.HELPER_DIED, silentEnd(code));
      }
      if (ready) {
        listener.ended(Optional.ofNullable(failure));
      }
    } catch (InterruptedException e) {
      fail(Kind.HELPER_DIED, "interrupted");
    } finally {
      begun.countDown();
      ended.countDown();
    }
  }

  /** What dumpcap says on stderr tells more than its exit code. */
  private CaptureFailure ofDumpcap(CaptureFailure told) {
    String said = said();
    if (said.contains("permission")) {
      String devices = String.join(", ", request.interfaces());
      return new CaptureFailure(Kind.NO_PERMISSION, devices + " may not be opened by this user");
    }
    return said.isEmpty() ? told : new CaptureFailure(Kind.CANNOT_OPEN, said);
  }

  private String said() {
    synchronized (stderr) {
      return stderr.toString().strip().replaceAll("\\s+", " ");
    }
  }

  private String silentEnd(int code) {
    String said = said();
    return "the capture ended unexpectedly (code "
        + code
        + (said.isEmpty() ? "" : ", " + said)
        + ")";
  }

  private void readErrors() {
    try (BufferedReader lines = reader(process.getErrorStream())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (stderr) {
          stderr.append(line).append('\n');
          stderr.delete(0, Math.max(0, stderr.length() - STDERR_KEPT));
        }
      }
    } catch (IOException e) {
      // it has gone
    }
  }

  private static BufferedReader reader(java.io.InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** What was asked for. */
  public CaptureRequest request() {
    return request;
  }
}
