package inflight.packet.capfile;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads single records again, by the {@link RecordReader#recordOffset} of a reader of the same
 * source. Records near the last one come from memory. Not thread-safe: each thread takes its own.
 */
public final class RecordAccess implements Closeable {
  private static final int WINDOW = 16 << 10;
  private static final int OPT_COMMENT = 1;

  private final CaptureFile[] files;
  private final CaptureMap map;
  private final Record record = new Record();

  private int fileIndex = -1;
  private ByteStore store;
  private byte[] buf = new byte[WINDOW];
  private long bufStart;
  private int bufLen;

  private Section section;

  /** Options of the current record in buf, empty in pcap. */
  private int optionsFrom;

  private int optionsTo;

  RecordAccess(CaptureFile[] files, CaptureMap map) {
    this.files = files;
    this.map = map;
  }

  /**
   * Reads one record; the getters then speak of it, until the next call.
   *
   * @throws CaptureException if there is no record at this offset, as when the file was changed
   */
  public void read(long recordOffset) throws IOException {
    map.checkOpen();
    section = map.sectionAt(recordOffset);
    if (section == null) {
      throw new CaptureException(files[0].path, recordOffset, "no record was read at this offset");
    }
    long position = recordOffset - section.fileBase;
    boolean found = section.pcap != null ? readPcap(position) : readPcapng(position);
    if (!found) {
      throw new CaptureException(
          files[section.fileIndex].path,
          position,
          "the record at byte "
              + position
              + " is no longer there: was the file changed? Open it again");
    }
    record.offset = recordOffset;
  }

  private boolean readPcap(long position) throws IOException {
    PcapHeader header = section.pcap;
    int at = hold(position, header.recordHeaderLen);
    if (at < 0 || !header.decode(buf, at, record)) {
      return false;
    }
    at = hold(position, header.recordHeaderLen + record.capturedLen);
    record.dataOffset = at + header.recordHeaderLen;
    record.interfaceId = section.iface(0).id;
    record.linkType = header.linkType;
    optionsFrom = optionsTo = 0;
    return at >= 0;
  }

  private boolean readPcapng(long position) throws IOException {
    int at = hold(position, 16);
    if (at < 0) {
      return false;
    }
    int type = Bytes.i32(buf, at, section.bigEndian);
    long len = (Bytes.i32(buf, at + 4, section.bigEndian) & 0xffff_ffffL) + 3 & ~3L;
    if (!Pcapng.isFrame(type) || len < Pcapng.minLen(type) || len > Limits.PACKET_BLOCK) {
      return false;
    }
    at = hold(position, (int) len);
    if (at < 0 || Pcapng.decodeFrame(buf, at, type, (int) len, section, record) != null) {
      return false;
    }
    optionsFrom = Pcapng.optionsAt(record);
    optionsTo = Pcapng.hasOptions(type) ? at + (int) len - 4 : optionsFrom;
    return true;
  }

  /**
   * Where in buf the bytes [position, position + len) of the section's file stand, -1 if nowhere.
   */
  private int hold(long position, int len) throws IOException {
    open(section.fileIndex);
    if (position >= bufStart && position + len <= bufStart + bufLen) {
      return (int) (position - bufStart);
    }
    if (len > buf.length) {
      if (store.reach(position + len) < position + len) {
        return -1;
      }
      buf = new byte[len + WINDOW];
    }
    bufStart = position;
    bufLen = 0;
    while (bufLen < len) {
      int n = store.read(position + bufLen, buf, bufLen, buf.length - bufLen);
      if (n <= 0) {
        return -1;
      }
      bufLen += n;
    }
    return 0;
  }

  private void open(int index) throws IOException {
    if (index != fileIndex) {
      close();
      store = files[index].store();
      fileIndex = index;
    }
  }

  /** The bytes around the record; the array may change with every call of {@link #read}. */
  public byte[] buffer() {
    return buf;
  }

  /** Where the packet begins in {@link #buffer}. */
  public int dataOffset() {
    return record.dataOffset;
  }

  /** As {@link RecordReader#capturedLen}. */
  public int capturedLen() {
    return record.capturedLen;
  }

  /** As {@link RecordReader#originalLen}. */
  public int originalLen() {
    return record.originalLen;
  }

  /** As {@link RecordReader#tsNanos}. */
  public long tsNanos() {
    return record.tsNanos;
  }

  /** As {@link RecordReader#interfaceId}. */
  public int interfaceId() {
    return record.interfaceId;
  }

  /** As {@link RecordReader#linkType}. */
  public int linkType() {
    return record.linkType;
  }

  /** As {@link RecordReader#recordOffset}. */
  public long recordOffset() {
    return record.offset;
  }

  /** The comments of the record as they stand in the file, which may hold anything; often none. */
  public List<String> comments() {
    List<String> comments = new ArrayList<>();
    if (optionsTo > optionsFrom) {
      Options o = new Options(buf, optionsFrom, optionsTo, section.bigEndian);
      while (o.next()) {
        if (o.code == OPT_COMMENT) {
          comments.add(o.text());
        }
      }
    }
    return comments;
  }

  /** All comments of the record, one per line, raw; empty if there are none. */
  public String comment() {
    return String.join("\n", comments());
  }

  @Override
  public void close() throws IOException {
    fileIndex = -1;
    bufLen = 0;
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
