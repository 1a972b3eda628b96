package inflight.packet.capfile;

import java.io.IOException;

/**
 * Walks the blocks of one pcapng file up to the next frame, and tells the {@link CaptureMap} of the
 * sections and interfaces on the way.
 *
 * <p>The contents of a block are believed as far as their own lengths fit into it; else the file is
 * damaged at this block.
 */
final class PcapngBlocks {
  private static final String CONTENTS_FIT = "contents that fit into their block";

  private static final String NOT_MORE =
      "at most " + Limits.SECTIONS_AND_INTERFACES + " sections and interfaces";

  private final FileWindow window;
  private final CaptureMap.Walk walk;
  private final Record record;
  private Section section;

  PcapngBlocks(FileWindow window, CaptureMap.Walk walk, Record record) {
    this.window = window;
    this.walk = walk;
    this.record = record;
  }

  /**
   * Decodes the next block that is a frame into the record. False: see {@link FileWindow#damage}.
   */
  boolean next() throws IOException {
    FileWindow w = window;
    while (true) {
      if (w.limit - w.pos < 8 && !w.fill(8)) {
        return w.cut("a block header of 8 bytes");
      }
      boolean big = section != null && section.bigEndian;
      int type = Bytes.i32(w.buf, w.pos, big);
      if (type == Pcapng.SECTION) { // reads the same in both byte orders
        if (!section()) {
          return false;
        }
        continue;
      }
      long len = length(w.pos + 4, big);
      if (len < Pcapng.minLen(type)) {
        return tooShort(type, len);
      }
      if (Pcapng.isFrame(type)) {
        return frame(type, len);
      }
      if (!other(type, len)) {
        return false;
      }
    }
  }

  /** Reads the section header that a file begins with. False: see {@link FileWindow#damage}. */
  boolean begin() throws IOException {
    return window.fill(8) ? section() : window.cut("a section header of 28 bytes");
  }

  private boolean frame(int type, long len) throws IOException {
    FileWindow w = window;
    if (len > Limits.PACKET_BLOCK) {
      return tooLong(type, len, Limits.PACKET_BLOCK);
    }
    int blockLen = (int) len;
    if (w.limit - w.pos < blockLen && !w.fill(blockLen)) {
      return cut(type, len);
    }
    int end = w.pos + blockLen - 4;
    if (length(end, section.bigEndian) != len) {
      return trailerWrong(type, len, end, section.bigEndian);
    }
    String problem = Pcapng.decodeFrame(w.buf, w.pos, type, blockLen, section, record);
    if (problem != null) {
      return w.broken(problem);
    }
    int options = Pcapng.optionsAt(record);
    if (options < end
        && Pcapng.hasOptions(type)
        && Options.broken(w.buf, options, end, section.bigEndian)) {
      return w.broken(CONTENTS_FIT);
    }
    record.offset = section.fileBase + w.position();
    w.pos += blockLen;
    return true;
  }

  private boolean section() throws IOException {
    FileWindow w = window;
    if (!w.fill(12)) {
      return w.cut("a section header of 28 bytes");
    }
    int order = Pcapng.byteOrder(w.buf, w.pos);
    if (order < 0) {
      return w.broken("the byte-order mark 1a2b3c4d of a section header");
    }
    boolean big = order == 1;
    long len = length(w.pos + 4, big);
    if (len < Pcapng.minLen(Pcapng.SECTION)) {
      return tooShort(Pcapng.SECTION, len);
    }
    if (len > Limits.BLOCK) {
      return tooLong(Pcapng.SECTION, len, Limits.BLOCK);
    }
    if (!w.fill((int) len)) {
      return cut(Pcapng.SECTION, len);
    }
    int end = w.pos + (int) len - 4;
    if (length(end, big) != len) {
      return trailerWrong(Pcapng.SECTION, len, end, big);
    }
    String version = Pcapng.unknownVersion(w.buf, w.pos, big);
    if (version != null) {
      return w.broken("a section of version 1.0, but it is " + version);
    }
    if (Options.broken(w.buf, w.pos + 24, end, big)) {
      return w.broken(CONTENTS_FIT);
    }
    if (walk.full()) {
      return w.broken(NOT_MORE);
    }
    section = walk.section(w.position(), big, null);
    w.pos = end + 4;
    return true;
  }

  /** A block that is no frame: takes what we need of it and moves behind it. */
  private boolean other(int type, long len) throws IOException {
    FileWindow w = window;
    boolean known = type == Pcapng.INTERFACE || type == Pcapng.STATISTICS || type == Pcapng.NAMES;
    if (known && len > Limits.BLOCK) {
      return tooLong(type, len, Limits.BLOCK);
    }
    if (type == Pcapng.SECRETS) {
      if (!w.fill(16)) {
        return cut(type, len);
      }
      if (secretsLen() > len - 20) {
        return w.broken(CONTENTS_FIT);
      }
    }
    if (!known && len > w.limit - w.pos) {
      return skip(type, len);
    }
    if (!w.fill((int) len)) {
      return cut(type, len);
    }
    int end = w.pos + (int) len - 4;
    if (length(end, section.bigEndian) != len) {
      return trailerWrong(type, len, end, section.bigEndian);
    }
    if (type == Pcapng.INTERFACE && walk.full()) {
      return w.broken(NOT_MORE);
    }
    if (known && !contents(type, end)) {
      return w.broken(CONTENTS_FIT);
    }
    w.pos = end + 4;
    return true;
  }

  /** Secrets are type (4), length (4), data. They are neither kept nor shown. */
  private long secretsLen() {
    return Bytes.i32(window.buf, window.pos + 12, section.bigEndian) & 0xffff_ffffL;
  }

  private boolean contents(int type, int end) {
    int body = window.pos + 8;
    return switch (type) {
      case Pcapng.INTERFACE -> walk.iface(window.buf, body, end);
      case Pcapng.STATISTICS -> statistics(body, end);
      // the records have the form of options; the names in them are not used
      default -> !Options.broken(window.buf, body, end, section.bigEndian);
    };
  }

  /**
   * Interface statistics: option 4 are the packets received, 5 those that the interface dropped, 7
   * those that the system dropped behind it.
   */
  private boolean statistics(int body, int end) {
    Iface iface = section.iface(Bytes.i32(window.buf, body, section.bigEndian));
    long received = iface == null ? -1 : iface.info.received();
    long byInterface = -1;
    long bySystem = -1;
    Options o = new Options(window.buf, body + 12, end, section.bigEndian);
    while (o.next()) {
      received = o.code == 4 ? o.i64(received) : received;
      byInterface = o.code == 5 ? o.i64(byInterface) : byInterface;
      bySystem = o.code == 7 ? o.i64(bySystem) : bySystem;
    }
    if (iface != null) {
      boolean told = byInterface >= 0 || bySystem >= 0;
      long dropped = Math.max(0, byInterface) + Math.max(0, bySystem);
      iface.info = iface.info.withCounts(received, told ? dropped : iface.info.dropped());
    }
    return !o.broken;
  }

  /** Moves behind a block without reading it all. */
  private boolean skip(int type, long len) throws IOException {
    long at = window.position();
    if (!window.has(len)) {
      return cut(type, len);
    }
    window.seek(at + len - 4);
    if (!window.fill(4)) {
      window.seek(at);
      return cut(type, len);
    }
    long trailer = length(window.pos, section.bigEndian);
    if (trailer != len) {
      window.seek(at);
      return window.broken(trailerExpected(type, len, trailer));
    }
    window.pos += 4;
    return true;
  }

  /** A total length; some writers forget to count the padding. */
  private long length(int at, boolean big) {
    return (Bytes.i32(window.buf, at, big) & 0xffff_ffffL) + 3 & ~3L;
  }

  private boolean cut(int type, long len) throws IOException {
    return window.cut(Pcapng.name(type) + " of " + len + " bytes");
  }

  private boolean tooShort(int type, long len) {
    return window.broken(
        Pcapng.name(type) + " of at least " + Pcapng.minLen(type) + " bytes, but it claims " + len);
  }

  private boolean tooLong(int type, long len, int most) {
    return window.broken(
        Pcapng.name(type) + " of at most " + most + " bytes, but it claims " + len);
  }

  private boolean trailerWrong(int type, long len, int at, boolean big) {
    return window.broken(trailerExpected(type, len, Bytes.i32(window.buf, at, big) & 0xffff_ffffL));
  }

  private static String trailerExpected(int type, long len, long found) {
    return Pcapng.name(type)
        + " with the length "
        + len
        + " also at its end, but there stands "
        + found;
  }
}
