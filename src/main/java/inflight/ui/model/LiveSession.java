package inflight.ui.model;

import inflight.capture.CaptureFailure;
import inflight.capture.CaptureListener;
import inflight.capture.CaptureRequest;
import inflight.capture.LiveCapture;
import inflight.capture.Way;
import inflight.document.Capture;
import inflight.host.SocketOwners;
import inflight.query.field.Escape;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.Endpoint;
import inflight.tcp.verdict.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * One capture from its start until it is saved or thrown away. The capture's own threads tell it
 * how far it has come; {@link #refresh} shows that to the window.
 */
public final class LiveSession implements CaptureListener, Capture.Growth {
  private static final long TICK_MILLIS = 100;
  private static final long OWNERS_MILLIS = 500;
  private static final long SECOND = 1_000_000_000;

  private final CaptureRequest request;
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper(true);

  private final SocketOwners owners = new SocketOwners();
  private LiveCapture capture;
  private Path file;
  private long bytes;
  private long frames;
  private long droppedByKernel = -1;
  private long droppedByInterface = -1;
  private String linkDown = "";
  private boolean ended;
  private boolean givenUp;
  private CaptureFailure failure;

  private long ratedNanos = System.nanoTime();
  private long ratedBytes;
  private long bytesPerSecond;
  private long diskLeftBytes = -1;

  public LiveSession(CaptureRequest request) {
    this.request = request;
    this.file = request.file();
  }

  /** Opens the devices, then the file; not on the window's thread. */
  Capture start(Profile profile) throws IOException, InterruptedException {
    LiveCapture started = LiveCapture.start(request, Way.usable(), this);
    synchronized (this) {
      capture = started;
    }
    Thread.ofPlatform().daemon().name("socket-owners").start(this::watchOwners);
    try {
      return Capture.open(List.of(file), profile);
    } catch (IOException e) {
      started.stop();
      throw e;
    }
  }

  @Override
  public synchronized void committed(long newBytes, long newFrames) {
    bytes = newBytes;
    frames = newFrames;
    notifyAll();
  }

  @Override
  public synchronized void dropped(long byKernel, long byInterface) {
    droppedByKernel = byKernel;
    droppedByInterface = byInterface;
  }

  @Override
  public synchronized void link(String device, boolean up) {
    linkDown = up ? "" : device;
  }

  @Override
  public synchronized void ended(Optional<CaptureFailure> why) {
    ended = true;
    failure = why.orElse(null);
    notifyAll();
  }

  @Override
  public synchronized long await(long seenBytes) throws InterruptedException {
    if (bytes <= seenBytes && !ended && !givenUp) {
      wait(TICK_MILLIS);
    }
    return givenUp || ended && bytes <= seenBytes ? COMPLETE : bytes;
  }

  /** Looks which processes have the connections, as long as the capture runs. */
  private void watchOwners() {
    try {
      while (!isOver()) {
        owners.look();
        Thread.sleep(OWNERS_MILLIS);
      }
    } catch (InterruptedException e) {
      // no more names
    }
  }

  private synchronized boolean isOver() {
    return ended || givenUp;
  }

  /** Process at the client's and the server's end, as far as they are on this machine. */
  String owner(Connection c) {
    SocketOwners.End client = end(c.clientEndpoint());
    SocketOwners.End server = end(c.serverEndpoint());
    String ofClient = owners.owner(client, server);
    String ofServer = owners.owner(server, client);
    String both = ofServer.isEmpty() || ofClient.equals(ofServer) ? "" : "→ " + ofServer;
    return Escape.text((ofClient + " " + both).strip());
  }

  private static SocketOwners.End end(Endpoint e) {
    return new SocketOwners.End(e.hi(), e.v6() ? e.lo() : e.lo() & 0xffff_ffffL, e.port());
  }

  /** Ends the capture; everything captured stays. */
  public synchronized void stop() {
    if (capture != null) {
      capture.stop();
    }
  }

  /** Ends it, and its reader too. */
  synchronized void giveUp() {
    givenUp = true;
    stop();
    notifyAll();
  }

  /** Works out rate and room; on the thread that reads the file. */
  void measure() {
    long now = System.nanoTime();
    long since = now - ratedNanos;
    if (since < SECOND) {
      return;
    }
    long left = -1;
    try {
      left = Files.getFileStore(file).getUsableSpace();
    } catch (IOException e) {
      // not known
    }
    synchronized (this) {
      bytesPerSecond = Math.round((bytes - ratedBytes) * (double) SECOND / since);
      ratedBytes = bytes;
      ratedNanos = now;
      diskLeftBytes = left;
    }
  }

  /** On the window's thread. */
  void refresh() {
    boolean runs;
    synchronized (this) {
      runs = !ended;
    }
    running.set(runs);
    version.set(version.get() + 1);
  }

  /** Until it has ended. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** It would be lost with the window. */
  public ReadOnlyBooleanProperty unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  /** Changes whenever one of the figures may have. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** What is captured, by name. */
  public String source() {
    return String.join(", ", request.interfaces());
  }

  public Path file() {
    return file;
  }

  /** Whether there is anything that could be lost. */
  public synchronized boolean holdsPackets() {
    return frames > 0;
  }

  /** Packets, rate, size, room, in one line. */
  public synchronized String figures() {
    StringBuilder line = new StringBuilder(Words.counted("live.packets", frames));
    line.append("   ").append(Words.of("live.rate", Units.bytes(ended ? 0 : bytesPerSecond)));
    line.append("   ").append(Words.of("live.size", Units.bytes(bytes)));
    if (diskLeftBytes >= 0) {
      line.append("   ").append(Words.of("live.left", Units.bytes(diskLeftBytes)));
    }
    return line.toString();
  }

  /** Always said, also when it is nothing. */
  public synchronized String drops() {
    return droppedByKernel < 0
        ? Words.of("live.drops.unknown")
        : Words.of("live.dropped", droppedByKernel, droppedByInterface);
  }

  public synchronized boolean hasDrops() {
    return droppedByKernel + droppedByInterface > 0;
  }

  /** One line: the link is down, or why it ended early; empty if all is well. */
  public synchronized String trouble() {
    if (failure != null) {
      return failure.getMessage();
    }
    return linkDown.isEmpty() || ended ? "" : Words.of("live.link", linkDown);
  }

  /** Ends it and puts a copy of the file where the user wants it; not on the window's thread. */
  void copyTo(Path target) throws IOException, InterruptedException {
    stop();
    capture.await();
    Path next = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING);
      Files.move(next, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  void saved() {
    unsaved.set(false);
  }

  /** Removes the file; after this nothing is left of the capture. */
  void discard() {
    try {
      if (capture != null) {
        capture.await();
      }
      Files.deleteIfExists(file);
    } catch (IOException | InterruptedException e) {
      // it is offered at the next start
    }
  }
}
