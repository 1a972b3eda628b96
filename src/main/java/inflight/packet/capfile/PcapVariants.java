package inflight.packet.capfile;

import java.io.IOException;

/**
 * Some programs of the nineties (patched libpcaps of Linux distributions, Nokia routers) wrote more
 * into each record header and kept the magic number. Nothing but the records tells: another layout
 * than the usual one is taken if only with it the first records make sense.
 */
final class PcapVariants {
  private static final int[] STANDARD = {16, 24, 20};
  private static final int[] MODIFIED = {24, 28};
  private static final int RECORDS = 3;
  private static final long UNLIKELY_LEN = 128L << 20;

  private PcapVariants() {}

  /** Length of the record headers of a file with microseconds. */
  static int recordHeaderLen(PcapHeader header, boolean modified, ByteStore store)
      throws IOException {
    int[] lengths = modified ? MODIFIED : STANDARD;
    boolean usual = isLikely(header, lengths[0], store, true); // it may be cut, or still grow
    for (int i = 1; i < lengths.length && !usual; i++) {
      if (isLikely(header, lengths[i], store, false)) {
        return lengths[i];
      }
    }
    return lengths[0];
  }

  private static boolean isLikely(
      PcapHeader header, int headerLen, ByteStore store, boolean mayBeCut) throws IOException {
    byte[] b = new byte[headerLen];
    Record record = new Record();
    long position = PcapHeader.LEN;
    for (int i = 0; i < RECORDS; i++) {
      int n = fill(store, position, b);
      if (n < headerLen) {
        return n == 0 || mayBeCut;
      }
      if (isOdd(header, b, record)) {
        return false;
      }
      position += headerLen + record.capturedLen;
      if (store.reach(position) < position) {
        return mayBeCut;
      }
    }
    return true;
  }

  private static boolean isOdd(PcapHeader header, byte[] b, Record record) {
    boolean possible = header.decode(b, 0, record);
    long fraction = Bytes.i32(b, 4, header.bigEndian) & 0xffff_ffffL;
    long captured = Integer.toUnsignedLong(record.capturedLen);
    long original = Integer.toUnsignedLong(record.originalLen);
    return !possible
        || fraction >= 1_000_000
        || original > UNLIKELY_LEN
        || captured > Integer.toUnsignedLong(header.snapLen)
        || captured > original;
  }

  private static int fill(ByteStore store, long position, byte[] b) throws IOException {
    int n = 0;
    while (n < b.length) {
      int read = store.read(position + n, b, n, b.length - n);
      if (read <= 0) {
        break;
      }
      n += read;
    }
    return n;
  }
}
