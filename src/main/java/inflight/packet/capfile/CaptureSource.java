package inflight.packet.capfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An opened capture: one file, or several ring files in the order of their time, each plain or
 * compressed by gzip, zstd or lz4.
 *
 * <p>A compressed file is unpacked, as far as it is read, into a temporary file without a name that
 * vanishes with the source. At most 4 GiB are unpacked; the system property {@code
 * inflight.maxUnpackedBytes} sets another limit, and what lies behind it is reported as damage.
 *
 * <p>Thread-safe. The readers it gives are not, but any number may work at the same time. Closing
 * the source makes all of them fail at their next look into the file; they still want to be closed.
 */
public final class CaptureSource implements Closeable {
  private final CaptureFile[] files;
  private final CaptureMap map;

  private CaptureSource(CaptureFile[] files) {
    this.files = files;
    this.map = new CaptureMap(files.length);
  }

  /**
   * Opens the files and reads their headers; of several files also their first records.
   *
   * @param paths at least one; several are ordered by the time of their first record, files without
   *     one behind the others
   * @throws CaptureException if one of them is no capture or cannot be read
   */
  public static CaptureSource open(List<Path> paths) throws CaptureException {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("no file");
    }
    CaptureFile[] files = new CaptureFile[paths.size()];
    long[] firstTimes = new long[files.length];
    try {
      for (int i = 0; i < files.length; i++) {
        files[i] = CaptureFile.open(paths.get(i));
        firstTimes[i] = files.length == 1 ? 0 : firstTime(files[i]);
      }
      sort(files, firstTimes);
      CaptureSource source = new CaptureSource(files);
      begin(source);
      return source;
    } catch (CaptureException | RuntimeException e) {
      close(files);
      throw e;
    }
  }

  /** Sees to it that the first header is sound, and the interface of a pcap known. */
  private static void begin(CaptureSource source) throws CaptureException {
    CaptureFile file = source.files[0];
    try (RecordReader reader = source.records()) {
      if (!reader.begin()) {
        Damage damage = reader.damage().orElse(new Damage(file.path, 0, "a section header"));
        throw new CaptureException(
            file.path,
            damage.byteOffset(),
            "is a pcapng file that cannot be read (at byte "
                + damage.byteOffset()
                + "; expected "
                + damage.expected()
                + "): copy or capture it again");
      }
    } catch (CaptureException e) {
      throw e;
    } catch (IOException e) {
      throw CaptureFile.unreadable(file.path, e);
    }
  }

  /** Time of the first record that has one, {@link Long#MAX_VALUE} if none is near the start. */
  private static long firstTime(CaptureFile file) throws CaptureException {
    CaptureSource alone = new CaptureSource(new CaptureFile[] {file});
    begin(alone);
    try (RecordReader reader = alone.records()) {
      for (int i = 0; i < 100 && reader.next(); i++) {
        if (reader.tsNanos() != Long.MIN_VALUE) {
          return reader.tsNanos();
        }
      }
      return Long.MAX_VALUE;
    } catch (IOException e) {
      throw CaptureFile.unreadable(file.path, e);
    }
  }

  /** Insertion sort: stable, and ring files mostly come in order. */
  private static void sort(CaptureFile[] files, long[] times) {
    for (int i = 1; i < files.length; i++) {
      for (int j = i; j > 0 && times[j - 1] > times[j]; j--) {
        CaptureFile file = files[j];
        files[j] = files[j - 1];
        files[j - 1] = file;
        long time = times[j];
        times[j] = times[j - 1];
        times[j - 1] = time;
      }
    }
  }

  /** The files in the order in which they are read. */
  public List<Path> files() {
    List<Path> paths = new ArrayList<>();
    for (CaptureFile file : files) {
      paths.add(file.path);
    }
    return Collections.unmodifiableList(paths);
  }

  /**
   * Such as {@code pcapng} or {@code nanosecond pcap, gzip}; several different ones joined by +.
   */
  public String formatName() {
    Set<String> names = new LinkedHashSet<>();
    for (CaptureFile file : files) {
      names.add(file.formatName);
    }
    return String.join(" + ", names);
  }

  /** Bytes of the files on disk, now; 0 for one that has gone. */
  public long sizeBytes() {
    long sum = 0;
    for (CaptureFile file : files) {
      try {
        sum += Files.size(file.path);
      } catch (IOException e) {
        // gone: a reader will say so
      }
    }
    return sum;
  }

  /**
   * Readers see no more than so many bytes of the last file, until another limit is set: what is
   * behind them is still being written.
   */
  public void limit(long bytes) {
    map.limit(bytes);
  }

  /** A new reader at the start of the capture. */
  public RecordReader records() {
    return new RecordReader(files, map);
  }

  /** A new way to single records, for one thread. */
  public RecordAccess access() {
    return new RecordAccess(files, map);
  }

  /** The interfaces that any reader has met so far, by {@link CaptureInterface#id}. */
  public List<CaptureInterface> interfaces() {
    return map.interfaces();
  }

  /** One of {@link #interfaces}, without making the list; null for -1, which is none. */
  public CaptureInterface iface(int id) {
    return map.iface(id);
  }

  /**
   * The number that the file itself gives to the interface, counting from 0 in every section; -1 in
   * pcap, which gives none, and for frames without an interface.
   */
  public int indexInSection(int interfaceId) {
    return map.indexInSection(interfaceId);
  }

  /**
   * Number of the pcapng section that holds a record, from 1 in every file; 0 in pcap.
   *
   * @param recordOffset of {@link RecordReader#recordOffset}
   */
  public int sectionNumber(long recordOffset) {
    return map.sectionNumber(recordOffset);
  }

  /** Where the capture stops being readable; known after a reader reached the end. */
  public Optional<Damage> damage() {
    return Optional.ofNullable(map.damage());
  }

  /** pcapng sections that any reader has met so far; a pcap file counts as one. */
  public int sections() {
    return map.sections();
  }

  /** Deletes what was unpacked. */
  @Override
  public void close() {
    map.close();
    close(files);
  }

  private static void close(CaptureFile[] files) {
    for (CaptureFile file : files) {
      try {
        if (file != null) {
          file.close();
        }
      } catch (IOException e) {
        // nothing depends on it any more
      }
    }
  }
}
