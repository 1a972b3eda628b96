package inflight.document;

import inflight.packet.capfile.CaptureException;
import inflight.packet.capfile.CaptureSource;
import inflight.packet.capfile.Damage;
import inflight.packet.index.FrameReader;
import inflight.packet.index.FrameTable;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Profile;
import inflight.tcp.verdict.TraceBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One open capture: its file or files, the frames and connections found so far. {@link #load} runs
 * once, on one thread; everything else may be asked from any thread while it runs.
 */
public final class Capture implements Closeable {
  private final CaptureSource source;
  private final Profile profile;
  private final Indexer indexer;
  private volatile boolean loaded;

  private Capture(CaptureSource source, Profile profile, boolean keepsFrames) {
    this.source = source;
    this.profile = profile;
    this.indexer = new Indexer(source, profile, keepsFrames);
  }

  /** As {@link #open(List, Profile)}, judged by the rules of "Wireshark 4.0". */
  public static Capture open(List<Path> files) throws CaptureException {
    return open(files, Profile.WIRESHARK_4_0);
  }

  /** Opens the files of one capture; reads no more than their headers. */
  public static Capture open(List<Path> files, Profile profile) throws CaptureException {
    return new Capture(CaptureSource.open(files), profile, true);
  }

  /** As {@link #open}, for connections and their statistics only: {@link #frames} stays empty. */
  public static Capture openForConnections(List<Path> files, Profile profile)
      throws CaptureException {
    return new Capture(CaptureSource.open(files), profile, false);
  }

  /** Called now and then by {@link #load} on its thread. */
  @FunctionalInterface
  public interface Progress {
    /** Nobody wants to know. */
    Progress NONE = (bytes, total) -> true;

    /** Returns false to cancel: what was read so far stays usable. */
    boolean report(long bytesRead, long bytesTotal);
  }

  /** Tells how far a file that is being written has come. */
  @FunctionalInterface
  public interface Growth {
    /** The file will not grow any more. */
    long COMPLETE = -1;

    /**
     * Returns when there are more than {@code seenBytes}, and now and then without.
     *
     * @return how many bytes of the file are whole records, or {@link #COMPLETE}
     */
    long await(long seenBytes) throws InterruptedException;
  }

  /** Reads a file that is being written, as it grows, in place of {@link #load}. */
  public void follow(Growth growth, Progress progress) throws IOException, InterruptedException {
    indexer.follow(growth, progress);
    loaded = true;
  }

  /** Reads everything there is. */
  public void load(Progress progress) throws IOException {
    indexer.run(progress);
    loaded = true;
  }

  public boolean loaded() {
    return loaded;
  }

  /** Whose rules judge the segments. */
  public Profile profile() {
    return profile;
  }

  public CaptureSource source() {
    return source;
  }

  public FrameTable frames() {
    return indexer.frames();
  }

  /** Of the first frame that has a time, in nanoseconds since 1970; 0 if none has. */
  public long startNanos() {
    return indexer.startNanos() == Indexer.NO_TIME ? 0 : indexer.startNanos();
  }

  public ConnectionTable connections() {
    return indexer.connections();
  }

  /** What is counted per connection, up to date with {@link #frames}. */
  public ConnectionStatistics statistics() {
    return indexer.statistics();
  }

  /** Damage found while loading: everything before it is there. */
  public Optional<Damage> damage() {
    return source.damage();
  }

  /** A reader of single frames for the calling thread; close it. */
  public FrameReader frameReader() {
    return new FrameReader(source, frames());
  }

  /**
   * Everything about one connection, read again from the file. Takes about 2 us a segment: not on
   * the window's thread.
   */
  public ConnectionTrace trace(int connection) throws IOException {
    try (FrameReader reader = frameReader()) {
      return new TraceBuilder(frames(), connections(), connection, reader, profile).build();
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
