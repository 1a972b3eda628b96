package inflight.packet.wire;

/**
 * Tags that bridges put in front of an EtherType beside 802.1Q: each a few bytes that end with the
 * EtherType of what follows.
 */
final class BridgeTags {
  private static final int ADDRESSES_LEN = 12;

  private BridgeTags() {}

  /** IEEE 802.1ad service tag (4 bytes, as 802.1Q), which IEEE 802.1ah may follow. */
  static void serviceTag(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.IEEE_802_1AD, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.IEEE_802_1AD, at, 4, capEnd, wireEnd)) {
      typed(d, b, at + 4, capEnd, wireEnd);
    }
  }

  /** IEEE 802.1ah instance tag: service (4), the customer's addresses (12), EtherType. */
  static void instanceTag(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int len = 4 + ADDRESSES_LEN + 2;
    if (d.push(Protocol.IEEE_802_1AH, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.IEEE_802_1AH, at, len, capEnd, wireEnd)) {
      typed(d, b, at + len, capEnd, wireEnd);
    }
  }

  /** IEEE 802.1BR E-Tag: 6 bytes and an EtherType. */
  static void eTag(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.ETAG, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.ETAG, at, 8, capEnd, wireEnd)) {
      typed(d, b, at + 8, capEnd, wireEnd);
    }
  }

  /** Cisco VN-Tag: 4 bytes and an EtherType, or a length. */
  static void vnTag(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.VNTAG, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.VNTAG, at, 6, capEnd, wireEnd)) {
      Ethernet.typeOrLength(d, Bytes.u16(b, at + 4), b, at + 6, capEnd, wireEnd);
    }
  }

  /** Cisco metadata: version (1), length (1), length and type of the option (2), tag (2). */
  static void metadata(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.CISCO_METADATA, b, at, capEnd, wireEnd) >= 0
        && !Dissector.lacks(d, Protocol.CISCO_METADATA, at, 8, capEnd, wireEnd)) {
      typed(d, b, at + 8, capEnd, wireEnd);
    }
  }

  /** Arista's tag: subtype (2), for time stamps their kind (2) and 6 or 8 bytes, EtherType. */
  static void arista(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (d.push(Protocol.ARISTA, b, at, capEnd, wireEnd) < 0
        || Dissector.lacks(d, Protocol.ARISTA, at, 4, capEnd, wireEnd)) {
      return;
    }
    boolean timed = Bytes.u16(b, at) == 1;
    int stamp =
        switch (Bytes.u16(b, at + 2)) {
          case 0x10, 0x110 -> 8; // 64 bits, TAI or UTC
          case 0x20, 0x120 -> 6;
          default -> -1;
        };
    int len = timed ? 6 + stamp : 4;
    if ((!timed || stamp > 0) && !Dissector.lacks(d, Protocol.ARISTA, at, len, capEnd, wireEnd)) {
      typed(d, b, at + len, capEnd, wireEnd);
    }
  }

  /**
   * IEEE 802.1AE: flags (1), short length (1), packet number (4), identifier (8) if a flag says so;
   * 16 bytes of integrity check at the end. Only what is not encrypted shows an EtherType.
   */
  static void macsec(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int flags = at < capEnd ? Bytes.u8(b, at) : 0x80;
    int len = (flags & 0x20) != 0 ? 14 : 6;
    if ((flags & 0x80) != 0 || capEnd - at <= len + 16) {
      Dissector.data(d, b, at, capEnd, wireEnd);
      return;
    }
    if (d.push(Protocol.MACSEC, b, at, capEnd, wireEnd) < 0) {
      return;
    }
    boolean encryptedOrChanged = (flags & 0x0c) != 0;
    if (encryptedOrChanged) {
      Dissector.data(d, b, at + len, capEnd - 16, capEnd - 16);
    } else {
      typed(d, b, at + len + 2, capEnd, wireEnd);
    }
  }

  private static void typed(Dissection d, byte[] b, int next, int capEnd, int wireEnd) {
    Dissector.dispatchEtherType(d, Bytes.u16(b, next - 2), b, next, capEnd, wireEnd);
  }
}
