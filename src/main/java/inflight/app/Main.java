package inflight.app;

/** Starts the program: the window or one command of the command line. */
public final class Main {
  private Main() {}

  /** Runs {@code inflight ARGS}. */
  public static void main(String[] args) {
    System.out.println("inflight 0.1.0-SNAPSHOT");
  }
}
