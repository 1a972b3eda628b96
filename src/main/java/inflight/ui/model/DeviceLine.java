package inflight.ui.model;

import inflight.capture.NetworkDevice;
import inflight.packet.wire.LinkType;
import inflight.query.field.Escape;

/** An interface in the list, with what it has carried lately. */
public final class DeviceLine {
  /** Moments that the sparkline shows. */
  public static final int MOMENTS = 60;

  private final NetworkDevice device;
  private final double[] bytesPerSecond = new double[MOMENTS];
  private long lastBytes = -1;
  private long lastNanos;

  DeviceLine(NetworkDevice device) {
    this.device = device;
  }

  public NetworkDevice device() {
    return device;
  }

  public String name() {
    return Escape.text(device.name());
  }

  /** Addresses, or what libpcap says of it. */
  public String detail() {
    String addresses = String.join("   ", device.addresses());
    return Escape.text(addresses.isEmpty() ? device.description() : addresses);
  }

  public String linkType() {
    return device.linkType() < 0 ? "" : LinkType.name(device.linkType());
  }

  public String state() {
    return device.state();
  }

  /** Takes in a counter of the system. */
  void counted(long bytes, long nowNanos) {
    if (lastBytes >= 0 && bytes >= lastBytes && nowNanos > lastNanos) {
      System.arraycopy(bytesPerSecond, 1, bytesPerSecond, 0, MOMENTS - 1);
      bytesPerSecond[MOMENTS - 1] = (bytes - lastBytes) * 1e9 / (nowNanos - lastNanos);
    }
    lastBytes = bytes;
    lastNanos = nowNanos;
  }

  /** Whether the system counts what it carries. */
  public boolean isCounted() {
    return lastBytes >= 0;
  }

  /** Bytes per second, the newest last; do not change it. */
  public double[] rates() {
    return bytesPerSecond;
  }

  /** The newest of them in words. */
  public String rate() {
    return isCounted() ? Words.of("live.rate", Units.bytes((long) rates()[MOMENTS - 1])) : "";
  }
}
