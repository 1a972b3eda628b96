package inflight.capture.helper;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Tells on stdout what happens. The lines are written by a thread of their own: a reader that has
 * stopped reading must not stop the capture. Of several {@code committed} that wait, only the last
 * is told. Thread-safe.
 */
final class Report {
  private static final int MAX_WAITING = 10_000;

  private final PrintStream out;
  private final Queue<String> lines = new ArrayDeque<>();
  private String committed;
  private boolean closed;
  private final Thread writer = new Thread(this::write, "report");

  Report(PrintStream out) {
    this.out = out;
    writer.setDaemon(true);
  }

  void start() {
    writer.start();
  }

  synchronized void committed(long bytes, long frames) {
    committed = "committed " + bytes + " " + frames;
    notifyAll();
  }

  /** Adds a line. */
  synchronized void line(String text) {
    flushCommitted();
    if (lines.size() < MAX_WAITING) {
      lines.add(text);
    }
    notifyAll();
  }

  void error(HelperException e) {
    line("error " + e.code() + " " + printable(e.getMessage()));
  }

  private void flushCommitted() {
    if (committed != null && lines.size() < MAX_WAITING) {
      lines.add(committed);
      committed = null;
    }
  }

  /** Waits, but not for ever, until everything has been written. */
  void close() throws InterruptedException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    if (writer.getState() == Thread.State.NEW) {
      writer.start();
    }
    writer.join(2000);
  }

  private void write() {
    try {
      String text = next();
      while (text != null) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        text = next();
      }
    } catch (InterruptedException | java.io.IOException e) {
      // nobody to tell
    }
  }

  /** All that waits, or null when there will be no more. */
  private synchronized String next() throws InterruptedException {
    while (lines.isEmpty() && committed == null) {
      if (closed) {
        return null;
      }
      wait();
    }
    flushCommitted();
    StringBuilder text = new StringBuilder();
    for (String line = lines.poll(); line != null; line = lines.poll()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** One line without control characters. */
  static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
