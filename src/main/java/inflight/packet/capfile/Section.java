package inflight.packet.capfile;

import java.util.Arrays;

/**
 * A stretch of a capture that is decoded in one way: a whole pcap file, or a pcapng section with
 * its own byte order and interfaces.
 *
 * <p>One reader appends interfaces (through {@link CaptureMap}); other threads may look them up
 * meanwhile.
 */
final class Section {
  private static final Iface[] NONE = {};

  /** Virtual offset of its first byte. */
  final long start;

  final int fileIndex;

  /** Virtual offset of the first byte of its file. */
  final long fileBase;

  final boolean bigEndian;

  /** Null in pcapng. */
  final PcapHeader pcap;

  private Iface[] ifaces = NONE;
  private volatile int ifaceCount;

  Section(long start, int fileIndex, long fileBase, boolean bigEndian, PcapHeader pcap) {
    this.start = start;
    this.fileIndex = fileIndex;
    this.fileBase = fileBase;
    this.bigEndian = bigEndian;
    this.pcap = pcap;
  }

  int ifaceCount() {
    return ifaceCount;
  }

  /** Null if the section has described no such interface (yet). */
  Iface iface(int indexInSection) {
    // The volatile read comes first: it makes the array and its elements visible.
    return indexInSection >= 0 && indexInSection < ifaceCount ? ifaces[indexInSection] : null;
  }

  void append(Iface iface) {
    int n = ifaceCount;
    if (n == ifaces.length) {
      ifaces = Arrays.copyOf(ifaces, 2 * n + 1);
    }
    ifaces[n] = iface;
    ifaceCount = n + 1;
  }
}
