package inflight.ui.model;

import inflight.document.Capture;
import inflight.packet.capfile.Damage;
import inflight.query.field.Escape;
import inflight.tcp.connection.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * One capture while it loads and after. A thread of its own reads the file; {@link #refresh} copies
 * what it has come to into the properties, as often as the window wants to show it.
 */
public final class OpenCapture {
  /** How far loading has come. */
  public enum Phase {
    LOADING,
    /** The file is being written by a live capture, and read as it grows. */
    CAPTURING,
    LOADED,
    /** Stopped by the user: what was read is shown. */
    CANCELLED,
    /** The file could not be read on: what was read is shown. */
    FAILED
  }

  private final Capture capture;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyIntegerWrapper frames = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper connections = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

  private final LiveSession live;
  private final Courtesy courtesy = new Courtesy();
  private volatile double share;
  private volatile boolean cancelled;
  private volatile boolean closed;
  private volatile Phase reached;
  private volatile String failure = "";

  /**
   * @param live what writes the file, null if nobody does
   */
  OpenCapture(Capture capture, LiveSession live) {
    this.capture = capture;
    this.live = live;
    this.reached = live == null ? Phase.LOADING : Phase.CAPTURING;
    phase.set(reached);
  }

  /** Starts reading. */
  void load() {
    Thread.ofPlatform().daemon().name("load").start(this::read);
  }

  private void read() {
    Phase end;
    try {
      if (live == null) {
        capture.load(this::progress);
      } else {
        capture.follow(live, this::progress);
      }
      end = cancelled ? Phase.CANCELLED : Phase.LOADED;
    } catch (IOException e) {
      failure = cancelled ? "" : e.getMessage();
      end = cancelled ? Phase.CANCELLED : Phase.FAILED;
    } catch (InterruptedException e) {
      end = Phase.CANCELLED;
    } catch (OutOfMemoryError e) {
      failure = Words.of("load.memory");
      end = Phase.FAILED;
    }
    reached = end;
    if (closed) {
      giveBack(capture);
    }
  }

  private boolean progress(long bytes, long total) {
    share = total <= 0 ? 0 : Math.min(1, (double) bytes / total);
    courtesy.giveWay();
    if (live != null) {
      live.measure();
    }
    return !cancelled;
  }

  /** The window's thread was at work just now: tells the reading thread, which gives way to it. */
  public void beat() {
    courtesy.beat();
  }

  /** Brings the properties up to date; on the window's thread. */
  public void refresh() {
    Phase now = reached;
    frames.set(capture.frames().size());
    connections.set(capture.connections().size());
    progress.set(now == Phase.LOADED ? 1 : share);
    if (!isOnItsWay(now)) {
      trouble.set(failure.isEmpty() ? capture.damage().map(Damage::message).orElse("") : failure);
    }
    phase.set(now);
  }

  /** Whether reading has come to its end, which {@link #refresh} has perhaps not shown yet. */
  public boolean ended() {
    return !isOnItsWay(reached);
  }

  /** Stops loading; what was read stays. */
  public void cancel() {
    cancelled = true;
  }

  /** Stops loading and gives the file back. */
  void close() {
    cancelled = true;
    closed = true;
    if (live != null) {
      live.giveUp();
    }
    if (ended()) {
      giveBack(capture);
    }
  }

  /** Closes the file of a capture that was only read. */
  static void giveBack(Capture capture) {
    try {
      capture.close();
    } catch (IOException e) {
      // nothing is lost with it
    }
  }

  /** The process on this machine that has a connection of a live capture; empty if not known. */
  String owner(Connection c) {
    return live == null ? "" : live.owner(c);
  }

  public Capture capture() {
    return capture;
  }

  public List<Path> files() {
    return capture.source().files();
  }

  /** The name of the first file, and how many more there are. */
  public String title() {
    if (live != null) {
      return Words.of("live.title", live.source());
    }
    List<Path> files = files();
    String name = Escape.text(files.getFirst().getFileName().toString());
    return files.size() == 1 ? name : Words.of("file.and.more", name, files.size() - 1);
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** More is to come, from the file or from a live capture. */
  public boolean loading() {
    return isOnItsWay(phase.get());
  }

  private static boolean isOnItsWay(Phase phase) {
    return phase == Phase.LOADING || phase == Phase.CAPTURING;
  }

  /** From 0 to 1. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty framesProperty() {
    return frames.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty connectionsProperty() {
    return connections.getReadOnlyProperty();
  }

  /** One line about damage or why reading stopped; empty if all is well. */
  public ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }
}
