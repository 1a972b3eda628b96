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
  private volatile boolean closed;

  CaptureMap(int fileCount) {
    fileEnd = new long[fileCount];
    Arrays.fill(fileEnd, -1);
  }

  /** The section number {@code ordinal}; made from the arguments if it is new. */
  synchronized Section section(
      int ordinal, long start, int fileIndex, long fileBase, boolean bigEndian, PcapHeader pcap) {
    if (ordinal == sections.size()) {
      sections.add(new Section(start, fileIndex, fileBase, bigEndian, pcap));
    }
    return sections.get(ordinal);
  }

  synchronized boolean knowsIface(int id) {
    return id < ifaces.size();
  }

  synchronized void add(Section section, Iface iface) {
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

  /** As fixed by {@link #fixFileEnd}, or {@link Long#MAX_VALUE}. */
  synchronized long fileEnd(int fileIndex) {
    return fileEnd[fileIndex] < 0 ? Long.MAX_VALUE : fileEnd[fileIndex];
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

  synchronized CaptureInterface iface(int id) {
    return ifaces.get(id).info;
  }

  synchronized int indexInSection(int id) {
    return ifaceIndexInSection.get(id);
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
