package inflight.ui.model;

import inflight.capture.CaptureRequest;
import inflight.document.Capture;
import inflight.query.field.Escape;
import inflight.tcp.verdict.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The window: the welcome page, or one open capture. */
public final class WindowModel {
  private static final String RULES = "rules";

  private final Background background;
  private final Background.Latest opening;
  private final Settings settings;
  private final RecentFiles recent;
  private final FilterHistory filters;
  private final Player player;
  private final UnsavedCaptures unsavedCaptures;
  private final CaptureModel capturePage;
  private final List<Sample> samples = Sample.all();
  private final ReadOnlyObjectWrapper<Workbench> workbench = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper rehearsing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Profile> rules = new SimpleObjectProperty<>();

  public WindowModel(Background background, Settings settings) {
    this.background = background;
    this.player = new Player(background);
    this.opening = background.latest();
    this.settings = settings;
    this.recent = new RecentFiles(settings);
    this.unsavedCaptures = new UnsavedCaptures(settings.dataFolder().resolve("captures"));
    this.capturePage = new CaptureModel(background, unsavedCaptures);
    this.filters = new FilterHistory(settings);
    Profile kept = Profile.of(settings.get(RULES, ""));
    rules.set(kept == null ? Profile.WIRESHARK_4_0 : kept);
    rules.addListener((p, was, is) -> rulesChanged(is));
  }

  /** Remembers the choice, and judges what is open by it. */
  private void rulesChanged(Profile is) {
    settings.set(RULES, is.id());
    settings.save();
    Workbench bench = workbench.get();
    if (bench != null && !rehearsing.get() && bench.live() == null) {
      open(bench.open().files());
    }
  }

  /**
   * Opens the files of one capture in place of what is open. What cannot be opened is said in
   * {@link #problemProperty}, and what was open stays.
   */
  public void open(List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    busy.set(true);
    problem.set("");
    Profile profile = rules.get();
    opening.run(
        () -> Capture.open(files, profile),
        capture -> {
          busy.set(false);
          show(capture, files.getFirst());
        },
        e -> {
          busy.set(false);
          problem.set(String.valueOf(e.getMessage()));
          if (!Files.exists(files.getFirst())) {
            recent.forget(files.getFirst().toAbsolutePath().normalize());
          }
        });
  }

  /**
   * Opens a sample behind the welcome page, so that everything a first capture needs has been
   * loaded and has run once by the time the user opens one. Nothing is to be seen of it.
   */
  public void rehearse() {
    if (samples.isEmpty() || workbench.get() != null || busy.get()) {
      return;
    }
    background.run(
        () -> Capture.open(List.of(samples.getFirst().file())),
        capture -> {
          if (workbench.get() == null && !busy.get()) {
            Workbench bench = new Workbench(capture, player, background);
            rehearsing.set(true);
            workbench.set(bench);
            bench.open().load();
          } else {
            OpenCapture.giveBack(capture);
          }
        },
        e -> {
          // then the first capture opens as it opens
        });
  }

  /** Ends the rehearsal, if there is one. */
  public void endRehearsal() {
    if (rehearsing.get()) {
      close();
    }
  }

  /** Captures, and shows what comes in place of what is open. */
  public void capture(CaptureRequest request) {
    busy.set(true);
    problem.set("");
    LiveSession live = new LiveSession(request);
    Profile profile = rules.get();
    opening.run(
        () -> live.start(profile),
        capture -> {
          busy.set(false);
          close();
          capturePage.shownProperty().set(false);
          Workbench bench = new Workbench(capture, live, player, background, filters);
          workbench.set(bench);
          bench.open().load();
        },
        e -> {
          busy.set(false);
          problem.set(String.valueOf(e.getMessage()));
        });
  }

  /** Saves the live capture that is open; what goes wrong is said in {@link #problemProperty}. */
  public void saveLive(Path target, Runnable then) {
    LiveSession live = live();
    if (live == null) {
      return;
    }
    background.run(
        () -> {
          live.copyTo(target);
          return target;
        },
        done -> {
          live.saved();
          recent.opened(target, -1, System.currentTimeMillis());
          then.run();
        },
        e -> problem.set(Words.of("live.not.saved", String.valueOf(e.getMessage()))));
  }

  /** Throws the live capture away that is open. */
  public void discardLive() {
    LiveSession live = live();
    if (live != null) {
      live.saved();
      close();
      background.run(
          () -> {
            live.discard();
            return null;
          },
          done -> {},
          e -> {});
    }
  }

  private LiveSession live() {
    return workbench.get() == null ? null : workbench.get().live();
  }

  /** Whether closing what is open would lose packets. */
  public boolean unsaved() {
    LiveSession live = live();
    return live != null && live.unsavedProperty().get() && live.holdsPackets();
  }

  private void show(Capture capture, Path file) {
    close();
    Workbench bench = new Workbench(capture, null, player, background, filters);
    recent.opened(file, -1, System.currentTimeMillis());
    bench
        .open()
        .phaseProperty()
        .addListener(
            (p, was, is) -> {
              if (is == OpenCapture.Phase.LOADED) {
                recent.opened(
                    file, bench.open().framesProperty().get(), System.currentTimeMillis());
              }
            });
    workbench.set(bench);
    bench.open().load();
  }

  /** Back to the welcome page. */
  public void close() {
    Workbench was = workbench.get();
    if (was != null) {
      rehearsing.set(false);
      workbench.set(null);
      was.close();
    }
  }

  /** Tells of a mistake of the program in one line that holds nothing of what was captured. */
  public void mistake(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    problem.set(Words.of("bug", e.getClass().getSimpleName() + where));
  }

  /** Something could not be done: one line. */
  public void problem(String line) {
    problem.set(line);
  }

  /** The user has read {@link #problemProperty}. */
  public void dismissProblem() {
    problem.set("");
  }

  /** What is open, null for the welcome page. */
  public ReadOnlyObjectProperty<Workbench> workbenchProperty() {
    return workbench.getReadOnlyProperty();
  }

  /** What is open is only open for practice: the welcome page stays. */
  public ReadOnlyBooleanProperty rehearsingProperty() {
    return rehearsing.getReadOnlyProperty();
  }

  /** A file is being opened. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** One line: what could not be opened, why, what to do; empty if nothing is wrong. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public List<Sample> samples() {
    return samples;
  }

  public RecentFiles recent() {
    return recent;
  }

  /** The page on which a live capture is begun. */
  public CaptureModel capturePage() {
    return capturePage;
  }

  /** Live captures that were never saved, of runs that ended without asking. */
  public List<Path> leftBehind() {
    return unsavedCaptures.leftBehind();
  }

  /** One of {@link #leftBehind} in words: what was captured, when, how much. */
  public String describeLeft(Path file) {
    String name = file.getFileName().toString().replaceFirst("-\\d+\\.pcapng$", "");
    try {
      return Words.of("left.open", Escape.text(name), Units.bytes(Files.size(file)));
    } catch (IOException e) {
      return Words.of("left.open", Escape.text(name), "");
    }
  }

  /** Removes one of {@link #leftBehind}. */
  public void deleteLeftBehind(Path file) {
    try {
      if (unsavedCaptures.holds(file)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      problem.set(String.valueOf(e.getMessage()));
    }
  }

  /** Plays the connection looked at. */
  public Player player() {
    return player;
  }

  /** Whose rules judge captures; kept in the settings. A change opens what is open once more. */
  public ObjectProperty<Profile> rulesProperty() {
    return rules;
  }

  public Settings settings() {
    return settings;
  }

  public Background background() {
    return background;
  }
}
