package inflight.packet.capfile;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the records of a capture one after the other. The getters speak of the record that {@link
 * #next} found, until the next call. Makes no object per record. Not thread-safe.
 */
public final class RecordReader implements Closeable {
  private static final int BUFFER = 256 << 10;
  private static final String CONTENTS_FIT = "contents that fit into their block";

  private final CaptureFile[] files;
  private final CaptureMap map;
  private final Record record = new Record();

  private int fileIndex = -1;
  private ByteStore store;
  private PcapHeader pcap;
  private Section section;
  private int sectionsMet;
  private int ifacesMet;
  private int sectionIfacesMet;

  /** Virtual offset of the first byte of this file. */
  private long fileBase;

  private long diskBytesBefore;

  private byte[] buf = new byte[BUFFER];
  private int pos;
  private int limit;

  /** Where in the file buf[0] stands. */
  private long bufStart;

  /** The last call found no record: {@link #endDamage} says why, null if the file simply ends. */
  private boolean ended;

  /** Growing would not mend what ended it. */
  private boolean broken;

  private Damage endDamage;
  private Damage earlierDamage;

  RecordReader(CaptureFile[] files, CaptureMap map) {
    this.files = files;
    this.map = map;
  }

  /**
   * Moves to the next record.
   *
   * @return false at the end of what can be read now. The capture may be damaged there ({@link
   *     #damage}). If its last file has grown since, a later call goes on.
   * @throws IOException if the disk fails, the thread was interrupted or the source closed
   */
  public boolean next() throws IOException {
    if (ended && !resume()) {
      return false;
    }
    do {
      if (pcap != null ? nextRecord() : nextPacketBlock()) {
        return true;
      }
    } while (nextFile());
    ended = true;
    map.damage(damage().orElse(null));
    return false;
  }

  private boolean resume() {
    if (broken) {
      return false;
    }
    ended = false;
    endDamage = null;
    return true;
  }

  /** Leaves a file at its end, or opens the first one. */
  private boolean nextFile() throws IOException {
    if (fileIndex + 1 == files.length) {
      return false;
    }
    if (store != null) {
      long end = map.fixFileEnd(fileIndex, bufStart + limit);
      diskBytesBefore += store.diskBytes(end);
      fileBase += end;
      store.close();
      store = null;
      earlierDamage = earlierDamage == null ? endDamage : earlierDamage;
      endDamage = null;
      broken = false;
    }
    map.checkOpen();
    CaptureFile file = files[++fileIndex];
    store = file.store();
    pcap = file.pcap;
    section = null;
    pos = limit = 0;
    bufStart = 0;
    if (pcap != null) {
      bufStart = PcapHeader.LEN;
      enterSection(fileBase, pcap.bigEndian);
      if (!map.knowsIface(ifacesMet)) {
        map.add(section, Iface.of(pcap, ifacesMet));
      }
      record.interfaceId = ifacesMet++;
      record.linkType = pcap.linkType;
    }
    return true;
  }

  private void enterSection(long start, boolean bigEndian) {
    section = map.section(sectionsMet++, start, fileIndex, fileBase, bigEndian, pcap);
    sectionIfacesMet = 0;
  }

  private boolean nextRecord() throws IOException {
    PcapHeader header = pcap;
    int headerLen = header.recordHeaderLen;
    if (limit - pos < headerLen && !fill(headerLen)) {
      return cut("a record header of " + headerLen + " bytes");
    }
    if (!header.decode(buf, pos, record)) {
      return broken(header.tooLong(record.capturedLen));
    }
    int len = headerLen + record.capturedLen;
    if (limit - pos < len) {
      if (!fill(len)) {
        return cut("a record of " + headerLen + " + " + record.capturedLen + " bytes");
      }
      record.dataOffset = pos + headerLen;
    }
    record.offset = fileBase + bufStart + pos;
    pos += len;
    return true;
  }

  private boolean nextPacketBlock() throws IOException {
    if (store == null) {
      return false;
    }
    while (true) {
      if (limit - pos < 8 && !fill(8)) {
        return cut("a block header of 8 bytes");
      }
      boolean big = section != null && section.bigEndian;
      int type = Bytes.i32(buf, pos, big);
      if (type == Pcapng.SECTION) {
        if (!readSection()) {
          return false;
        }
        continue;
      }
      long len = (Bytes.i32(buf, pos + 4, big) & 0xffff_ffffL) + 3 & ~3L;
      if (len < Pcapng.minLen(type)) {
        return tooShort(type, len);
      }
      if (type == Pcapng.ENHANCED_PACKET || Pcapng.isPacket(type)) {
        return readPacket(type, len);
      }
      if (!readOther(type, len)) {
        return false;
      }
    }
  }

  private boolean readPacket(int type, long len) throws IOException {
    if (len > Limits.PACKET_BLOCK) {
      return tooLong(type, len, Limits.PACKET_BLOCK);
    }
    int blockLen = (int) len;
    if (limit - pos < blockLen && !fill(blockLen)) {
      return cutBlock(type, len);
    }
    if (!trailerMatches(pos + blockLen - 4, len)) {
      return trailerWrong(type, len, Bytes.i32(buf, pos + blockLen - 4, section.bigEndian));
    }
    String problem = Pcapng.decodePacket(buf, pos, type, blockLen, section, record);
    if (problem != null) {
      return broken(problem);
    }
    if (type != Pcapng.SIMPLE_PACKET && blockLen - 8 >= Pcapng.optionsAt(record) - pos) {
      if (Options.broken(buf, Pcapng.optionsAt(record), pos + blockLen - 4, section.bigEndian)) {
        return broken(CONTENTS_FIT);
      }
    }
    record.offset = fileBase + bufStart + pos;
    pos += blockLen;
    return true;
  }

  private boolean readSection() throws IOException {
    if (limit - pos < 12 && !fill(12)) {
      return cut("a section header of 28 bytes");
    }
    int order = Pcapng.byteOrder(buf, pos);
    if (order < 0) {
      return broken("the byte-order mark 1a2b3c4d of a section header");
    }
    boolean big = order == 1;
    long len = (Bytes.i32(buf, pos + 4, big) & 0xffff_ffffL) + 3 & ~3L;
    if (len < Pcapng.minLen(Pcapng.SECTION)) {
      return tooShort(Pcapng.SECTION, len);
    }
    if (len > Limits.BLOCK) {
      return tooLong(Pcapng.SECTION, len, Limits.BLOCK);
    }
    if (!fill((int) len)) {
      return cutBlock(Pcapng.SECTION, len);
    }
    int end = pos + (int) len - 4;
    if (((Bytes.i32(buf, end, big) & 0xffff_ffffL) + 3 & ~3L) != len) {
      return trailerWrong(Pcapng.SECTION, len, Bytes.i32(buf, end, big));
    }
    String version = Pcapng.unknownVersion(buf, pos, big);
    if (version != null) {
      return broken("a section of version 1.0, but it is " + version);
    }
    if (Options.broken(buf, pos + 24, end, big)) {
      return broken(CONTENTS_FIT);
    }
    enterSection(fileBase + bufStart + pos, big);
    pos = end + 4;
    return true;
  }

  /** A block without a packet: takes what we need of it and moves behind it. */
  private boolean readOther(int type, long len) throws IOException {
    boolean known = type == Pcapng.INTERFACE || type == Pcapng.STATISTICS || type == Pcapng.NAMES;
    if (known && len > Limits.BLOCK) {
      return tooLong(type, len, Limits.BLOCK);
    }
    if (type == Pcapng.SECRETS && (!fill(16) || secretsTooLong(len))) {
      return limit - pos < 16 ? cutBlock(type, len) : broken(CONTENTS_FIT);
    }
    if (!known && len > limit - pos) {
      return skip(type, len);
    }
    if (!fill((int) len)) {
      return cutBlock(type, len);
    }
    int end = pos + (int) len - 4;
    if (!trailerMatches(end, len)) {
      return trailerWrong(type, len, Bytes.i32(buf, end, section.bigEndian));
    }
    if (known && !readKnown(type, end)) {
      return broken(CONTENTS_FIT);
    }
    pos = end + 4;
    return true;
  }

  private boolean readKnown(int type, int end) {
    return switch (type) {
      case Pcapng.INTERFACE -> readInterface(end);
      case Pcapng.STATISTICS -> readStatistics(end);
      // its records have the form of options; the names in them are not used
      default -> !Options.broken(buf, pos + 8, end, section.bigEndian);
    };
  }

  /** Secrets: type (4), length (4), data. They are neither kept nor shown. */
  private boolean secretsTooLong(long blockLen) {
    return (Bytes.i32(buf, pos + 12, section.bigEndian) & 0xffff_ffffL) > blockLen - 20;
  }

  private boolean readInterface(int end) {
    if (!map.knowsIface(ifacesMet)) {
      Iface iface = Iface.parse(buf, pos + 8, end, section.bigEndian, ifacesMet);
      if (iface == null) {
        return false;
      }
      map.add(section, iface);
    }
    ifacesMet++;
    sectionIfacesMet++;
    return true;
  }

  /** Interface statistics: options 4 and 5 are the packets received and dropped. */
  private boolean readStatistics(int end) {
    Iface iface = section.iface(Bytes.i32(buf, pos + 8, section.bigEndian));
    long received = iface == null ? -1 : iface.info.received();
    long dropped = iface == null ? -1 : iface.info.dropped();
    Options o = new Options(buf, pos + 20, end, section.bigEndian);
    while (o.next()) {
      received = o.code == 4 ? o.i64(received) : received;
      dropped = o.code == 5 ? o.i64(dropped) : dropped;
    }
    if (iface != null) {
      iface.info = iface.info.withCounts(received, dropped);
    }
    return !o.broken;
  }

  /** Moves behind a block that is not in the buffer, without reading it. */
  private boolean skip(int type, long len) throws IOException {
    long blockAt = bufStart + pos;
    long trailerAt = blockAt + len - 4;
    if (reach(trailerAt + 4) < trailerAt + 4) {
      return cutBlock(type, len);
    }
    byte[] trailer = new byte[4];
    for (int n = 0; n < 4; ) {
      int got = store.read(trailerAt + n, trailer, n, 4 - n);
      if (got <= 0) {
        return cutBlock(type, len);
      }
      n += got;
    }
    int found = Bytes.i32(trailer, 0, section.bigEndian);
    if (((found & 0xffff_ffffL) + 3 & ~3L) != len) {
      return trailerWrong(type, len, found);
    }
    bufStart = trailerAt + 4;
    pos = limit = 0;
    return true;
  }

  private boolean trailerMatches(int at, long len) {
    return ((Bytes.i32(buf, at, section.bigEndian) & 0xffff_ffffL) + 3 & ~3L) == len;
  }

  /** Sees to it that buf[pos..pos + need) holds the bytes that follow; moves pos. */
  private boolean fill(int need) throws IOException {
    if (limit - pos >= need) {
      return true;
    }
    map.checkOpen();
    if (pos > 0) {
      System.arraycopy(buf, pos, buf, 0, limit - pos);
      bufStart += pos;
      limit -= pos;
      pos = 0;
    }
    if (need > buf.length) {
      if (reach(bufStart + need) < bufStart + need) {
        return false;
      }
      buf = Arrays.copyOf(buf, need + BUFFER);
    }
    long end = fileIndex + 1 < files.length ? map.fileEnd(fileIndex) : Long.MAX_VALUE;
    while (limit < need) {
      int room = (int) Math.min(buf.length - limit, end - bufStart - limit);
      int n = room <= 0 ? 0 : store.read(bufStart + limit, buf, limit, room);
      if (n <= 0) {
        return false;
      }
      limit += n;
    }
    return true;
  }

  private long reach(long position) throws IOException {
    return Math.min(store.reach(position), map.fileEnd(fileIndex));
  }

  private boolean cut(String what) throws IOException {
    Damage storeDamage = store.damage();
    if (storeDamage != null) {
      endDamage = storeDamage;
    } else if (limit > pos) {
      long end = reach(Long.MAX_VALUE);
      endDamage = damageHere(what + ", but the file ends at byte " + end);
    }
    return false;
  }

  private boolean cutBlock(int type, long len) throws IOException {
    return cut(Pcapng.name(type) + " of " + len + " bytes");
  }

  private boolean broken(String what) {
    broken = true;
    endDamage = damageHere(what);
    return false;
  }

  private boolean tooShort(int type, long len) {
    return broken(
        Pcapng.name(type) + " of at least " + Pcapng.minLen(type) + " bytes, but it claims " + len);
  }

  private boolean tooLong(int type, long len, int most) {
    return broken(Pcapng.name(type) + " of at most " + most + " bytes, but it claims " + len);
  }

  private boolean trailerWrong(int type, long len, int found) {
    return broken(
        Pcapng.name(type)
            + " with the length "
            + len
            + " also at its end, but there stands "
            + Integer.toUnsignedString(found));
  }

  private Damage damageHere(String what) {
    return new Damage(files[fileIndex].path, bufStart + pos, what);
  }

  /** The bytes around the current record; the array may change with every call of {@link #next}. */
  public byte[] buffer() {
    return buf;
  }

  /** Where the packet begins in {@link #buffer}. */
  public int dataOffset() {
    return record.dataOffset;
  }

  /** Bytes of the packet that the file holds: [dataOffset, dataOffset + capturedLen). */
  public int capturedLen() {
    return record.capturedLen;
  }

  /** Bytes that the packet had on the wire as the file tells it, unsigned; may be any number. */
  public int originalLen() {
    return record.originalLen;
  }

  /**
   * When the packet was seen, in nanoseconds since 1970; may run backwards. {@link Long#MIN_VALUE}
   * if the file does not say (simple packet block).
   */
  public long tsNanos() {
    return record.tsNanos;
  }

  /** See {@link CaptureInterface#id}. */
  public int interfaceId() {
    return record.interfaceId;
  }

  /** LINKTYPE_ number of the interface. */
  public int linkType() {
    return record.linkType;
  }

  /**
   * Where the record begins: bytes from the start of the unpacked file, plus the lengths of the
   * files before it. The key for {@link RecordAccess#read}.
   */
  public long recordOffset() {
    return record.offset;
  }

  /** Bytes read of the files as they are on disk; compare with {@link CaptureSource#sizeBytes}. */
  public long bytesRead() {
    return diskBytesBefore + (store == null ? 0 : store.diskBytes(bufStart + pos));
  }

  /**
   * Where the first damaged file stops being readable; known after {@link #next} returned false.
   */
  public Optional<Damage> damage() {
    return Optional.ofNullable(earlierDamage != null ? earlierDamage : endDamage);
  }

  /** Releases the file. A call of {@link #next} in another thread ends with an exception. */
  @Override
  public void close() throws IOException {
    ByteStore open = store;
    broken = true;
    ended = true;
    if (open != null) {
      open.close();
    }
  }
}
