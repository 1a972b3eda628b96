package inflight.capture.helper;

/** Packets lost so far, over all devices; tells when it changes. Thread-safe. */
final class Totals {
  private final Report report;
  private final long[] kernel;
  private final long[] byInterface;
  private long toldKernel;
  private long toldInterface;

  Totals(Report report, int devices) {
    this.report = report;
    kernel = new long[devices];
    byInterface = new long[devices];
  }

  synchronized void set(int device, long droppedByKernel, long droppedByInterface) {
    kernel[device] = droppedByKernel;
    byInterface[device] = droppedByInterface;
    if (sum(kernel) != toldKernel || sum(byInterface) != toldInterface) {
      tell();
    }
  }

  synchronized void tell() {
    toldKernel = sum(kernel);
    toldInterface = sum(byInterface);
    report.line("dropped " + toldKernel + " " + toldInterface);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
