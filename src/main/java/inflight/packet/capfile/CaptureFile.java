package inflight.packet.capfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One file of a capture, opened and recognised. */
final class CaptureFile implements Closeable {
  private static final int HEAD = 512;

  final Path path;

  /** Null in pcapng. */
  final PcapHeader pcap;

  final String formatName;

  /** Null if the file is not compressed. */
  private final UnpackedStore unpacked;

  private CaptureFile(Path path, PcapHeader pcap, UnpackedStore unpacked) {
    this.path = path;
    this.pcap = pcap;
    this.unpacked = unpacked;
    this.formatName =
        (pcap == null ? "pcapng" : pcap.name)
            + (unpacked == null ? "" : ", " + unpacked.packing.title);
  }

  /** Reads the first bytes only. */
  static CaptureFile open(Path path) throws CaptureException {
    UnpackedStore unpacked = null;
    try {
      checkKind(path);
      byte[] head = new byte[HEAD];
      int len = head(new PlainStore(path), head);
      Packing packing = Packing.of(head, len);
      if (packing != null) {
        unpacked = new UnpackedStore(path, packing);
        len = head(unpacked, head);
      }
      CaptureFile file = new CaptureFile(path, recognise(path, head, len, unpacked), unpacked);
      unpacked = null;
      return file;
    } catch (CaptureException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(path, e);
    } finally {
      if (unpacked != null) {
        disposeQuietly(unpacked);
      }
    }
  }

  static CaptureException unreadable(Path path, IOException e) {
    String why;
    if (e instanceof NoSuchFileException) {
      why = "there is no such file: check the name and the folder";
    } else if (e instanceof AccessDeniedException) {
      why = "may not be read by this user: ask its owner, or change its permissions";
    } else {
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      why = "cannot be read (" + Printable.of(message) + "): check the disk, or copy the file";
    }
    return new CaptureException(path, -1, why, e);
  }

  private static void checkKind(Path path) throws CaptureException {
    if (Files.isDirectory(path)) {
      throw new CaptureException(path, -1, "is a folder: name a capture file in it");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new CaptureException(
          path, -1, "is a device or pipe: save what it gives into a file and open that");
    }
  }

  private static int head(ByteStore store, byte[] head) throws IOException {
    try (store) {
      int len = 0;
      while (len < head.length) {
        int n = store.read(len, head, len, head.length - len);
        if (n <= 0) {
          break;
        }
        len += n;
      }
      return len;
    }
  }

  private static PcapHeader recognise(Path path, byte[] head, int len, UnpackedStore unpacked)
      throws IOException {
    boolean pcapng = len >= 4 && Bytes.i32(head, 0, false) == Pcapng.SECTION;
    boolean pcap = len >= 4 && PcapHeader.isMagic(head);
    if (!pcap && !pcapng) {
      throw new CaptureException(path, 0, Foreign.sentence(head, len, unpacked));
    }
    if (pcapng) {
      return null;
    }
    if (len < PcapHeader.LEN) {
      throw new CaptureException(
          path,
          len,
          "is a pcap file cut inside its header ("
              + len
              + " of 24 bytes): copy or capture it again");
    }
    String unknown = PcapHeader.unknownVersion(head);
    if (unknown != null) {
      throw new CaptureException(
          path,
          4,
          "is pcap version "
              + unknown
              + ", only 2.0 and later are known: convert it with the program"
              + " that wrote it");
    }
    try (ByteStore store = unpacked != null ? unpacked : new PlainStore(path)) {
      return PcapHeader.parse(head, store);
    }
  }

  /** A new way to its bytes, for one reader. */
  ByteStore store() throws IOException {
    return unpacked != null ? unpacked : new PlainStore(path);
  }

  @Override
  public void close() throws IOException {
    if (unpacked != null) {
      unpacked.dispose();
    }
  }

  private static void disposeQuietly(UnpackedStore store) {
    try {
      store.dispose();
    } catch (IOException e) {
      // another failure is already on its way
    }
  }
}
