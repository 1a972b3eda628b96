package inflight.tcp.connection;

import inflight.packet.wire.Addresses;

/**
 * An address and a port.
 *
 * @param hi upper half of an IPv6 address, 0 for IPv4
 * @param lo lower half of an IPv6 address, or the IPv4 address
 * @param port 0 to 65535
 */
public record Endpoint(long hi, long lo, boolean v6, int port) {
  /** The address alone, as RFC 5952 writes it. */
  public String address() {
    return v6 ? Addresses.v6(hi, lo) : Addresses.v4((int) lo);
  }

  @Override
  public String toString() {
    return v6 ? "[" + address() + "]:" + port : address() + ":" + port;
  }
}
