package inflight.packet.capfile;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the readers of a capture have learned on their way: sections, interfaces, and where each
 * file begins in the virtual offsets. Thread-safe, only ever grows.
 *
 * <p>Every reader starts at the first byte, so all meet the same sections and interfaces in the
 * same order. Each counts what it has met, and only the first to come to a new one adds it.
 */
final class CaptureMap {
  private final List<Section> sections = new ArrayList<>();
  private final List<Iface> ifaces = new ArrayList<>();
  private final List<Integer> ifaceIndexInSection = new ArrayList<>();
  private final long[] fileEnd;
  private Damage damage;
  private long limit = Long.MAX_VALUE;
  private volatile boolean closed;

  CaptureMap(int fileCount) {
    fileEnd = new long[fileCount];
    Arrays.fill(fileEnd, -1);
  }

  /** A new walk from the first byte on. */
  Walk walk() {
    return new Walk();
  }

  /** One reader on its way through the capture. Not thread-safe. */
  final class Walk {
    private int sectionsMet;
    private int ifacesMet;
    private int fileIndex;
    private long fileBase;
    private Section section;

    /** The walk comes to a file whose first byte has this virtual offset. */
    void enterFile(int index, long base) {
      fileIndex = index;
      fileBase = base;
    }

    /** Whether the capture has as many sections and interfaces as are kept in memory. */
    boolean full() {
      return sectionsMet + ifacesMet >= Limits.SECTIONS_AND_INTERFACES;
    }

    /** The walk comes to a section at this place of the file. */
    Section section(long position, boolean bigEndian, PcapHeader pcap) {
      Section candidate = new Section(fileBase + position, fileIndex, fileBase, bigEndian, pcap);
      section = addOrKnown(sectionsMet++, candidate);
      return section;
    }

    /** The walk comes to an interface description, body b[at..end). False if it is damaged. */
    boolean iface(byte[] b, int at, int end) {
      if (!knowsIface(ifacesMet)) {
        Iface iface = Iface.parse(b, at, end, section.bigEndian, ifacesMet);
        if (iface == null) {
          return false;
        }
        add(section, iface);
      }
      ifacesMet++;
      return true;
    }

    /** The one interface of a pcap file, whose id is returned. */
    int iface(PcapHeader pcap) {
      if (!knowsIface(ifacesMet)) {
        add(section, Iface.of(pcap, ifacesMet));
      }
      return ifacesMet++;
    }
  }

  private synchronized Section addOrKnown(int ordinal, Section candidate) {
    if (ordinal == sections.size()) {
      sections.add(candidate);
    }
    return sections.get(ordinal);
  }

  private synchronized boolean knowsIface(int id) {
    return id < ifaces.size();
  }

  private synchronized void add(Section section, Iface iface) {
    if (iface.id == ifaces.size()) {
      ifaces.add(iface);
      ifaceIndexInSection.add(section.pcap == null ? section.ifaceCount() : -1);
      section.append(iface);
    }
  }

  /** The section that holds the record at this virtual offset, null if none is known to. */
  synchronized Section sectionAt(long offset) {
    int low = 0;
    int high = sections.size();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (sections.get(mid).start <= offset) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low == 0 ? null : sections.get(low - 1);
  }

  /** Counts from 1 in every file; 0 in pcap. */
  synchronized int sectionNumber(long offset) {
    Section section = sectionAt(offset);
    if (section == null || section.pcap != null) {
      return 0;
    }
    int at = sections.indexOf(section);
    int first = at;
    while (first > 0 && sections.get(first - 1).fileIndex == section.fileIndex) {
      first--;
    }
    return at - first + 1;
  }

  /**
   * How many bytes of a file are read; fixed by the first reader that leaves the file for the next
   * one, so that the offsets of the following files are the same for all.
   */
  synchronized long fixFileEnd(int fileIndex, long len) {
    if (fileEnd[fileIndex] < 0) {
      fileEnd[fileIndex] = len;
    }
    return fileEnd[fileIndex];
  }

  /** As fixed by {@link #fixFileEnd}, or as limited, or {@link Long#MAX_VALUE}. */
  synchronized long fileEnd(int fileIndex) {
    return fileEnd[fileIndex] < 0 ? limit : fileEnd[fileIndex];
  }

  /** See {@link CaptureSource#limit}. */
  synchronized void limit(long bytes) {
    limit = bytes;
  }

  synchronized int sections() {
    return sections.size();
  }

  synchronized List<CaptureInterface> interfaces() {
    List<CaptureInterface> list = new ArrayList<>(ifaces.size());
    for (Iface iface : ifaces) {
      list.add(iface.info);
    }
    return list;
  }

  /** Null for a negative id: of a block that no interface saw. */
  synchronized CaptureInterface iface(int id) {
    return id < 0 ? null : ifaces.get(id).info;
  }

  synchronized int indexInSection(int id) {
    return id < 0 ? -1 : ifaceIndexInSection.get(id);
  }

  synchronized Damage damage() {
    return damage;
  }

  synchronized void damage(Damage found) {
    damage = found;
  }

  /** Makes every reader fail at its next look into the file. */
  void close() {
    closed = true;
  }

  void checkOpen() throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
  }
}
