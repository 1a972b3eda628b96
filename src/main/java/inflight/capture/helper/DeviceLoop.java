package inflight.capture.helper;

import inflight.packet.capfile.CaptureInterface;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.pcap4j.core.PcapStat;

/** Moves the packets of one device into the file until the capture stops. */
final class DeviceLoop implements Runnable {
  private static final long MILLI = 1_000_000;

  /** What was read is written at least this often while packets come. */
  private static final long COMMIT_NANOS = 5 * MILLI;

  private static final int IDLE_MILLIS = 50;
  private static final long LINK_NANOS = 250 * MILLI;
  private static final long STATISTICS_NANOS = 1000 * MILLI;

  /** What was on its way when the capture was stopped has come by then. */
  private static final long DRAIN_NANOS = 2L * Device.TIMEOUT_MILLIS * MILLI;

  /** Whatever still comes, it ends. */
  private static final long DRAIN_LIMIT_NANOS = 3000 * MILLI;

  private static final int LOOK_EVERY = 256;

  private final Device device;
  private final CaptureWriter writer;
  private final Report report;
  private final Stop stop;
  private final Totals totals;
  private final int id;

  private long delivered;
  private long linkLookedNanos = System.nanoTime();
  private long countedNanos = System.nanoTime();
  private boolean linkUp = true;

  DeviceLoop(
      Device device,
      String filter,
      int snapLen,
      CaptureWriter writer,
      Report report,
      Stop stop,
      Totals totals)
      throws HelperException {
    this.device = device;
    this.writer = writer;
    this.report = report;
    this.stop = stop;
    this.totals = totals;
    this.id =
        writer.addInterface(
            new CaptureInterface(0, device.linkType(), snapLen, device.name(), "", filter, -1, -1));
  }

  @Override
  public void run() {
    try {
      capture();
      count();
    } catch (HelperException e) {
      report.error(e);
      stop.request();
    } catch (RuntimeException e) {
      report.line("error bug " + Report.printable(e.toString()));
      stop.request();
    }
  }

  private void capture() throws HelperException {
    while (true) {
      if (device.next()) {
        if (stop.requested() && stop.sinceNanos() > DRAIN_NANOS && isLate()
            || !writer.packet(
                id,
                device.tsNanos(),
                Device.MEMORY,
                device.data(),
                device.capturedLen(),
                device.originalLen())) {
          return;
        }
        if (++delivered % LOOK_EVERY == 0) {
          look();
        }
      } else if (stop.requested() && stop.sinceNanos() > DRAIN_NANOS) {
        return;
      } else {
        pause();
      }
    }
  }

  /** Came after the capture was stopped, or draining takes too long. */
  private boolean isLate() {
    return device.tsNanos() > stop.requestedWallNanos() + DRAIN_NANOS
        || stop.sinceNanos() > DRAIN_LIMIT_NANOS;
  }

  /** Nothing is there to read: writes what was read, and waits. */
  private void pause() throws HelperException {
    look();
    long waiting = writer.waitingNanos();
    boolean draining = stop.requested() || waiting > 0;
    device.await(draining ? (int) (COMMIT_NANOS / MILLI) : IDLE_MILLIS);
    if (device.troubled()) {
      sleepAMoment(); // a device that is down says so at once, again and again
    }
  }

  private static void sleepAMoment() {
    try {
      Thread.sleep(Device.TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what is due: writing, counting, looking at the link. */
  private void look() throws HelperException {
    if (writer.waitingNanos() >= COMMIT_NANOS) {
      writer.flush();
    }
    long now = System.nanoTime();
    if (now - linkLookedNanos >= LINK_NANOS) {
      linkLookedNanos = now;
      link();
    }
    if (now - countedNanos >= STATISTICS_NANOS) {
      countedNanos = now;
      count();
    }
  }

  private void link() {
    boolean up = isUp(device.name());
    if (up != linkUp) {
      linkUp = up;
      report.line("link " + (up ? "up " : "down ") + device.name());
    }
  }

  /** What is no network interface of the system, as {@code any}, is always up. */
  private static boolean isUp(String name) {
    try {
      NetworkInterface found = NetworkInterface.getByName(name);
      return found == null || found.isUp();
    } catch (SocketException e) {
      return false;
    }
  }

  private void count() throws HelperException {
    PcapStat s = device.statistics();
    if (s != null) {
      long kernel = s.getNumPacketsDropped();
      long byInterface = s.getNumPacketsDroppedByIf();
      writer.statistics(id, System.currentTimeMillis() * MILLI, delivered, kernel, byInterface);
      totals.set(id, kernel, byInterface);
    }
  }
}
