package inflight.packet.wire;

/**
 * Protocol Independent Multicast (RFC 7761 4.9): version and type (1), 0 (1), checksum (2). A
 * register message carries the packet that it is about behind four bytes of flags.
 */
final class Pim {
  private static final int REGISTER = 0x21; // version 2, type 1
  private static final int REGISTER_LEN = 8;

  private Pim() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.PIM, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.PIM, at, 4, capEnd, wireEnd)
        || b[at] != REGISTER
        || Dissector.lacks(d, Protocol.PIM, at, REGISTER_LEN + 1, capEnd, wireEnd)) {
      return;
    }
    switch (Ipv4.version(b, at + REGISTER_LEN)) {
      case 4 -> Ipv4.dissect(d, b, at + REGISTER_LEN, capEnd, wireEnd);
      case 6 -> Ipv6.dissect(d, b, at + REGISTER_LEN, capEnd, wireEnd);
      default -> {} // a register for nothing
    }
  }
}
