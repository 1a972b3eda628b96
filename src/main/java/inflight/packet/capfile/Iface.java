package inflight.packet.capfile;

import java.nio.charset.StandardCharsets;

/** An interface as readers need it: what it is, and the clock of its time stamps. */
final class Iface {
  final int id;
  final int linkType;
  final int maxPacketLen;

  /** Null in pcap, where the file header gives the unit. */
  final Clock clock;

  /** Replaced when a statistics block brings counts. */
  volatile CaptureInterface info;

  private Iface(CaptureInterface info, Clock clock) {
    this.id = info.id();
    this.linkType = info.linkType();
    this.maxPacketLen = Limits.packetLen(linkType);
    this.clock = clock;
    this.info = info;
  }

  static Iface of(PcapHeader h, int id) {
    return new Iface(new CaptureInterface(id, h.linkType, h.snapLen, "", "", "", -1, -1), null);
  }

  /**
   * From an interface description block, whose body is b[at..end): link type (2), reserved (2),
   * snap length (4), options.
   *
   * @return null if an option does not fit into the block
   */
  static Iface parse(byte[] b, int at, int end, boolean bigEndian, int id) {
    String name = "";
    String description = "";
    String filter = "";
    int tsresol = 6;
    long tsoffset = 0;
    Options o = new Options(b, at + 8, end, bigEndian);
    while (o.next()) {
      switch (o.code) {
        case 2 -> name = o.text();
        case 3 -> description = o.text();
        case 9 -> tsresol = o.len == 1 ? b[o.at] & 0xff : tsresol;
        case 11 -> filter = filter(b, o);
        case 14 -> tsoffset = o.i64(0);
        default -> {}
      }
    }
    if (o.broken) {
      return null;
    }
    CaptureInterface info =
        new CaptureInterface(
            id,
            Bytes.u16(b, at, bigEndian),
            Bytes.i32(b, at + 4, bigEndian),
            name,
            description,
            filter,
            -1,
            -1);
    return new Iface(info, new Clock(tsresol, tsoffset));
  }

  /** if_filter: one byte 0 and the text of a filter, or 1 and a program we do not show. */
  private static String filter(byte[] b, Options o) {
    return o.len < 1 || b[o.at] != 0
        ? ""
        : new String(b, o.at + 1, o.len - 1, StandardCharsets.UTF_8);
  }
}
