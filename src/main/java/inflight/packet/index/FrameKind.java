package inflight.packet.index;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Protocol;

/** What a frame carries, as coarse as the index keeps it. */
public enum FrameKind {
  OTHER,
  TCP,
  /** An ICMP error that quotes a TCP header. */
  ICMP_QUOTING_TCP,
  UDP,
  ICMP,
  ARP,
  /** IP with something else in it, or a fragment. */
  IP;

  private static final FrameKind[] VALUES = values();

  static FrameKind of(int ordinal) {
    return VALUES[ordinal];
  }

  /** The kind of a frame that was taken apart. */
  public static FrameKind of(Dissection d) {
    if (d.tcp() >= 0) {
      return d.tcpQuoted() ? ICMP_QUOTING_TCP : TCP;
    }
    for (int i = 0; i < d.count(); i++) {
      if (d.protocol(i) == Protocol.ICMP || d.protocol(i) == Protocol.ICMPV6) {
        return ICMP; // whatever it quotes
      }
    }
    for (int i = d.last(); i >= 0; i--) {
      switch (d.protocol(i)) {
        case UDP:
          return UDP;
        case ARP:
          return ARP;
        case IPV4, IPV6:
          return IP;
        default:
          break;
      }
    }
    return OTHER;
  }

  /**
   * The innermost protocol of {@code d} that has a name, for the protocol column. What an ICMP
   * error quotes does not count.
   */
  public static Protocol protocol(Dissection d) {
    for (int i = 0; i < d.count(); i++) {
      if (d.protocol(i) == Protocol.ICMP || d.protocol(i) == Protocol.ICMPV6) {
        return d.protocol(i);
      }
    }
    for (int i = d.last(); i > 0; i--) {
      if (d.protocol(i) != Protocol.DATA && d.protocol(i) != Protocol.IPV6_EXTENSION) {
        return d.protocol(i);
      }
    }
    return d.count() > 0 ? d.protocol(0) : Protocol.DATA;
  }
}
