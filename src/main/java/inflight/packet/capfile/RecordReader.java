package inflight.packet.capfile;

import inflight.packet.wire.LinkType;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the records of a capture one after the other. The getters speak of the record that {@link
 * #next} found, until the next call. Makes no object per record. Not thread-safe.
 */
public final class RecordReader implements Closeable {
  private final CaptureFile[] files;
  private final CaptureMap map;
  private final CaptureMap.Walk walk;
  private final Record record = new Record();

  private int fileIndex = -1;
  private volatile FileWindow window;
  private byte[] buf = new byte[FileWindow.SIZE];

  /** One of these reads the file. */
  private PcapHeader pcap;

  private PcapngBlocks pcapng;

  /** Virtual offset of the first byte of this file. */
  private long fileBase;

  private long diskBytesBefore;
  private Damage earlierDamage;

  /** The last call found no record. */
  private boolean ended;

  RecordReader(CaptureFile[] files, CaptureMap map) {
    this.files = files;
    this.map = map;
    this.walk = map.walk();
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
      if (pcap != null ? nextRecord() : pcapng != null && pcapng.next()) {
        return true;
      }
    } while (nextFile());
    ended = true;
    map.damage(damage().orElse(null));
    return false;
  }

  /** Opens the first file and reads its header only. False if that is damaged. */
  boolean begin() throws IOException {
    return nextFile() && (pcap != null || pcapng.begin());
  }

  private boolean resume() {
    if (window.broken) {
      return false;
    }
    ended = false;
    window.damage = null;
    return true;
  }

  /** Leaves a file at its end for the next one, or opens the first. False if there is none. */
  private boolean nextFile() throws IOException {
    if (fileIndex + 1 == files.length) {
      return false;
    }
    map.checkOpen();
    if (window != null) {
      long end = map.fixFileEnd(fileIndex, window.end());
      diskBytesBefore += window.diskBytes(end);
      fileBase += end;
      earlierDamage = earlierDamage == null ? window.damage : earlierDamage;
      buf = window.buf;
      window.close();
    }
    CaptureFile file = files[++fileIndex];
    window = new FileWindow(file, map, fileIndex, buf);
    walk.enterFile(fileIndex, fileBase);
    pcap = file.pcap;
    pcapng = pcap == null ? new PcapngBlocks(window, walk, record) : null;
    if (pcap != null) {
      window.seek(PcapHeader.LEN);
      walk.section(0, pcap.bigEndian, pcap);
      record.interfaceId = walk.iface(pcap);
      record.linkType = pcap.linkType;
    }
    return true;
  }

  private boolean nextRecord() throws IOException {
    FileWindow w = window;
    PcapHeader header = pcap;
    int headerLen = header.recordHeaderLen;
    if (w.limit - w.pos < headerLen && !w.fill(headerLen)) {
      return w.cut("a record header of " + headerLen + " bytes");
    }
    if (!header.decode(w.buf, w.pos, record)) {
      return w.broken(header.tooLong(record.capturedLen));
    }
    int len = headerLen + record.capturedLen;
    if (w.limit - w.pos < len) {
      if (!w.fill(len)) {
        return w.cut("a record of " + headerLen + " + " + record.capturedLen + " bytes");
      }
      record.dataOffset = w.pos + headerLen;
    }
    record.offset = fileBase + w.position();
    w.pos += len;
    return true;
  }

  /** The bytes around the current record; the array may change with every call of {@link #next}. */
  public byte[] buffer() {
    return window == null ? buf : window.buf;
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
   * if the file does not say (simple packet block, custom block).
   */
  public long tsNanos() {
    return record.tsNanos;
  }

  /** The time where {@link #tsNanos} does not say it as the file does; null with ordinary times. */
  public OddTime oddTime() {
    return record.oddTime;
  }

  /** See {@link CaptureInterface#id}; -1 for a block of pcapng that is no packet. */
  public int interfaceId() {
    return record.interfaceId;
  }

  /** LINKTYPE_ number of the interface, or one of the negative ones of {@link LinkType}. */
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
    return diskBytesBefore + (window == null ? 0 : window.diskBytes(window.position()));
  }

  /**
   * Where the first damaged file stops being readable; known after {@link #next} returned false.
   */
  public Optional<Damage> damage() {
    Damage here = window == null ? null : window.damage;
    return Optional.ofNullable(earlierDamage != null ? earlierDamage : here);
  }

  /** Releases the file. A call of {@link #next} in another thread ends with an exception. */
  @Override
  public void close() throws IOException {
    FileWindow open = window;
    if (open != null) {
      open.close();
    }
  }
}
