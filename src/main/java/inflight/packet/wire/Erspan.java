package inflight.packet.wire;

/**
 * Encapsulated Remote Switch Port Analyzer (draft-foschiano-erspan): Ethernet in GRE. Type I has no
 * header; the version in the first four bits tells II (8 bytes) from III (12 bytes, and 8 more
 * where the last bit says so).
 */
final class Erspan {
  private static final int TYPE_II_LEN = 8;
  private static final int TYPE_III_LEN = 12;
  private static final int SUBHEADER_LEN = 8;

  private Erspan() {}

  static void dissect(Dissection d, byte[] b, int at, int capEnd, int wireEnd, boolean hasHeader) {
    if (d.push(Protocol.ERSPAN, b, at, capEnd, wireEnd) < 0) {
      return;
    }
    if (!hasHeader) {
      Ethernet.dissect(d, b, at, capEnd, wireEnd);
      return;
    }
    if (Dissector.lacks(d, Protocol.ERSPAN, at, TYPE_II_LEN, capEnd, wireEnd)) {
      return;
    }
    switch (Bytes.u8(b, at) >>> 4) {
      case 1 -> Ethernet.dissect(d, b, at + TYPE_II_LEN, capEnd, wireEnd);
      case 2 -> typeIii(d, b, at, capEnd, wireEnd);
      default -> {} // no version that anybody defined
    }
  }

  private static void typeIii(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (Dissector.lacks(d, Protocol.ERSPAN, at, TYPE_III_LEN, capEnd, wireEnd)) {
      return;
    }
    int last = Bytes.u16(b, at + 10);
    int len = TYPE_III_LEN + ((last & 1) != 0 ? SUBHEADER_LEN : 0);
    if (Dissector.lacks(d, Protocol.ERSPAN, at, len, capEnd, wireEnd)) {
      return;
    }
    boolean ethernet = (last >>> 10 & 0x1f) == 0;
    if (ethernet) {
      Ethernet.dissect(d, b, at + len, capEnd, wireEnd);
    } else {
      Dissector.data(d, b, at + len, capEnd, wireEnd);
    }
  }
}
